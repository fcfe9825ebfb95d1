// The matrix in plain words: for each profession, the categories of documents it reads, and where each answer comes from.
import type { VNode } from 'preact';
import { AccessSections } from '../citizen/index.js';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '../kernel/codes/document-classes.js';
import { documentType, DOCUMENT_TYPES } from '../kernel/codes/document-types.js';
import { isProfession, PROFESSIONS } from '../kernel/codes/professions.js';
import { Details, formatDate, Notice, Table, Tag, type Messages } from '../web/index.js';
import { compareMatrices } from './matrix/compare-matrices.js';
import { matrixCell } from './matrix/matrix.js';
import type { DatedMatrix } from './matrix/matrix-in-force.js';
import type { Matrix, MatrixRow, Provenance } from './matrix/matrix.model.js';

interface CategoryReading {
  readonly category: DocumentCategory;
  readonly readable: number;
  readonly types: number;
  /** Published only when every one of its types is. */
  readonly provenance: Provenance;
}

const CATEGORIES = Object.keys(DOCUMENT_CATEGORIES) as readonly DocumentCategory[];

/** How many types of each category the row gives, at the ordinary level. */
export function readingsOf(row: MatrixRow, matrix: Matrix): readonly CategoryReading[] {
  const profession = row.professions[0] ?? '';
  return CATEGORIES.flatMap((category) => {
    const cells = DOCUMENT_TYPES.filter((type) => type.dmp && type.category === category).map((type) =>
      matrixCell(profession, type.code, 'N', matrix),
    );
    if (cells.length === 0) return [];
    const readable = cells.filter(({ allowed }) => allowed).length;
    const provenance = cells.every((cell) => cell.provenance === 'published') ? 'published' : 'provisional';
    return [{ category, readable, types: cells.length, provenance }];
  });
}

/** How many cells of the matrix a public source gives, and how many there are, at the ordinary level. */
function countedCells(matrix: Matrix): [published: number, cells: number] {
  const cells = matrix.rows.flatMap(({ professions }) =>
    DOCUMENT_TYPES.filter(({ dmp }) => dmp).map(({ code }) => matrixCell(professions[0] ?? '', code, 'N', matrix)),
  );
  return [cells.filter(({ provenance }) => provenance === 'published').length, cells.length];
}

/** What the version to come opens and shuts, by profession. */
function Changes({ m, before, next }: { m: Messages; before: Matrix; next: DatedMatrix }): VNode {
  const t = m.professions;
  const changes = compareMatrices(before, next.matrix).filter(({ confidentiality }) => confidentiality === 'N');
  const lines = [...new Set(changes.map(({ profession }) => profession))].map((profession) => {
    const of = (change: 'opens' | 'shuts') =>
      changes
        .filter((one) => one.profession === profession && one.change === change)
        .map(({ typeCode }) => documentType(typeCode)?.label[m.lang] ?? typeCode)
        .join(', ');
    return {
      name: isProfession(profession) ? PROFESSIONS[profession][m.lang] : profession,
      opens: of('opens'),
      shuts: of('shuts'),
    };
  });
  return (
    <Notice m={m} title={t.changesTitle(formatDate(next.holdsFrom, m.lang))}>
      {lines.length === 0 ? (
        <p>{t.changesNone}</p>
      ) : (
        <ul>
          {lines.map(({ name, opens, shuts }) => (
            <li key={name}>
              {name}. {opens !== '' && t.opens(opens)} {shuts !== '' && t.shuts(shuts)}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

type RowName = keyof Messages['professions']['rows'];

const isRowName = (name: string, m: Messages): name is RowName => Object.hasOwn(m.professions.rows, name);

export interface ProfessionsView {
  readonly m: Messages;
  readonly matrix: Matrix;
  /** A version that was applied and does not hold yet. */
  readonly next?: DatedMatrix | undefined;
}

export function ProfessionsPage({ m, matrix, next }: ProfessionsView): VNode {
  const t = m.professions;
  return (
    <>
      <AccessSections m={m} current="/acces/professions" />
      <p class="narrow">
        {t.how} <a href="/regles">{m.ruleBook.title}</a>
      </p>
      <Notice m={m} title={t.provenanceTitle}>
        <p>{t.provenance(matrix.version, matrix.source)}</p>
        <p>{t.counted(...countedCells(matrix))}</p>
        <p>
          <Origin m={m} provenance="published" /> {t.publishedMeans}
        </p>
        <p>
          <Origin m={m} provenance="provisional" /> {t.provisionalMeans}
        </p>
      </Notice>
      {next !== undefined && <Changes m={m} before={matrix} next={next} />}
      <div class="sheet sheet-pad">
        {matrix.rows.map((row) => (
          <Profession m={m} row={row} readings={readingsOf(row, matrix)} key={row.name} />
        ))}
      </div>
    </>
  );
}

const Origin = ({ m, provenance }: { m: Messages; provenance: Provenance }): VNode =>
  provenance === 'published' ? (
    <Tag tone="good" icon="check">
      {m.professions.published}
    </Tag>
  ) : (
    <Tag tone="caution" icon="clock">
      {m.professions.provisional}
    </Tag>
  );

function Profession({
  m,
  row,
  readings,
}: {
  m: Messages;
  row: MatrixRow;
  readings: readonly CategoryReading[];
}): VNode {
  const t = m.professions;
  const name = isRowName(row.name, m) ? t.rows[row.name] : row.name;
  const some = readings.filter(({ readable }) => readable > 0).length;
  const labels = row.professions.flatMap((code) => (isProfession(code) ? [PROFESSIONS[code][m.lang]] : []));
  return (
    <Details
      summary={
        <>
          {name} <span class="soft">{t.summary(some, readings.length)}</span>
        </>
      }
    >
      {labels.length > 1 && <p>{labels.join(', ')}.</p>}
      {row.inForce ? (
        <>
          <p>{t.levels[row.upTo]}</p>
          <Table
            caption={name}
            captionHidden
            columns={[{ label: t.category }, { label: t.reads }, { label: t.source }]}
            rows={readings.map(({ category, readable, types, provenance }) => [
              DOCUMENT_CATEGORIES[category][m.lang],
              readable === 0 ? t.none : readable === types ? t.all : t.some(readable, types),
              <Origin m={m} provenance={provenance} key="origin" />,
            ])}
          />
        </>
      ) : (
        <p>{t.notInForce}</p>
      )}
    </Details>
  );
}

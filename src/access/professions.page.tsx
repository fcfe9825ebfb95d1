// The matrix in plain words: for each profession, the categories of documents it reads, and where each answer comes from.
import type { VNode } from 'preact';
import { DOCUMENT_CATEGORIES, type DocumentCategory } from '../kernel/codes/document-classes.js';
import { DOCUMENT_TYPES } from '../kernel/codes/document-types.js';
import { isProfession, PROFESSIONS } from '../kernel/codes/professions.js';
import { Details, Notice, Table, Tag, type Messages } from '../web/index.js';
import { AccessSections } from './access.page.js';
import { matrixCell } from './matrix/matrix.js';
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

type RowName = keyof Messages['professions']['rows'];

const isRowName = (name: string, m: Messages): name is RowName => Object.hasOwn(m.professions.rows, name);

export function ProfessionsPage({ m, matrix }: { m: Messages; matrix: Matrix }): VNode {
  const t = m.professions;
  return (
    <>
      <AccessSections m={m} current="/acces/professions" />
      <p class="narrow">{t.how}</p>
      <Notice m={m} title={t.provenanceTitle}>
        <p>{t.provenance(matrix.version)}</p>
        <p>
          <Origin m={m} provenance="published" /> {t.publishedMeans}
        </p>
        <p>
          <Origin m={m} provenance="provisional" /> {t.provisionalMeans}
        </p>
      </Notice>
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

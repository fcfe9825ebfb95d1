// Who may see one document: those who can and those who cannot, side by side, each with the rule that says so.
import type { VNode } from 'preact';
import { professionLabel } from '../../citizen/index.js';
import { PROFESSIONS } from '../../kernel/codes/professions.js';
import { Actions, Details, Icon, LinkButton, type Messages } from '../../web/index.js';
import { datedWords, typeWords } from '../document-words.js';
import { Because, iconOf } from './preview.page.js';
import { previewHref, readerName } from './preview-words.js';
import type { MaySee, WhoMaySee } from './who-may-see.act.js';

export interface WhoMaySeeView {
  readonly m: Messages;
  readonly found: WhoMaySee;
  /** The document's own address. */
  readonly href: string;
}

export function WhoMaySeePage({ m, found, href }: WhoMaySeeView): VNode {
  const t = m.preview.who;
  const { document } = found;
  return (
    <>
      <p class="narrow">
        <strong>{document.title}</strong>
        <br />
        <span class="item-meta">
          {typeWords(document.typeCode, m)}, {datedWords(document, m)}
        </span>
        <span data-print={m.preview.print} />
      </p>
      <div class="sight-columns">
        <Column m={m} found={found} seen />
        <Column m={m} found={found} seen={false} />
      </div>
      <Professions m={m} found={found} />
      <Actions>
        <LinkButton href={href} kind="secondary" icon="previous">
          {t.back}
        </LinkButton>
        <LinkButton href="/acces" kind="quiet" icon="people">
          {m.preview.change}
        </LinkButton>
      </Actions>
    </>
  );
}

function Column({ m, found, seen }: { m: Messages; found: WhoMaySee; seen: boolean }): VNode {
  const t = m.preview.who;
  const of = ({ decision }: MaySee): boolean => decision.allowed === seen;
  const [people, kinds] = [found.people.filter(of), found.kinds.filter(of)];
  const count = people.length + kinds.length + (seen ? 1 : 0);
  return (
    <section class={seen ? 'sight-column sheet sheet-pad' : 'sight-column sight-out sheet sheet-pad'}>
      <h2>
        <Icon name={seen ? 'eye' : 'hide'} /> {seen ? t.yes(count) : t.no(count)}
      </h2>
      {seen && (
        <ul class="sight-documents">
          <li>
            <Icon name="person" />
            <div>
              <strong>{t.you}</strong>
              <p class="because">{t.youAlways}</p>
            </div>
          </li>
        </ul>
      )}
      {people.length > 0 && <h3>{t.people}</h3>}
      <Readers m={m} readers={people} />
      {kinds.length > 0 && <h3>{t.kinds}</h3>}
      <Readers m={m} readers={kinds} />
    </section>
  );
}

/** Readers under the rule that decides for them. */
function Readers({ m, readers }: { m: Messages; readers: readonly MaySee[] }): VNode {
  const rules = [...new Set(readers.map(({ decision }) => decision.rule))];
  return (
    <>
      {rules.map((rule) => (
        <div class="sight-rule" key={rule}>
          <Because m={m} rule={rule} />
          <ul class="sight-documents">
            {readers
              .filter(({ decision }) => decision.rule === rule)
              .map((one) => (
                <li key={previewHref(one.reader)}>
                  <Icon name={iconOf(one.reader)} />
                  <div>
                    <a href={previewHref(one.reader)}>{nameOf(one, m)}</a>
                    <span class="item-meta">{metaOf(one, m)}</span>
                  </div>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

const metaOf = ({ reader, professional }: MaySee, m: Messages): string | undefined =>
  professional !== undefined
    ? professionLabel(professional.profession, m)
    : reader.kind === 'profession' || reader.kind === 'professional'
      ? undefined
      : m.preview.kinds[reader.kind].hint;

const nameOf = ({ reader, professional }: MaySee, m: Messages): string =>
  professional === undefined && reader.kind !== 'profession' && reader.kind !== 'professional'
    ? m.preview.kinds[reader.kind].card
    : readerName(reader, m, professional);

/** The thirty professions, folded: which of them the matrix lets read this type of document. */
function Professions({ m, found: { professions } }: { m: Messages; found: WhoMaySee }): VNode {
  const t = m.preview.who;
  const [may, mayNot] = [true, false].map((allowed) => professions.filter((one) => one.decision.allowed === allowed));
  return (
    <section class="block">
      <h2>{t.professions}</h2>
      <p class="soft">{t.professionsText}</p>
      <div class="sheet sheet-pad">
        <ProfessionList m={m} summary={t.professionsYes(may?.length ?? 0)} of={may ?? []} />
        <ProfessionList m={m} summary={t.professionsNo(mayNot?.length ?? 0)} of={mayNot ?? []} />
      </div>
    </section>
  );
}

function ProfessionList({ m, summary, of }: { m: Messages; summary: string; of: readonly MaySee[] }): VNode | null {
  if (of.length === 0) return null;
  const rules = [...new Set(of.map(({ decision }) => decision.rule))];
  return (
    <Details summary={summary}>
      {rules.map((rule) => (
        <Because m={m} rule={rule} key={rule} />
      ))}
      <ul class="professions-list">
        {of.map(({ reader }) =>
          reader.kind === 'profession' ? (
            <li key={reader.profession}>
              <a href={previewHref(reader)}>{PROFESSIONS[reader.profession][m.lang]}</a>
            </li>
          ) : null,
        )}
      </ul>
    </Details>
  );
}

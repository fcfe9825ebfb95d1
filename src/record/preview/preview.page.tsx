// The record with somebody else's eyes: in sight and out of sight side by side, each with its rule, and what the reader could do.
import type { ComponentChildren, VNode } from 'preact';
import { AccessSections } from '../../citizen/index.js';
import { professionLabel } from '../../citizen/index.js';
import {
  Actions,
  Icon,
  LinkButton,
  Notice,
  Pagination,
  SectionNav,
  Tag,
  type IconName,
  type Messages,
} from '../../web/index.js';
import type { Document } from '../document.model.js';
import { CATEGORY_ICONS, datedWords, typeWords } from '../document-words.js';
import { categoryOf } from '../matching-documents.rule.js';
import type { Preview, PreviewedDocument } from './preview-as.act.js';
import type { Power } from './previewed.js';
import { PREVIEWED_TIES, type PreviewedReader } from './previewed-reader.model.js';
import { PREVIEW, previewHref, READER_ICONS, readerName, reasonPath, whyNow } from './preview-words.js';

export interface PreviewView {
  readonly m: Messages;
  readonly reader: PreviewedReader;
  readonly preview: Preview;
  /** Counts from 1. */
  readonly page: number;
  readonly hrefOf: (document: Document) => string;
}

/** Documents on one page of the two columns. */
const PER_PAGE = 40;

export const iconOf = (reader: PreviewedReader): IconName =>
  reader.kind === 'profession' || reader.kind === 'professional' ? 'care' : READER_ICONS[reader.kind];

export function PreviewPage(view: PreviewView): VNode {
  const { m, reader, preview } = view;
  const t = m.preview;
  const seen = preview.documents.filter(({ decision }) => decision.allowed).length;
  const pages = Math.max(1, Math.ceil(preview.documents.length / PER_PAGE));
  const page = Math.min(Math.max(1, view.page), pages);
  const shown = preview.documents.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  return (
    <>
      <AccessSections m={m} current={PREVIEW} />
      <Who view={view} />
      {preview.record.rule === 'insurers-and-employers-never-read' && <Never m={m} />}
      <Sight m={m} icon={iconOf(reader)} seen={seen} all={preview.documents.length} />
      <p class="soft narrow">
        {t.own} <span data-print={t.print} />
      </p>
      <Powers m={m} powers={preview.powers} />
      {preview.documents.length > 0 && (
        <div class="sight-columns">
          <Column view={view} documents={shown} seen total={seen} />
          <Column view={view} documents={shown} seen={false} total={preview.documents.length - seen} />
        </div>
      )}
      <Pagination m={m} page={page} pages={pages} hrefOf={(to) => withPage(previewHref(reader), to)} />
      <section class="block">
        <h2>{t.changeTitle}</h2>
        <Actions>
          <LinkButton href={PREVIEW} kind="secondary" icon="eye">
            {t.another}
          </LinkButton>
          <LinkButton href="/acces" kind="secondary" icon="people">
            {t.change}
          </LinkButton>
          <LinkButton href="/documents" kind="secondary" icon="hide">
            {t.hideSome}
          </LinkButton>
          {preview.professional !== undefined && (
            <LinkButton
              href={`/acces/bloquer?professionnel=${encodeURIComponent(preview.professional.idNatPs)}`}
              kind="quiet"
              icon="block"
            >
              {t.block}
            </LinkButton>
          )}
        </Actions>
      </section>
    </>
  );
}

const withPage = (href: string, page: number): string => `${href}${href.includes('?') ? '&' : '?'}page=${page}`;

/** Who it is, when that is not said by the title: profession and place, other places, other ties. */
function Who({ view: { m, reader, preview } }: { view: PreviewView }): VNode | null {
  const t = m.preview;
  const { professional, place } = preview;
  if (reader.kind === 'profession')
    return (
      <SectionNav
        label={t.tie}
        current={previewHref(reader)}
        links={PREVIEWED_TIES.map((tie) => ({ href: previewHref({ ...reader, tie }), label: t.ties[tie] }))}
      />
    );
  if (professional === undefined)
    return reader.kind === 'attending' ? (
      <Notice m={m}>
        <p>{t.nobodyYet}</p>
      </Notice>
    ) : null;
  const others = professional.structures.filter(({ id }) => id !== place?.id);
  return (
    <p class="narrow">
      {[professionLabel(professional.profession, m), place?.name].filter(Boolean).join(', ')}.
      {others.length > 0 && ` ${t.otherPlace}`}
      {others.map(({ id, name }) => (
        <>
          {' '}
          <a href={previewHref({ kind: 'professional', idNatPs: professional.idNatPs, place: id })} key={id}>
            {name}
          </a>
        </>
      ))}
    </p>
  );
}

/** The law's reason, where the answer is never. */
const Never = ({ m }: { m: Messages }): VNode => (
  <Notice m={m} tone="warning" title={m.preview.never.title}>
    <p>{m.preview.never.text}</p>
    <p>
      {m.preview.never.contract} <a href={reasonPath('insurers-and-employers-never-read')}>{m.preview.rule}</a>
    </p>
  </Notice>
);

/** The answer as a picture: one bar, in sight full, out of sight striped. */
function Sight({ m, icon, seen, all }: { m: Messages; icon: IconName; seen: number; all: number }): VNode {
  const t = m.preview;
  const sentence =
    all === 0 ? t.emptyRecord : seen === 0 ? t.seesNone : seen === all ? t.seesAll(all) : t.seesSome(seen, all);
  const width = all === 0 ? 0 : (seen / all) * 300;
  return (
    <div class="sight sheet sheet-pad">
      <span class="item-icon">
        <Icon name={icon} />
      </span>
      <div>
        <p class="sight-sentence">
          <strong>{sentence}</strong>
        </p>
        {all > 0 && (
          <svg
            class="sight-bar"
            viewBox="0 0 300 14"
            role="img"
            aria-label={t.picture(seen, all - seen)}
            preserveAspectRatio="none"
          >
            <rect class="sight-none" width="300" height="14" />
            <rect class="sight-seen" width={width.toFixed(1)} height="14" />
          </svg>
        )}
      </div>
    </div>
  );
}

function Column({
  view,
  documents,
  seen,
  total,
}: {
  view: PreviewView;
  documents: readonly PreviewedDocument[];
  seen: boolean;
  total: number;
}): VNode {
  const { m } = view;
  const t = m.preview;
  const groups = byRule(documents.filter(({ decision }) => decision.allowed === seen));
  return (
    <section class={seen ? 'sight-column sheet sheet-pad' : 'sight-column sight-out sheet sheet-pad'}>
      <h2>
        <Icon name={seen ? 'eye' : 'hide'} /> {seen ? t.seenTitle(total) : t.unseenTitle(total)}
      </h2>
      {groups.length === 0 && total === 0 && <p>{seen ? t.seenNone : t.unseenNone}</p>}
      {groups.map(([rule, of]) => (
        <div class="sight-rule" key={rule}>
          <Because m={m} rule={rule} />
          <ul class="sight-documents">
            {of.map((one) => (
              <Sighted view={view} one={one} key={one.document.id} />
            ))}
          </ul>
        </div>
      ))}
      {!seen && total > 0 && <p class="soft">{t.silent}</p>}
    </section>
  );
}

/** The rule in words, and the way to its page. */
export const Because = ({ m, rule, children }: { m: Messages; rule: string; children?: ComponentChildren }): VNode => (
  <p class="because">
    {children}
    {whyNow(rule, m)}{' '}
    <a href={reasonPath(rule)} aria-label={m.preview.ruleOf(whyNow(rule, m))}>
      {m.preview.rule}
    </a>
  </p>
);

function Sighted({
  view: { m, hrefOf },
  one: { document, onDemand },
}: {
  view: PreviewView;
  one: PreviewedDocument;
}): VNode {
  return (
    <li>
      <Icon name={CATEGORY_ICONS[categoryOf(document)]} />
      <div>
        <a href={hrefOf(document)}>{document.title}</a>
        <span class="item-meta">
          {typeWords(document.typeCode, m)}, {datedWords(document, m)}
        </span>
        {onDemand && <Tag icon="documents">{m.preview.onDemand}</Tag>}
      </div>
    </li>
  );
}

const byRule = (
  documents: readonly PreviewedDocument[],
): readonly (readonly [string, readonly PreviewedDocument[]])[] => {
  const groups = new Map<string, PreviewedDocument[]>();
  for (const one of documents) groups.set(one.decision.rule, [...(groups.get(one.decision.rule) ?? []), one]);
  return [...groups];
};

function Powers({ m, powers }: { m: Messages; powers: readonly Power[] }): VNode {
  const t = m.preview;
  return (
    <section class="block">
      <h2>{t.powersTitle}</h2>
      <ul class="powers sheet sheet-pad">
        {powers.map(({ name, decision }) => (
          <li class={decision.allowed ? 'power' : 'power power-not'} key={name}>
            <Icon name={decision.allowed ? 'check' : 'close'} />
            <span>
              {decision.allowed ? t.powers[name].yes : t.powers[name].no}{' '}
              <a href={reasonPath(decision.rule)} aria-label={t.ruleOf(whyNow(decision.rule, m))}>
                {t.rule}
              </a>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The title of the page. */
export const previewTitle = (m: Messages, reader: PreviewedReader, preview: Preview): string =>
  m.preview.heading(readerName(reader, m, preview.professional));

// The queue of frozen accesses, those nobody has judged first.
import type { VNode } from 'preact';
import { titledName } from '../citizen/index.js';
import type { Freeze } from '../access/index.js';
import type { DirectoryProfessional } from '../identity/index.js';
import { EmptyPicture, EmptyState, formatDateTime, Item, ItemList, Tag, type Messages } from '../web/index.js';
import type { Proposal } from './proposal.model.js';

export const FREEZES = '/controle';
export const FREEZE = '/controle/arrets';
export const PROPOSALS = '/controle/propositions';

/** Who stands behind a freeze, as the directory knows them now. */
export interface Behind {
  readonly professional?: DirectoryProfessional;
  readonly structureName?: string;
}

export interface QueuedFreeze extends Behind {
  readonly freeze: Freeze;
  readonly open?: Proposal;
}

interface FreezesView {
  readonly m: Messages;
  readonly freezes: readonly QueuedFreeze[];
  /** Freezes that one auditor wants and no counter made. */
  readonly proposed: readonly (Behind & { readonly proposal: Proposal })[];
}

export function FreezesPage({ m, freezes, proposed }: FreezesView): VNode {
  const t = m.oversight.freezes;
  if (freezes.length + proposed.length === 0)
    return (
      <EmptyState picture={<EmptyPicture />} title={t.none.title}>
        <p>{t.none.text}</p>
      </EmptyState>
    );
  const lists = [
    [t.waiting, freezes.filter(({ freeze, open }) => freeze.judged === undefined || open !== undefined)],
    [t.kept, freezes.filter(({ freeze, open }) => freeze.judged !== undefined && open === undefined)],
  ] as const;
  return (
    <div class="stack">
      {lists.map(([title, list]) =>
        list.length === 0 ? null : (
          <section key={title}>
            <h2>{title}</h2>
            <ItemList label={title}>
              {list.map((one) => (
                <FreezeItem m={m} one={one} key={one.freeze.id} />
              ))}
            </ItemList>
          </section>
        ),
      )}
      {proposed.length > 0 && (
        <section>
          <h2>{t.proposed}</h2>
          <ItemList label={t.proposed}>
            {proposed.map(({ proposal, ...behind }) => (
              <Item
                key={proposal.id}
                icon="lock"
                title={nameOf(behind, m)}
                href={`${PROPOSALS}/${proposal.id}`}
                meta={t.proposalBy(proposal.by.name, m.oversight.freeze.judgements.freeze)}
              />
            ))}
          </ItemList>
        </section>
      )}
    </div>
  );
}

function FreezeItem({ m, one: { freeze, open, ...behind } }: { m: Messages; one: QueuedFreeze }): VNode {
  const t = m.oversight.freezes;
  return (
    <Item
      icon="lock"
      title={nameOf({ ...behind, freeze }, m)}
      href={`${FREEZE}/${freeze.id}`}
      meta={
        <>
          {t.since(formatDateTime(freeze.since, m.lang))}{' '}
          {freeze.inHour === 0 ? t.byDecision : t.counted(freeze.inHour, freeze.inMonth)}
        </>
      }
      marks={
        <>
          {open !== undefined && (
            <Tag tone="caution" icon="clock">
              {t.proposalBy(open.by.name, m.oversight.freeze.judgements[open.what])}
            </Tag>
          )}
          {freeze.judged === 'strike' && (
            <Tag tone="danger" icon="block">
              {t.strike}
            </Tag>
          )}
        </>
      }
    />
  );
}

/** Who it is about, as a title. */
export function nameOf(
  { professional, structureName, freeze }: Behind & { readonly freeze?: Freeze },
  m: Messages,
): string {
  const t = m.oversight.freezes;
  if (freeze?.kind === 'structure') return `${t.structure} : ${structureName ?? freeze.structureId}`;
  if (professional === undefined) return t.unknown;
  return titledName(`${professional.givenName} ${professional.familyName}`, professional.profession);
}

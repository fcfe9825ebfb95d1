// Who has access: people, consents, blocks, and the switches. Each thing says its state in a word and its consequence in a sentence.
import type { VNode } from 'preact';
import { AccessSections } from '../citizen/index.js';
import {
  Actions,
  Details,
  formatDate,
  Icon,
  Item,
  ItemList,
  LinkButton,
  Mark,
  Notice,
  PostButton,
  ruleSentence,
  Tag,
} from '../web/index.js';
import { OnThisPage, Part } from './part.page.js';
import { AfterDeath, Emergencies, StandingTerm, type AccessSettingsView } from './access-settings.page.js';
import { reasonPath } from './rules.page.js';
import { stopForm, tieWords } from './tie-words.js';
import { whomCode, whomFields, whomHref, type Whom } from './whom.js';
import type { Tie } from './who-reads.js';

export interface NamedTie extends Tie {
  /** Who collected a consent for a colleague. */
  readonly collector?: string | undefined;
}

export interface AccessReader {
  readonly whom: Whom;
  readonly name: string;
  readonly detail?: string | undefined;
  readonly ties: readonly NamedTie[];
  /** The rule of the table that decides; undefined for a whole structure. */
  readonly rule?: string | undefined;
  readonly reads: boolean;
  /** Every place where they practise is shut out. */
  readonly shut: boolean;
}

export interface AccessBlocked {
  readonly whom: Whom;
  readonly name: string;
  readonly detail?: string | undefined;
  readonly since: number;
}

export interface AccessEnded {
  readonly whom: Whom;
  readonly name: string;
  readonly tie: NamedTie;
  readonly endedAt: number;
}

export interface AccessView extends AccessSettingsView {
  readonly readers: readonly AccessReader[];
  readonly ended: readonly AccessEnded[];
  readonly blocked: readonly AccessBlocked[];
  readonly administrators: readonly AccessReader[];
  readonly attendingSeesHidden: boolean;
}

export const blockHref = (id: string): string => `/acces/bloquer?professionnel=${encodeURIComponent(id)}`;

export function AccessPage(view: AccessView): VNode {
  const { m } = view;
  const t = m.access;
  return (
    <>
      <AccessSections m={m} current="/acces" />
      <OnThisPage
        title={m.whoReads.onThisPage}
        parts={[
          ['maintenant', m.whoReads.now.title],
          ['blocages', m.whoReads.blocked.title],
          ['administrateur', m.whoReads.administrator.title],
          ['duree-des-accords', m.whoReads.standing.title],
          ['urgence', t.emergency.title],
          ['deces', t.afterDeath.title],
        ]}
      />
      <Readers view={view} />
      <Blocked view={view} />
      <Administrator view={view} />
      <StandingTerm view={view} />
      <Emergencies view={view} />
      <AfterDeath view={view} />
      <Notice m={m} title={t.never.title}>
        <p>{t.never.text}</p>
      </Notice>
    </>
  );
}

/** Who has access now: each with the reason, the end, the rule, and what changes or stops it. */
function Readers({ view }: { view: AccessView }): VNode {
  const { m, readers, ended, attendingSeesHidden } = view;
  const t = m.whoReads.now;
  const attending = readers.some(({ ties }) => ties.some(({ kind }) => kind === 'attending'));
  return (
    <Part id="maintenant" title={t.title} text={readers.length === 0 ? undefined : t.text}>
      {readers.length === 0 ? (
        <p>
          {t.none} {t.noneText}
        </p>
      ) : (
        <>
          <p class="count">{t.count(readers.length)}</p>
          <ItemList label={t.title}>
            {readers.map((reader) => (
              <ReaderItem view={view} reader={reader} key={whomCode(reader.whom)} />
            ))}
          </ItemList>
        </>
      )}
      {attending ? (
        <p class="soft">{attendingSeesHidden ? m.access.attendingLaw.on : m.access.attendingLaw.off}</p>
      ) : (
        <p class="soft">{m.access.attending.none}</p>
      )}
      <p>
        <LinkButton href="/acces/donner" icon="hands">
          {t.give}
        </LinkButton>
      </p>
      {ended.length > 0 && (
        <Details summary={m.whoReads.ended.title}>
          <ul>
            {ended.map((one) => (
              <li key={whomCode(one.whom)}>
                {m.whoReads.ended.line(
                  `${one.name} (${tieWords(one.tie, m, one.tie.collector).what})`,
                  formatDate(one.endedAt, m.lang),
                )}{' '}
                <a href={whomHref('/acces/donner', one.whom)}>
                  {m.whoReads.ended.giveAgain}
                  <span class="unseen"> {one.name}</span>
                </a>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </Part>
  );
}

function ReaderItem({ view: { m, csrf }, reader }: { view: AccessView; reader: AccessReader }): VNode {
  const t = m.whoReads.now;
  const { whom, name, detail, ties, rule, reads, shut } = reader;
  const only = ties.length === 1 ? ties[0] : undefined;
  const stop = only === undefined ? undefined : stopForm(only, whom);
  return (
    <li class="item">
      <span class="item-icon">
        <Icon name={whom.kind === 'structure' ? 'hospital' : 'care'} />
      </span>
      <div class="item-body">
        <p class="item-title">
          <a href={whomHref('/acces/fiche', whom)}>{whom.kind === 'structure' ? t.everybodyAt(name) : name}</a>
        </p>
        {detail !== undefined && <p class="item-meta">{detail}</p>}
        <ul class="ties">
          {ties.map((tie) => {
            const { what, when } = tieWords(tie, m, tie.collector);
            return (
              <li key={`${tie.kind} ${tie.consentId ?? ''}`}>
                <strong>{what}</strong>, {when}
              </li>
            );
          })}
        </ul>
        {(!reads || shut) && (
          <p class="marks">
            <Tag tone="danger" icon="block">
              {shut ? t.shut : t.cannot}
            </Tag>
          </p>
        )}
        {rule !== undefined && (
          <p class="item-meta">
            {/* One tie that lets read says by itself what the rule would repeat. */}
            {(only === undefined || !reads) && `${ruleSentence(m, rule)} `}
            <a href={reasonPath(rule)}>
              {t.why}
              <span class="unseen"> {name}</span>
            </a>
          </p>
        )}
      </div>
      <div class="item-actions">
        <LinkButton href={whomHref('/acces/fiche', whom)} kind="secondary" icon="pencil" small about={name}>
          {t.change}
        </LinkButton>
        {stop !== undefined && (
          <PostButton action={stop.action} csrf={csrf} fields={stop.fields} kind="secondary" small about={name}>
            {t.stop}
          </PostButton>
        )}
        {whom.kind === 'professional' && (
          <LinkButton href={blockHref(whom.idNatPs)} kind="quiet" icon="block" small about={name}>
            {m.access.blocks.block}
          </LinkButton>
        )}
      </div>
    </li>
  );
}

function Blocked({ view: { m, csrf, blocked } }: { view: AccessView }): VNode {
  const t = m.whoReads.blocked;
  return (
    <Part id="blocages" title={t.title} text={blocked.length === 0 ? undefined : t.text}>
      {blocked.length === 0 ? (
        <p>{m.access.blocks.none}</p>
      ) : (
        <ItemList>
          {blocked.map(({ whom, name, detail, since }) => {
            const structure = whom.kind === 'structure';
            const from = formatDate(since, m.lang);
            return (
              <Item
                icon="block"
                title={structure ? t.structure(name) : name}
                href={whomHref('/acces/fiche', whom)}
                meta={[structure ? t.everybody : detail, structure ? t.since(from) : m.access.blocks.since(from)]
                  .filter(Boolean)
                  .join(' · ')}
                marks={<Mark kind="blocked" m={m} />}
                actions={
                  <PostButton
                    action={structure ? '/acces/debloquer-structure' : '/acces/debloquer'}
                    csrf={csrf}
                    fields={whomFields(whom)}
                    kind="secondary"
                    icon="unlock"
                    small
                    about={name}
                  >
                    {m.access.blocks.unblock}
                  </PostButton>
                }
                key={whomCode(whom)}
              />
            );
          })}
        </ItemList>
      )}
      <Actions>
        <LinkButton href="/acces/bloquer" kind="secondary" icon="block">
          {m.access.blocks.other}
        </LinkButton>
        <LinkButton href="/acces/bloquer-structure" kind="secondary" icon="block">
          {t.block}
        </LinkButton>
      </Actions>
    </Part>
  );
}

function Administrator({ view: { m, csrf, administrators } }: { view: AccessView }): VNode {
  const t = m.whoReads.administrator;
  return (
    <Part id="administrateur" title={t.title} text={t.text}>
      {administrators.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ItemList>
          {administrators.map(({ whom, name, detail }) => (
            <Item
              icon="shield"
              title={name}
              href={whomHref('/acces/fiche', whom)}
              meta={detail}
              actions={
                <PostButton
                  action="/acces/administrateur/retirer"
                  csrf={csrf}
                  fields={whomFields(whom)}
                  kind="secondary"
                  small
                  about={name}
                >
                  {t.dismiss}
                </PostButton>
              }
              key={whomCode(whom)}
            />
          ))}
        </ItemList>
      )}
      <p>
        <LinkButton href="/acces/administrateur" kind="secondary" icon="shield">
          {t.choose}
        </LinkButton>
      </p>
    </Part>
  );
}

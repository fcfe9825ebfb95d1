// One access, explained: who, for whom, when, what, on which grounds, and what the person can do about it.
import type { VNode } from 'preact';
import type { TraceLine } from '../audit/index.js';
import { professionLabel } from '../citizen/index.js';
import {
  Actions,
  DefinitionList,
  formatDate,
  formatDateTime,
  Icon,
  LinkButton,
  Mark,
  type Definition,
  type Messages,
} from '../web/index.js';
import { ACCESS_RULES, type AccessRule } from './access-rules.js';
import { ACT_ICONS, actorDetail, actorName, actWords, objectWords, problemTitle, whyWords } from './history-words.js';
import { otherReason } from './other-reasons.js';
import { RULE_CASES } from './rule-cases.js';
import { reasonPath } from './rules.page.js';

export const lineHref = (n: number): string => `/historique/ligne/${n}`;

export interface HistoryLineView {
  readonly m: Messages;
  readonly line: TraceLine;
  /** Whose record it is. */
  readonly person: string;
  readonly documentHref: (id: string) => string;
}

export function HistoryLinePage(view: HistoryLineView): VNode {
  const { m, line } = view;
  const t = m.historyLine;
  const { verb, without } = actWords(line, m);
  const detail = actorDetail(line, m);
  const urgent = line.situation !== 'normal';
  return (
    <article class="narrow">
      <div class="sight sheet sheet-pad">
        <span class="item-icon">
          <Icon name={urgent ? 'siren' : line.outcome === 'done' ? (ACT_ICONS[line.act] ?? 'eye') : 'block'} />
        </span>
        <p class="sight-sentence">
          <strong>{actorName(line, m)}</strong>
          {detail !== '' && `, ${detail},`} {verb} {objectWords(line.object, without, m)}{' '}
          {urgent && <Mark kind="emergency" m={m} />} {line.outcome === 'refused' && <Mark kind="refused" m={m} />}
        </p>
      </div>
      <section class="block">
        <h2>{t.facts}</h2>
        <div class="sheet sheet-pad">
          <DefinitionList items={factsOf(view)} />
        </div>
      </section>
      <Grounds m={m} line={line} />
      <WaysOn view={view} />
    </article>
  );
}

function factsOf({ m, line, person }: HistoryLineView): Definition[] {
  const t = m.historyLine;
  const { actor, object, released } = line;
  const { verb, without } = actWords(line, m);
  const fact = (term: string, value: string | undefined): Definition[] =>
    value === undefined || value === '' ? [] : [{ term, value }];
  const profession = professionLabel(actor.profession, m);
  return [
    ...fact(t.who, [actorName(line, m), profession].filter((part) => part !== undefined).join(', ')),
    ...(actor.kind === 'professional' ? fact(t.number, actor.id) : []),
    ...fact(t.where, actor.structureName),
    ...fact(t.record, person),
    ...fact(t.when, formatDateTime(line.at, m.lang)),
    ...fact(t.what, `${verb} ${objectWords(object, without, m)}`.trim()),
    ...fact(t.software, actor.software),
    ...(actor.kind === 'person' ? [] : fact(t.how, m.history.situations[line.situation])),
    ...fact(t.reason, line.reason),
    ...fact(t.outcome, t.outcomes[line.outcome]),
    ...(line.problem === undefined ? [] : fact(t.problem, problemTitle(line.problem, m))),
    ...(released === undefined ? [] : fact(t.released, formatDate(released.at, m.lang))),
    ...fact(t.place, t.placeText(line.n)),
  ];
}

/** The rule that decided: what it told, what it promises, where it comes from, how it is checked. */
function Grounds({ m, line }: { m: Messages; line: TraceLine }): VNode {
  const t = m.historyLine;
  const rule: AccessRule | undefined = ACCESS_RULES.find(({ name }) => name === line.rule);
  const source = rule?.source ?? otherReason(line.rule)?.source;
  const title = line.outcome === 'refused' ? t.whyRefused : line.actor.kind === 'person' ? t.whyOwn : t.whyDone;
  return (
    <section class="block">
      <h2>{title}</h2>
      <p>
        <strong>{whyWords(line.rule, m)}</strong>
      </p>
      {rule !== undefined && (
        <p>
          {t.promise} : « {m.rulePromises[rule.name]} »
        </p>
      )}
      {source !== undefined && (
        <p class="soft">
          {t.source} : <span lang="en">{source}</span>.
          {rule !== undefined && ` ${t.tests} ${t.testsText(RULE_CASES[rule.name].length)}`}
        </p>
      )}
      <p>
        <a href={reasonPath(line.rule)}>{t.rule}</a>
      </p>
    </section>
  );
}

function WaysOn({ view: { m, line, documentHref } }: { view: HistoryLineView }): VNode {
  const t = m.historyLine;
  const { actor, object } = line;
  const number = actor.kind === 'professional' && actor.id !== undefined ? encodeURIComponent(actor.id) : undefined;
  return (
    <section class="block">
      <h2>{t.act}</h2>
      <Actions>
        {number !== undefined && (
          <>
            <LinkButton href={`/historique/signaler?ligne=${line.n}`} kind="danger" icon="flag">
              {m.history.notMine}
            </LinkButton>
            <LinkButton href={`/acces/bloquer?professionnel=${number}`} kind="secondary" icon="block">
              {t.block}
            </LinkButton>
            <LinkButton href={`/acces/voir-comme/professionnel?numero=${number}`} kind="secondary" icon="eye">
              {t.sees}
            </LinkButton>
          </>
        )}
        {object?.kind === 'document' && (
          <>
            <LinkButton href={documentHref(object.id)} kind="secondary" icon="document">
              {t.document}
            </LinkButton>
            <LinkButton href={`${documentHref(object.id)}/qui-peut-voir`} kind="secondary" icon="people">
              {t.whoSees}
            </LinkButton>
          </>
        )}
        <LinkButton href="/historique#emporter" kind="quiet" icon="download">
          {t.proof}
        </LinkButton>
        <LinkButton href="/historique" kind="quiet" icon="previous">
          {t.back}
        </LinkButton>
      </Actions>
    </section>
  );
}

// The public book of rules: the list in order, and one page a rule. Plain headings and lists, so that it reads on a phone and on paper.
import type { VNode } from 'preact';
import type { Messages } from '../web/index.js';
import { Icon, LinkButton, messagesFor, Tag, type Lang } from '../web/index.js';
import type { AccessRule } from './access-rules.js';
import { ACCESS_RULES } from './access-rules.js';
import type { Condition } from './condition.js';
import { whyWords } from './history-words.js';
import { OTHER_REASONS } from './other-reasons.js';
import { RULE_CASES } from './rule-cases.js';

export const rulePath = (name: string): string => `/regles/${name}`;

/** The page of the rule that a reason names; reasons that are no rule of the table have their place on the list. */
export const reasonPath = (reason: string): string =>
  ACCESS_RULES.some(({ name }) => name === reason)
    ? rulePath(reason)
    : Object.hasOwn(OTHER_REASONS, reason)
      ? `/regles#${reason}`
      : '/regles';

/** A rule as a refusal tells it to the person whose record it is. */
export const toldRule = (rule: string, lang: Lang): { readonly words: string; readonly href: string } => ({
  words: whyWords(rule, messagesFor(lang)),
  href: reasonPath(rule),
});

const Effect = ({ m, rule }: { m: Messages; rule: AccessRule }): VNode =>
  rule.effect === 'allow' ? (
    <Tag tone="good" icon="check">
      {m.ruleBook.allows}
    </Tag>
  ) : (
    <Tag tone="caution" icon="block">
      {m.ruleBook.refuses}
    </Tag>
  );

export function RulesPage({ m }: { m: Messages }): VNode {
  const t = m.ruleBook;
  return (
    <div class="narrow">
      <p>{t.order}</p>
      <ol class="rules">
        {ACCESS_RULES.map((rule) => (
          <li id={rule.name} key={rule.name}>
            <a href={rulePath(rule.name)}>{m.rulePromises[rule.name]}</a> <Effect m={m} rule={rule} />
          </li>
        ))}
      </ol>
      <h2>{t.otherTitle}</h2>
      <p>{t.otherText}</p>
      <dl class="reasons">
        {Object.entries(m.historyActs.rules).map(([name, words]) => (
          <div id={name} key={name}>
            <dt>{words}</dt>
            <dd>
              <Where m={m} name={name} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Where a reason comes from, is written and tested. */
function Where({ m, name }: { m: Messages; name: string }): VNode | null {
  const reason = OTHER_REASONS[name];
  if (reason === undefined) return null;
  const t = m.ruleBook;
  return (
    <>
      {reason.source !== undefined && `${t.code(reason.source)} `}
      {t.written} <code>{reason.written}</code>. {t.tested} <code>{reason.tested}</code>.
    </>
  );
}

export function RulePage({ m, rule }: { m: Messages; rule: AccessRule }): VNode {
  const t = m.ruleBook;
  const at = ACCESS_RULES.findIndex(({ name }) => name === rule.name);
  const [before, after] = [ACCESS_RULES[at - 1], ACCESS_RULES[at + 1]];
  const cases = RULE_CASES[rule.name];
  return (
    <article class="narrow">
      <p>
        <Effect m={m} rule={rule} /> <span class="soft">{t.place(at + 1, ACCESS_RULES.length)}</span>
      </p>
      <h2>{t.told}</h2>
      <p>{m.accessRules[rule.name]}</p>
      {rule.effect === 'refuse' && <p class="soft">{t.outside(rule.refusal)}</p>}
      <h2>{t.when}</h2>
      <ConditionList m={m} condition={rule.when} />
      <h2>{t.source}</h2>
      <p lang="en">{rule.source}</p>
      <h2>{t.tests}</h2>
      <p>{t.testsText(cases.length)}</p>
      <ul lang="en">
        {cases.map(([sentence, decidedBy]) => (
          <li key={sentence}>
            {sentence}{' '}
            <span class="soft" lang={m.lang}>
              ({decidedBy === rule.name ? t.decidedHere : t.decidedBy(decidedBy)})
            </span>
          </li>
        ))}
      </ul>
      {m.lang === 'fr' && <p class="soft">{t.testsNote}</p>}
      <nav class="pagination" aria-label={t.title}>
        {before !== undefined && (
          <LinkButton href={rulePath(before.name)} kind="secondary" icon="previous" small>
            {t.before}
          </LinkButton>
        )}
        <LinkButton href="/regles" kind="secondary" small>
          {t.all}
        </LinkButton>
        {after !== undefined && (
          <LinkButton href={rulePath(after.name)} kind="secondary" icon="next" small>
            {t.after}
          </LinkButton>
        )}
      </nav>
    </article>
  );
}

/** A condition as nested lists: what must hold together, what is enough alone, what must not be. */
function ConditionList({ m, condition }: { m: Messages; condition: Condition }): VNode {
  const t = m.ruleBook;
  switch (condition.kind) {
    case 'in':
      return (
        <p>
          <Icon name="next" /> {factWords(m, condition.fact, condition.values)}
        </p>
      );
    case 'not':
      return condition.of.kind === 'in' && condition.of.values[0] === true ? (
        <p>
          <Icon name="next" /> {t.isNot(t.facts[condition.of.fact])}
        </p>
      ) : (
        <Group title={t.notOf}>
          <li>
            <ConditionList m={m} condition={condition.of} />
          </li>
        </Group>
      );
    default:
      return (
        <Group title={condition.kind === 'all' ? t.allOf : t.anyOf}>
          {condition.of.map((part, at) => (
            <li key={at}>
              <ConditionList m={m} condition={part} />
            </li>
          ))}
        </Group>
      );
  }
}

const Group = ({ title, children }: { title: string; children: VNode | VNode[] }): VNode => (
  <>
    <p>{title}</p>
    <ul class="plain">{children}</ul>
  </>
);

function factWords(
  m: Messages,
  fact: keyof Messages['ruleBook']['facts'],
  values: readonly (string | boolean)[],
): string {
  const t = m.ruleBook;
  if (values[0] === true) return t.facts[fact];
  const words: Readonly<Record<string, string>> = t.values;
  return t.among(t.facts[fact], values.map((value) => words[String(value)] ?? String(value)).join(t.or));
}

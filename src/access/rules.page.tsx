// The public book of rules: the list in order, and one page a rule. Plain headings and lists, so that it reads on a phone and on paper.
import type { VNode } from 'preact';
import type { Messages } from '../web/index.js';
import { LinkButton, messagesFor, Tag, type Lang } from '../web/index.js';
import type { AccessRule } from './access-rules.js';
import { ACCESS_RULES } from './access-rules.js';
import type { Condition } from './condition.js';
import { whyWords } from './history-words.js';
import { otherReason } from './other-reasons.js';
import { RULE_CASES } from './rule-cases.js';
import { CHAPTERS, chapters } from './rule-chapters.js';

export const rulePath = (name: string): string => `/regles/${name}`;

/** The page of the rule that a reason names; reasons that are no rule of the table have their place on the list. */
export const reasonPath = (reason: string): string =>
  ACCESS_RULES.some(({ name }) => name === reason)
    ? rulePath(reason)
    : otherReason(reason) !== undefined
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
      <p class="soft">{t.sources}</p>
      <ul>
        {CHAPTERS.map(({ key }) => (
          <li key={key}>
            <a href={`#${key}`}>{t.chapters[key]}</a>
          </li>
        ))}
        <li>
          <a href="#autres">{t.otherTitle}</a>
        </li>
      </ul>
      <p data-print={t.print} />
      {chapters().map(({ key, from, rules }) => (
        <section key={key}>
          <h2 id={key}>{t.chapters[key]}</h2>
          <ol class="rules" start={from}>
            {rules.map((rule) => (
              <li id={rule.name} key={rule.name}>
                <a href={rulePath(rule.name)}>{m.rulePromises[rule.name]}</a> <Effect m={m} rule={rule} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      <h2 id="autres">{t.otherTitle}</h2>
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
  const reason = otherReason(name);
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
      <Cases title={t.decidedHere} m={m} cases={cases.filter(([, by]) => by === rule.name)} />
      <Cases title={t.decidedElsewhere} m={m} cases={cases.filter(([, by]) => by !== rule.name)} linked />
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

/** Examples that the rule decides, or that it leaves to another one. */
function Cases({
  m,
  title,
  cases,
  linked,
}: {
  m: Messages;
  title: string;
  cases: readonly (readonly [sentence: string, decidedBy: string])[];
  linked?: true;
}): VNode | null {
  if (cases.length === 0) return null;
  const promises: Readonly<Record<string, string>> = m.rulePromises;
  return (
    <>
      <h3>{title}</h3>
      <ul class="cases">
        {cases.map(([sentence, decidedBy]) => (
          <li key={sentence}>
            <span lang="en">{sentence}</span>
            {linked === true && (
              <span class="soft">
                {' '}
                <a href={reasonPath(decidedBy)}>{promises[decidedBy] ?? whyWords(decidedBy, m)}</a>
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A condition as nested lists: what must hold together, what is enough alone, what must not be. */
function ConditionList({ m, condition }: { m: Messages; condition: Condition }): VNode {
  const t = m.ruleBook;
  switch (condition.kind) {
    case 'in':
      return <span>{factWords(m, condition.fact, condition.values)}</span>;
    case 'not':
      return condition.of.kind === 'in' && condition.of.values[0] === true ? (
        <span>{t.isNot(t.facts[condition.of.fact])}</span>
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
    <span>{title}</span>
    <ul>{children}</ul>
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

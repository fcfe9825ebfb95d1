import type { AccessRule } from './access-rules.js';
import { ACCESS_RULES } from './access-rules.js';
import type { Condition } from './condition.js';
import { FACT_NAMES, FACTS } from './facts.js';
import { CURRENT_MATRIX } from './matrix/matrix.js';
import type { Matrix, MatrixRow } from './matrix/matrix.model.js';
import type { Refusal } from './rule.js';

// The public rule book: the table as it runs, in words. A page and docs/access-rules.md are both made from these rows.

export interface RuleBookRow {
  /** From 1; the first rule that matches decides. */
  readonly place: number;
  readonly name: AccessRule['name'];
  readonly effect: 'allow' | 'refuse';
  readonly promise: string;
  readonly source: string;
  /** When it matches, in words over the facts. */
  readonly when: string;
  /** What is said outside when it refuses. */
  readonly refusal?: Refusal;
}

/** The rules in order. */
export const ruleBook = (): readonly RuleBookRow[] =>
  ACCESS_RULES.map((rule, at) => ({
    place: at + 1,
    name: rule.name,
    effect: rule.effect,
    promise: rule.promise,
    source: rule.source,
    when: conditionWords(rule.when),
    ...(rule.effect === 'refuse' ? { refusal: rule.refusal } : {}),
  }));

/** A condition in words: `reader is professional, and not blocked`. */
export function conditionWords(condition: Condition): string {
  switch (condition.kind) {
    case 'in':
      if (condition.values[0] === true) return condition.fact;
      return `${condition.fact} is ${condition.values.join(' or ')}`;
    case 'not':
      return condition.of.kind === 'in' && condition.of.values[0] !== true
        ? `${condition.of.fact} is not ${condition.of.values.join(' or ')}`
        : `not ${inBrackets(condition.of)}`;
    case 'all':
      return condition.of.map((part) => (part.kind === 'any' ? inBrackets(part) : conditionWords(part))).join(', and ');
    case 'any':
      return condition.of.map((part) => (part.kind === 'all' ? inBrackets(part) : conditionWords(part))).join(', or ');
  }
}

const inBrackets = (condition: Condition): string =>
  condition.kind === 'in' ? conditionWords(condition) : `(${conditionWords(condition)})`;

/** docs/access-rules.md, as it has to be committed. */
export function ruleBookMarkdown(): string {
  return [
    '# Who may see and do what',
    '',
    'Made from the table that runs (`node scripts/rule-book.mjs`); a test keeps this page true. Each rule is a file in',
    '`src/access/rules/`. **The first rule that matches decides. Where none matches, the answer is no**',
    '(`no-rule-allows`); a fact that is missing or unknown also means no (`facts-incomplete`).',
    '',
    'Sources: CSP is the Code de la santé publique, SEL-MP-037 the numbered compatibility requirements of the DMP, TD its transactions,',
    'TRE and JDV national code lists; decisions where sources conflict are in `adr/0011-access-conflicts-decided.md`.',
    '',
    '## Rules, in order',
    '',
    ...ruleBook().flatMap(ruleLines),
    '## Facts',
    '',
    'What a decision is taken on. The product of all values is walked through and compared with PostgreSQL.',
    '',
    '| fact | values |',
    '|---|---|',
    ...FACT_NAMES.map((name) => `| \`${name}\` | ${FACTS[name].map(String).join(', ')} |`),
    '',
    ...matrixLines(CURRENT_MATRIX),
  ].join('\n');
}

const ruleLines = (row: RuleBookRow): readonly string[] => [
  `### ${row.place}. ${row.name}`,
  '',
  row.promise,
  '',
  `- Effect: **${row.effect}**${row.refusal === undefined ? '' : `; outside, only \`${row.refusal}\` is said`}`,
  `- When: ${row.when}`,
  `- Source: ${row.source}`,
  `- [The rule](../src/access/rules/${row.name}.rule.ts), [its cases](../src/access/rules/${row.name}.rule.test.ts)`,
  '',
];

const matrixLines = (matrix: Matrix): readonly string[] => [
  `## Matrix ${matrix.version}`,
  '',
  `In effect from ${matrix.from}. ${matrix.source}. It enters the rules as the fact \`matrixAllows\`; what it does not name is`,
  'refused. *Published* comes from a public source, *provisional* is our own reading until the official annex is loaded.',
  '',
  '| row | professions | gives | up to | state |',
  '|---|---|---|---|---|',
  ...matrix.rows.map((row) => {
    const state = row.inForce ? 'in force' : 'not in force: gives nothing';
    return `| ${row.name} | ${row.professions.join(', ')} | ${givesWords(row)} | ${row.upTo} | ${state} |`;
  }),
  '',
];

function givesWords({ gives }: MatrixRow): string {
  const lists = gives.kind === 'every' ? gives.except : gives.lists;
  const named = lists.map((list) => `${list.types.join(', ')} (${list.provenance})`).join('; ');
  return gives.kind === 'every' ? `every type (${gives.provenance}) but ${named}` : `only ${named}`;
}

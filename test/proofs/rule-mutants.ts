// Every change somebody could make by mistake to a rule of access or to the order of the rules. Rules are data: a mutant is another table.
// A rule added tomorrow has its mutants without a word here.
import type { AccessRule } from '../../src/access/access-rules.js';
import type { Condition } from '../../src/access/condition.js';
import { all, ALWAYS, any, not } from '../../src/access/condition.js';
import { FACTS } from '../../src/access/facts.js';
import type { Refusal } from '../../src/access/rule.js';

export interface Mutant {
  readonly what: string;
  readonly table: readonly AccessRule[];
}

const REFUSALS: readonly Refusal[] = ['access-not-authorised', 'not-found', 'space-not-open'];

export const mutantsOf = (rules: readonly AccessRule[]): readonly Mutant[] => [
  ...rules.flatMap((rule, at) => [
    { what: `${rule.name}: is gone`, table: rules.filter((other) => other !== rule) },
    ...mutantsOfRule(rule).map(({ what, changed }) => ({
      what: `${rule.name}: ${what}`,
      table: rules.with(at, changed),
    })),
  ]),
  ...mutantsOfOrder(rules),
];

function mutantsOfRule(rule: AccessRule): readonly { readonly what: string; readonly changed: AccessRule }[] {
  const effects =
    rule.effect === 'allow'
      ? REFUSALS.map((refusal) => ({ what: `refuses as ${refusal}`, changed: { ...rule, effect: 'refuse', refusal } }))
      : [
          { what: 'allows', changed: { ...rule, effect: 'allow' } },
          ...REFUSALS.filter((refusal) => refusal !== rule.refusal).map((refusal) => ({
            what: `says ${refusal}`,
            changed: { ...rule, refusal },
          })),
        ];
  const conditions = [{ what: 'always', condition: ALWAYS }, ...mutantsOfCondition(rule.when)].map(
    ({ what, condition }) => ({ what, changed: { ...rule, when: condition } }),
  );
  return [...effects, ...conditions] as readonly { readonly what: string; readonly changed: AccessRule }[];
}

/** Each rule before the one in front of it, before all others, and behind them all. */
function mutantsOfOrder(rules: readonly AccessRule[]): readonly Mutant[] {
  return rules.flatMap((rule, at) => {
    const others = rules.filter((other) => other !== rule);
    const places = [
      ['one place up', at - 1],
      ['first of all', 0],
      ['last of all', others.length],
    ] as const;
    return places
      .filter(([, place], n) => place >= 0 && place !== at && (n === 0 || place !== at - 1))
      .map(([what, place]) => ({ what: `${rule.name}: ${what}`, table: others.toSpliced(place, 0, rule) }));
  });
}

interface Changed {
  readonly what: string;
  readonly condition: Condition;
}

/** Every small change of a condition: a part dropped or negated, all for any, one value more or less. */
function mutantsOfCondition(condition: Condition): Changed[] {
  switch (condition.kind) {
    case 'in': {
      const domain = FACTS[condition.fact] as readonly (string | boolean)[];
      const others = domain.filter((value) => !condition.values.includes(value));
      const withValues = (values: readonly (string | boolean)[]): Condition => ({ ...condition, values });
      return [
        { what: `${condition.fact} is not so`, condition: withValues(others) },
        ...(condition.values.length > 1
          ? condition.values.map((value) => ({
              what: `${condition.fact} without ${String(value)}`,
              condition: withValues(condition.values.filter((kept) => kept !== value)),
            }))
          : []),
        ...(typeof domain[0] === 'boolean'
          ? []
          : others.map((value) => ({
              what: `${condition.fact} also ${String(value)}`,
              condition: withValues([...condition.values, value]),
            }))),
      ];
    }
    case 'not':
      return [
        { what: 'not is gone', condition: condition.of },
        ...mutantsOfCondition(condition.of).map(({ what, condition: of }) => ({
          what: `not (${what})`,
          condition: not(of),
        })),
      ];
    default: {
      const join = condition.kind === 'all' ? all : any;
      const parts = condition.of;
      return [
        ...(parts.length > 1
          ? [{ what: 'all and any exchanged', condition: condition.kind === 'all' ? any(...parts) : all(...parts) }]
          : []),
        ...parts.flatMap((part, at) => [
          ...(parts.length > 1
            ? [{ what: `part ${at + 1} is gone`, condition: join(...parts.filter((_, other) => other !== at)) }]
            : []),
          ...mutantsOfCondition(part).map(({ what, condition: of }) => ({
            what,
            condition: join(...parts.with(at, of)),
          })),
        ]),
      ];
    }
  }
}

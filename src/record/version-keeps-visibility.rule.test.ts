import assert from 'node:assert/strict';
import { test } from 'node:test';
import { versionKeepsVisibility } from './version-keeps-visibility.rule.js';

const plain = { hidden: false, hiddenFromRepresentatives: false };
const hidden = { ...plain, hidden: true };
const withheld = { ...plain, withheldUntil: 1_000 };
const secret = { ...plain, hiddenFromRepresentatives: true };

type Flags = Parameters<typeof versionKeepsVisibility>[0];
const cases: readonly [string, Flags, Flags, string][] = [
  ['a plain version of a plain document', plain, plain, 'plain'],
  ['a plain version of a hidden document', hidden, plain, 'hidden'],
  ['a hidden version of a plain document', plain, hidden, 'hidden, earlier too'],
  ['a hidden version of a hidden document', hidden, hidden, 'hidden'],
  ['a withheld version of what the person sees', plain, withheld, 'refused'],
  ['a plain version of a withheld document', withheld, plain, 'withheld until 1000'],
  [
    'a withheld version of a withheld document keeps the first term',
    withheld,
    { ...plain, withheldUntil: 5_000 },
    'withheld until 1000',
  ],
  ['a version kept from representatives of what they see', plain, secret, 'refused'],
  ['a plain version of what is kept from representatives', secret, plain, 'kept from representatives'],
];
for (const [name, replaced, stated, expected] of cases)
  test(`${name}: ${expected}`, () => {
    const result = versionKeepsVisibility(replaced, stated);
    const flags = result.ok ? result.value.flags : undefined;
    const said =
      flags === undefined
        ? 'refused'
        : [
            ...(flags.hidden ? ['hidden'] : []),
            ...(flags.withheldUntil === undefined ? [] : [`withheld until ${flags.withheldUntil}`]),
            ...(flags.hiddenFromRepresentatives ? ['kept from representatives'] : []),
            ...(result.ok && result.value.hidesEarlier ? ['earlier too'] : []),
          ].join(', ') || 'plain';
    assert.equal(said, expected);
  });

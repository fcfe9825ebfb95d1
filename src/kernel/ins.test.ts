import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { InsKind } from './ins.js';
import { acceptsKind, INS_OID, insKey, insSystem, isInsAuthority, parseIns } from './ins.js';

const KINDS: readonly InsKind[] = ['nir', 'nia', 'test', 'demo'];
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

/** A number of thirteen characters of the right shape. */
const body = fc
  .tuple(
    fc.constantFrom('1', '2', '7', '8', '5', '6'),
    digits(2),
    fc.oneof(fc.constantFrom('01', '07', '12'), fc.integer({ min: 20, max: 99 }).map(String)),
    fc.oneof(digits(2), fc.constantFrom('2A', '2B')),
    digits(6),
  )
  .map((parts) => parts.join(''));

describe('the INS', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    ['the person of the national test documents', INS_OID.test, '279035121518989', 'ok'],
    ['another test person', INS_OID.demo, '277076322082910', 'ok'],
    ['an identifier with its urn', `urn:oid:${INS_OID.nir}`, '279035121518989', 'ok'],
    ['a waiting number', INS_OID.nia, `7790351215189${insKey('7790351215189')}`, 'ok'],
    ['a number printed in groups', INS_OID.test, '2 79 03 51 215 189 89', 'ok'],
    ['a number in groups with unbreakable spaces', INS_OID.test, '2\u00a079\u202f03 51 215 189 89', 'ok'],
    ['Corsica, 2A', INS_OID.test, '184052A99900555', 'ok'],
    ['Corsica, 2A in small letters', INS_OID.test, '184052a99900555', 'ok'],
    ['a wrong key under the test kind', INS_OID.test, '279035121518988', 'ins-key-wrong'],
    ['a wrong key under the real kind', INS_OID.nir, '209053105611201', 'ins-key-wrong'],
    ['a wrong key of the published examples', INS_OID.nir, '276059205062865', 'ins-key-wrong'],
    ['2B with the key of 2A', INS_OID.test, '184052B99900555', 'ins-key-wrong'],
    ['no key at all', INS_OID.nir, '2790351215189', 'ins-malformed'],
    ['a thirteenth month', INS_OID.nir, '279135121518989', 'ins-malformed'],
    ['letters', INS_OID.nir, '27903512151898A', 'ins-malformed'],
    ['nothing', INS_OID.nir, '', 'ins-malformed'],
    ['a very long value', INS_OID.nir, ' '.repeat(1_000_000), 'ins-malformed'],
    ['INS-C, no longer in use', '1.2.250.1.213.1.4.2', '0123456789012345678901', 'ins-kind-retired'],
    ['INS-A, no longer in use', 'urn:oid:1.2.250.1.213.1.4.1', '279035121518989', 'ins-kind-retired'],
    ['an authority nobody knows', '1.2.250.1.213.1.4.99', '279035121518989', 'ins-kind-unknown'],
    ['a hospital’s own number', '1.2.3.4', '279035121518989', 'ins-kind-unknown'],
  ];
  for (const [what, oid, value, expected] of cases) {
    it(`answers ${expected} for ${what}`, () => {
      const parsed = parseIns(oid, value);
      assert.equal(parsed.ok ? 'ok' : parsed.problem, expected);
    });
  }

  it('accepts every well-formed number with its key under every kind, with or without spaces', () => {
    fc.assert(
      fc.property(body, fc.constantFrom(...KINDS), fc.nat(15), (thirteen, kind, cut) => {
        const value = thirteen + insKey(thirteen);
        const parsed = parseIns(INS_OID[kind], `${value.slice(0, cut)} ${value.slice(cut)}`);
        assert.deepEqual(parsed, { ok: true, value: { kind, oid: INS_OID[kind], value } });
      }),
    );
  });

  it('refuses every other key under every kind', () => {
    fc.assert(
      fc.property(body, fc.integer({ min: 0, max: 99 }), fc.constantFrom(...KINDS), (thirteen, key, kind) => {
        const two = String(key).padStart(2, '0');
        fc.pre(two !== insKey(thirteen));
        const parsed = parseIns(INS_OID[kind], thirteen + two);
        assert.equal(parsed.ok ? 'ok' : parsed.problem, 'ins-key-wrong');
      }),
    );
  });

  it('notices any single digit typed wrong', () => {
    fc.assert(
      fc.property(body, fc.nat(12), fc.integer({ min: 1, max: 9 }), (thirteen, position, shift) => {
        const character = thirteen[position] ?? '';
        fc.pre(/\d/.test(character));
        const other = String((Number(character) + shift) % 10);
        const changed = thirteen.slice(0, position) + other + thirteen.slice(position + 1);
        assert.equal(parseIns(INS_OID.nir, changed + insKey(thirteen)).ok, false);
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (oid, value) => typeof parseIns(oid, value).ok === 'boolean'));
  });

  it('lets test and demo numbers into a demo only', () => {
    for (const kind of KINDS) {
      const ins = { kind, oid: INS_OID[kind], value: '279035121518989' };
      const real = kind === 'nir' || kind === 'nia';
      assert.equal(acceptsKind('demo', ins).ok, true);
      const inProduction = acceptsKind('production', ins);
      assert.equal(inProduction.ok ? 'ok' : inProduction.problem, real ? 'ok' : 'ins-kind-refused');
      assert.equal(insSystem(ins), `urn:oid:${INS_OID[kind]}`);
    }
  });

  it('knows the authorities of persons, also those it does not accept', () => {
    assert.equal(isInsAuthority('1.2.250.1.213.1.4.99'), true);
    assert.equal(isInsAuthority('1.2.250.1.213.1.1.4.12'), false);
  });
});

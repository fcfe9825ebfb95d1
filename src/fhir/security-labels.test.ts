import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSecurityLabels, securityLabelsOf } from './security-labels.js';

const N = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const A07 = 'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument';

describe('labels of confidentiality and visibility', () => {
  const read: readonly [string, readonly (readonly [string | undefined, string])[], string | undefined, string[]][] = [
    ['nothing', [], undefined, []],
    ['one code', [[N, 'R']], 'R', []],
    ['an OID', [['urn:oid:2.16.840.1.113883.5.25', 'V']], 'V', []],
    ['no system', [[undefined, 'N']], 'N', []],
    [
      'several at once',
      [
        [N, 'R'],
        [A07, 'MASQUE_PS'],
        [A07, 'INVISIBLE_REPRESENTANTS_LEGAUX'],
      ],
      'R',
      ['MASQUE_PS', 'INVISIBLE_REPRESENTANTS_LEGAUX'],
    ],
    [
      'the system as an example misspells it',
      [[A07.replace('Statut', 'Status'), 'INVISIBLE_PATIENT']],
      undefined,
      ['INVISIBLE_PATIENT'],
    ],
    ['the short name of HL7 v2', [[A07, 'INVISIBLE_REP_LEGAUX']], undefined, ['INVISIBLE_REPRESENTANTS_LEGAUX']],
    ['a system nobody here knows', [['https://example.org', 'X']], undefined, []],
  ];
  for (const [what, codes, stated, visibilities] of read)
    it(`reads ${what}`, () => {
      const labels = readSecurityLabels(
        codes.map(([system, code]) => ({ coding: [{ ...(system === undefined ? {} : { system }), code }] })),
      );
      assert.ok(labels.ok);
      assert.deepEqual([labels.value.stated, [...labels.value.visibilities]], [stated, visibilities]);
    });

  it('refuses a code it does not know under a system it does: nobody is shown what somebody meant to keep', () => {
    for (const [system, code] of [
      [N, 'X'],
      [A07, 'MASQUE_TOUT'],
    ] as const)
      assert.deepEqual(readSecurityLabels([{}, { coding: [{ system, code }] }]), {
        ok: false,
        problem: 'security-label-unknown',
        path: 'securityLabel[1].coding[0].code',
      });
  });

  it('writes the state of now and keeps labels of others', () => {
    const other = { coding: [{ system: 'https://example.org', code: 'X' }] };
    const state = { confidentiality: 'V', hidden: false, withheldUntil: 1, hiddenFromRepresentatives: true } as const;
    assert.deepEqual(
      securityLabelsOf(state, [{ coding: [{ system: A07, code: 'MASQUE_PS' }] }, other]).map(
        ({ coding }) => coding?.[0]?.code,
      ),
      ['V', 'INVISIBLE_PATIENT', 'INVISIBLE_REPRESENTANTS_LEGAUX', 'X'],
    );
  });
});

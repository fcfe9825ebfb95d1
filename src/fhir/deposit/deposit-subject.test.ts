import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fhirSuite } from '../../../test/support/fhir-deposits.js';

describe('whose record a deposit goes into', () => {
  const suite = fhirSuite();

  it('T10: resolves the person by conditional reference, logical identifier, and literal reference', async () => {
    const { ins, token, document } = await suite.somebody();
    const found = await suite.fhir.call('GET', `/fhir/Patient?identifier=${token}`, { token: suite.token });
    const subjects = [
      { reference: `Patient?identifier=${token}` },
      { reference: `Patient/${found.json.entry[0].resource.id}` },
      { reference: `http://localhost:8080/fhir/Patient/${found.json.entry[0].resource.id}` },
      { identifier: { system: 'urn:oid:1.2.250.1.213.1.4.10', value: ins } },
    ];
    for (const [at, subject] of subjects.entries()) {
      const answer = await suite.publish({ ...document({ uniqueId: `urn:oid:2.25.1000.${at}` }), subject });
      assert.equal(answer.status, 201, `${JSON.stringify(subject)}: ${answer.text}`);
      assert.deepEqual(answer.json.subject.identifier, { system: 'urn:oid:1.2.250.1.213.1.4.10', value: ins });
    }
  });

  const subjects: readonly [string, string, unknown][] = [
    ['patient-missing', 'subject', undefined],
    ['patient-reference-unreadable', 'subject.reference', { reference: 'Patient/unknown' }],
    ['patient-reference-unreadable', 'subject.reference', { reference: 'https://elsewhere.example/Patient/1' }],
    ['patient-reference-unreadable', 'subject.reference', { reference: 'Organization/1' }],
    [
      'ins-key-wrong',
      'subject.identifier.value',
      { identifier: { system: 'urn:oid:1.2.250.1.213.1.4.10', value: '279035121518988' } },
    ],
    [
      'ins-key-wrong',
      'subject.identifier.value',
      { identifier: { system: 'urn:oid:1.2.250.1.213.1.4.8', value: '279035121518988' } },
    ],
    [
      'ins-kind-retired',
      'subject.identifier.system',
      { identifier: { system: 'urn:oid:1.2.250.1.213.1.4.2', value: '279035121518989' } },
    ],
    [
      'ins-kind-unknown',
      'subject.identifier.system',
      { identifier: { system: 'urn:oid:1.2.3', value: '279035121518989' } },
    ],
    ['ins-missing', 'subject.identifier', { identifier: { value: '279035121518989' } }],
  ];
  for (const [name, path, subject] of subjects)
    it(`T10, T25: refuses the subject ${JSON.stringify(subject)} by the name ${name}`, async () => {
      const { document } = await suite.somebody();
      const answer = await suite.publish({ ...document(), subject });
      assert.deepEqual(
        [answer.status, answer.problem, answer.expression],
        [422, name, `DocumentReference.${path}`],
        answer.text,
      );
    });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fhirSuite, type Resource } from '../../../test/support/fhir-deposits.js';
import { depositBundle, type Answer } from '../../../test/support/fhir-software.js';

describe('what is refused of a deposit over FHIR', () => {
  const suite = fhirSuite();

  type Change = (resource: Resource, attachment: Resource) => void;
  const faults: readonly [name: string, status: number, path: string, change: Change][] = [
    ['hash-mismatch', 422, 'content[0].attachment.hash', (_, a) => (a['hash'] = 'AAAAAAAAAAAAAAAAAAAAAAAAAAA=')],
    ['size-mismatch', 422, 'content[0].attachment.size', (_, a) => (a['size'] = 3)],
    ['base64-invalid', 422, 'content[0].attachment.data', (_, a) => (a['data'] = 'no base64!')],
    ['attachment-missing', 422, 'content[0].attachment', (_, a) => delete a['data']],
    ['content-type-missing', 422, 'content[0].attachment.contentType', (_, a) => delete a['contentType']],
    ['content-type-refused', 422, 'content[0].attachment', (_, a) => (a['contentType'] = 'application/zip')],
    ['content-type-mismatch', 422, 'content[0].attachment', (_, a) => (a['contentType'] = 'application/pdf')],
    [
      'external-url-refused',
      422,
      'content[0].attachment.url',
      (_, a) => {
        delete a['data'];
        a['url'] = 'http://127.0.0.1:9/secret';
      },
    ],
    ['content-not-one', 422, 'content', (r) => (r['content'] = [])],
    ['status-not-current', 422, 'status', (r) => (r['status'] = 'superseded')],
    ['unique-id-missing', 422, 'masterIdentifier', (r) => delete r['masterIdentifier']],
    ['unique-id-malformed', 422, 'masterIdentifier.value', (r) => (r['masterIdentifier'] = { value: 'a b' })],
    ['type-missing', 422, 'type', (r) => delete r['type']],
    ['type-unknown', 422, 'type', (r) => (r['type'] = { coding: [{ system: 'http://loinc.org', code: 'EXPPAT_1' }] })],
    ['type-not-accepted', 422, 'type', (r) => (r['type'] = { coding: [{ code: 'PIECE-IDENTITE' }] })],
    ['date-missing', 422, 'date', (r) => delete r['date']],
    ['date-invalid', 422, 'date', (r) => (r['date'] = '2026-02-30T10:00:00Z')],
    ['author-missing', 422, 'author', (r) => delete r['author']],
    ['author-unreadable', 422, 'author[0]', (r) => (r['author'] = [{ reference: '#nobody' }])],
    [
      'security-label-unknown',
      422,
      'securityLabel[0].coding[0].code',
      (r) => (r['securityLabel'] = [{ coding: [{ code: 'X' }] }]),
    ],
    [
      'replaces-unknown',
      422,
      'relatesTo[0].target',
      (r) => (r['relatesTo'] = [{ code: 'replaces', target: { reference: 'DocumentReference/none' } }]),
    ],
    ['value-malformed', 400, 'status', (r) => (r['status'] = 7)],
    ['type-for-patients-only', 422, 'type', (r) => (r['type'] = { coding: [{ code: 'EXPPAT_2' }] })],
  ];
  for (const [name, status, path, change] of faults)
    it(`refuses by the name ${name} at ${path}, and stores nothing`, async () => {
      const { recordId, document } = await suite.somebody();
      const resource = document();
      change(resource, (resource['content'] as { attachment: Resource }[])[0]?.attachment ?? {});
      const answer = await suite.publish(resource);
      assert.deepEqual(
        [answer.problem, answer.status, answer.expression],
        [name, status, `DocumentReference.${path}`],
        answer.text,
      );
      assert.equal((await suite.documentsOf(recordId)).length, 0);
      const trace = await suite.lastTrace(recordId);
      // What cannot even be read as a resource concerns nobody's record.
      if (name !== 'value-malformed')
        assert.deepEqual([trace?.act, trace?.outcome, trace?.problem], ['document-deposit', 'failed', name]);
    });

  it('refuses a bundle about two people, one that would create a person, and what has no place in it', async () => {
    const one = await suite.somebody();
    const two = await suite.somebody();
    const post = (change: (entries: Resource[]) => void): Promise<Answer> => {
      const bundle = depositBundle([one.enveloped()]);
      change(bundle['entry'] as Resource[]);
      return suite.fhir.call('POST', '/fhir', { token: suite.token, body: bundle });
    };
    const cases: readonly [string, string, (entries: Resource[]) => void][] = [
      [
        'two-patients',
        'Bundle.entry[3].resource.subject',
        (entries) =>
          entries.push({
            fullUrl: 'urn:uuid:9',
            resource: two.document(),
            request: { method: 'POST', url: 'DocumentReference' },
          }),
      ],
      [
        'patient-creation-refused',
        'Bundle.entry[3].resource',
        (entries) =>
          entries.push({ resource: { resourceType: 'Patient' }, request: { method: 'POST', url: 'Patient' } }),
      ],
      [
        'entry-not-accepted',
        'Bundle.entry[3].resource',
        (entries) =>
          entries.push({ resource: { resourceType: 'Observation' }, request: { method: 'POST', url: 'Observation' } }),
      ],
      [
        'entry-not-accepted',
        'Bundle.entry[1].request',
        (entries) => ((entries[1] ?? {})['request'] = { method: 'PUT', url: 'DocumentReference/1' }),
      ],
      ['submission-set-missing', 'Bundle.entry', (entries) => entries.shift()],
      ['submission-set-repeated', 'Bundle.entry[3].resource', (entries) => entries.push({ ...entries[0] })],
      ['binary-missing', 'Bundle.entry[1].resource.content[0].attachment.url', (entries) => entries.pop()],
      ['bundle-empty', 'Bundle.entry', (entries) => entries.splice(1)],
      [
        'binary-unused',
        'Bundle.entry[3].resource',
        (entries) =>
          entries.push({
            fullUrl: 'urn:uuid:8',
            resource: { resourceType: 'Binary', contentType: 'text/plain', data: 'eA==' },
            request: { method: 'POST', url: 'Binary' },
          }),
      ],
    ];
    for (const [name, path, change] of cases) {
      const answer = await post(change);
      assert.deepEqual([answer.problem, answer.expression], [name, path], answer.text);
    }
    assert.equal((await suite.documentsOf(one.recordId)).length + (await suite.documentsOf(two.recordId)).length, 0);
  });
});

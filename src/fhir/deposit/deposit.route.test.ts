import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testIns } from '../../../test/support/cast.js';
import { fhirSuite, type Resource } from '../../../test/support/fhir-deposits.js';
import {
  depositBundle,
  documentReference,
  HOSPITAL,
  iuaOf,
  NURSE,
  PHYSICIAN,
  type Answer,
} from '../../../test/support/fhir-software.js';
import { saveStructure, type Structure } from '../../identity/index.js';
import type { StructureId } from '../../kernel/ids.js';

const text = (words: string): Buffer => Buffer.from(words);

describe('depositing over FHIR', () => {
  const suite = fhirSuite();

  it('T3, ITI-105: publishes one document, answers where it is, and gives its bytes back', async () => {
    const { recordId, document } = await suite.somebody();
    const answer = await suite.publish(document());
    assert.equal(answer.status, 201, answer.text);
    assert.match(String(answer.headers['location']), /^http:\/\/localhost:8080\/fhir\/DocumentReference\/d/);
    assert.equal(answer.headers['etag'], 'W/"1"');
    const { attachment } = answer.json.content[0];
    assert.match(attachment.url, /^http:\/\/localhost:8080\/fhir\/Binary\//);
    assert.equal(attachment.data, undefined);
    const read = await suite.fhir.call('GET', new URL(attachment.url).pathname, { token: suite.token });
    assert.deepEqual(read.bytes, text('Document 1'));
    const trace = await suite.lastTrace(recordId);
    assert.deepEqual([trace?.act, trace?.outcome, trace?.actor.id], ['document-download', 'done', PHYSICIAN.idNatPs]);
  });

  it('T3, ITI-65: takes a transaction whole and answers each entry in its order', async () => {
    const { ins, enveloped } = await suite.somebody();
    const answer = await suite.fhir.call('POST', '/fhir', {
      token: suite.token,
      body: depositBundle([enveloped(), enveloped({ bytes: text('deux'), uniqueId: 'urn:oid:2.25.202' })]),
    });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.type, 'transaction-response');
    assert.deepEqual(
      answer.json.entry.map(({ response }: { response: { status: string; location: string } }) => [
        response.status,
        /fhir\/(\w+)\/[a-z][\w.-]{59}$/.exec(response.location)?.[1],
      ]),
      ['List', 'DocumentReference', 'Binary', 'DocumentReference', 'Binary'].map((type) => ['201 Created', type]),
    );
    const url = `/fhir/DocumentReference?patient.identifier=urn:oid:1.2.250.1.213.1.4.10|${ins}&status=current`;
    assert.equal((await suite.fhir.call('GET', url, { token: suite.token })).json.total, 2);
  });

  it('T3: stores nothing of a transaction when one of its documents is refused, and traces the refusal', async () => {
    const { recordId, enveloped } = await suite.somebody();
    const bundle = depositBundle([enveloped(), enveloped({ uniqueId: 'urn:oid:2.25.302', type: '00000-0' })]);
    const answer = await suite.fhir.call('POST', '/fhir', { token: suite.token, body: bundle });
    assert.deepEqual(
      [answer.status, answer.problem, answer.expression],
      [422, 'type-unknown', 'Bundle.entry[3].resource.type'],
    );
    assert.equal((await suite.documentsOf(recordId)).length, 0);
    const trace = await suite.lastTrace(recordId);
    assert.deepEqual([trace?.outcome, trace?.problem], ['failed', 'type-unknown']);
  });

  it('T4: a simplified publication may leave the hash out, a transaction may not', async () => {
    const { enveloped } = await suite.somebody();
    const without = documentReference(enveloped());
    delete (without['content'] as { attachment: Resource }[])[0]?.attachment['hash'];
    assert.equal((await suite.publish(without)).status, 201);
    const bundle = depositBundle([enveloped({ uniqueId: 'urn:oid:2.25.402' })]);
    delete (bundle['entry'] as { resource: { content: { attachment: Resource }[] } }[])[1]?.resource.content[0]
      ?.attachment['hash'];
    const answer = await suite.fhir.call('POST', '/fhir', { token: suite.token, body: bundle });
    assert.deepEqual(
      [answer.problem, answer.expression],
      ['hash-missing', 'Bundle.entry[1].resource.content[0].attachment.hash'],
    );
  });

  it('T5: the same deposit sent again is answered, not doubled; other content under the same identifier is refused', async () => {
    const { recordId, document } = await suite.somebody();
    const first = await suite.publish(document());
    const again = await suite.publish(document());
    assert.deepEqual([first.status, again.status], [201, 200]);
    assert.equal(again.headers['location'], first.headers['location']);
    assert.deepEqual(again.json, first.json);
    const other = await suite.publish(document({ bytes: text('autre') }));
    assert.deepEqual(
      [other.status, other.problem, other.expression],
      [422, 'unique-id-reused', 'DocumentReference.masterIdentifier'],
    );
    assert.equal((await suite.documentsOf(recordId)).length, 1);
  });

  it('T5: the same deposit sent many times at once is made once', async () => {
    const { recordId, document } = await suite.somebody();
    const body = document();
    const answers = await Promise.all(Array.from({ length: 6 }, () => suite.publish(body)));
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 200, 200, 200, 200, 201]);
    assert.equal(new Set(answers.map(({ headers }) => headers['location'])).size, 1);
    assert.equal((await suite.documentsOf(recordId)).length, 1);
  });

  it('T6: of two versions sent at once one supersedes, and the other is told so', async () => {
    const { document } = await suite.somebody();
    const first = await suite.publish(document());
    const version = (name: string) => ({
      ...document({ uniqueId: `urn:oid:2.25.66.${name}`, bytes: text(name) }),
      relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${first.json.id}` } }],
    });
    const answers = await Promise.all([suite.publish(version('1')), suite.publish(version('2'))]);
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 422]);
    assert.equal(answers.find(({ status }) => status === 422)?.problem, 'replaces-superseded');
  });

  it('T5: a whole transaction sent again keeps its submission set', async () => {
    const { recordId, enveloped } = await suite.somebody();
    const body = depositBundle([enveloped()]);
    const first = await suite.fhir.call('POST', '/fhir', { token: suite.token, body });
    const again = await suite.fhir.call('POST', '/fhir', { token: suite.token, body });
    const locations = (answer: Answer): string[] =>
      answer.json.entry.map(({ response }: { response: { location: string } }) => response.location);
    assert.deepEqual(locations(again), locations(first));
    assert.equal((await suite.world.owner`select 1 from submission_set where record_id = ${recordId}`).length, 1);
  });

  it('T6: a new version supersedes the one it names, by our id or by its own, and keeps the relation', async () => {
    const { recordId, document } = await suite.somebody();
    const first = await suite.publish(document());
    const second = await suite.publish({
      ...document({ uniqueId: 'urn:oid:2.25.602', bytes: text('deux') }),
      relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${first.json.id}` } }],
    });
    assert.equal(second.status, 201, second.text);
    assert.deepEqual(second.json.relatesTo, [
      { code: 'replaces', target: { reference: `DocumentReference/${first.json.id}` } },
    ]);
    const third = await suite.publish({
      ...document({ uniqueId: 'urn:oid:2.25.603', bytes: text('trois') }),
      relatesTo: [{ code: 'replaces', target: { identifier: { value: 'urn:oid:2.25.602' } } }],
    });
    assert.equal(third.status, 201, third.text);
    const old = await suite.fhir.call('GET', `/fhir/DocumentReference/${first.json.id}`, { token: suite.token });
    assert.deepEqual([old.json.status, old.json.meta.versionId], ['superseded', '2']);
    assert.deepEqual(old.json.content[0].attachment.title, 'Compte rendu de consultation');
    const fourth = await suite.publish({
      ...document({ uniqueId: 'urn:oid:2.25.604', bytes: text('quatre') }),
      relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${first.json.id}` } }],
    });
    assert.deepEqual([fourth.status, fourth.problem], [422, 'replaces-superseded']);
    assert.deepEqual(
      (await suite.documentsOf(recordId)).map(({ status }) => status),
      ['superseded', 'superseded', 'current'],
    );
  });

  it('T6: nobody replaces what they neither made nor may read: it is as if it were not there', async () => {
    const { document } = await suite.somebody();
    const first = await suite.publish(document());
    const other: Structure = { ...HOSPITAL, id: '1990000009' as StructureId };
    await saveStructure(suite.world.house.database.directory, suite.world.house.keys.directory, other);
    const software = await suite.fhir.register({ clientId: 'another', structure: other, alg: 'ES256' });
    const nurse =
      (await suite.fhir.askToken(await suite.fhir.assertion(software, iuaOf(NURSE, other)))).body.access_token ?? '';
    const answer = await suite.fhir.call('POST', '/fhir/DocumentReference', {
      token: nurse,
      body: {
        ...document({ uniqueId: 'urn:oid:2.25.702', bytes: text('deux') }),
        relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${first.json.id}` } }],
      },
    });
    assert.deepEqual([answer.status, answer.problem], [422, 'replaces-unknown']);
  });

  it('T7: takes a deposit into a space that was never activated, and refuses one into a closed or opposed space', async () => {
    for (const [state, status] of [
      ['open', 201],
      ['suspended', 201],
      ['closed', 409],
      ['opposed', 409],
      ['notified', 409],
    ] as const) {
      const { document } = await suite.somebody(state);
      const answer = await suite.publish(document());
      assert.equal(answer.status, status, `${state}: ${answer.text}`);
      if (status === 409) assert.equal(answer.problem, 'space-not-open');
    }
  });

  it('T7, T10: an INS that nobody has is answered like a space that is not open, and creates nobody', async () => {
    const { document: opposed } = await suite.somebody('opposed');
    const people = await suite.world.owner`select count(*) from directory_person`;
    const nobody = await suite.publish(
      documentReference({ bytes: text('x'), ins: testIns(4_000), uniqueId: 'urn:oid:2.25.9' }),
    );
    const known = await suite.publish(opposed());
    assert.deepEqual(nobody.bytes, known.bytes);
    assert.equal(nobody.status, 409);
    assert.deepEqual(await suite.world.owner`select count(*) from directory_person`, people);
  });

  it('T8: computes the category from the type, corrects one that contradicts it, and says so', async () => {
    const { document } = await suite.somebody();
    const A03 = 'https://mos.esante.gouv.fr/NOS/TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument';
    const answer = await suite.publish({ ...document(), category: [{ coding: [{ system: A03, code: '42' }] }] });
    assert.equal(answer.json.category[0].coding[0].code, '10');
    assert.match(String(answer.headers['warning']), /"category-corrected"/);
    const outcome = await suite.publish(
      { ...document({ uniqueId: 'urn:oid:2.25.802' }), category: [{ coding: [{ system: A03, code: '42' }] }] },
      { prefer: 'return=OperationOutcome' },
    );
    assert.equal(outcome.json.issue[0].details.coding[0].code, 'category-corrected');
    const minimal = await suite.publish(document({ uniqueId: 'urn:oid:2.25.803' }), { prefer: 'return=minimal' });
    assert.deepEqual([minimal.status, minimal.bytes.length], [201, 0]);
  });

  it('takes and gives nothing that is no form of FHIR', async () => {
    const { document } = await suite.somebody();
    const text = await suite.publish(document(), { 'content-type': 'text/plain' });
    assert.deepEqual([text.status, text.problem], [415, 'content-type-not-fhir']);
    const wanted = await suite.publish(document(), { accept: 'text/turtle' });
    assert.deepEqual([wanted.status, wanted.problem], [406, 'format-not-offered']);
  });
});

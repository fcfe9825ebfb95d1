import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fhirSuite, type Somebody } from '../../test/support/fhir-deposits.js';
import { HOSPITAL, iuaOf, NURSE, PHYSICIAN } from '../../test/support/fhir-software.js';

describe('reading one document over FHIR', () => {
  const suite = fhirSuite();

  async function published(): Promise<{ somebody: Somebody; id: string; bytes: Buffer }> {
    const somebody = await suite.somebody();
    const bytes = Buffer.from('Un contenu avec des accents : é, è, ç.');
    const answer = await suite.publish(somebody.document({ bytes }));
    return { somebody, id: answer.json.id, bytes };
  }

  it('gives the description as it was published, with version and date of its own', async () => {
    const { id } = await published();
    const answer = await suite.get(`/fhir/DocumentReference/${id}`);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['etag'], 'W/"1"');
    assert.equal(answer.headers['last-modified'], new Date(answer.json.meta.lastUpdated).toUTCString());
    assert.equal(answer.json.content[0].attachment.url, `http://localhost:8080/fhir/Binary/${id}`);
  });

  const accepts: readonly [string | undefined, number, string][] = [
    [undefined, 200, 'text/plain'],
    ['*/*', 200, 'text/plain'],
    ['text/plain', 200, 'text/plain'],
    ['text/*;q=0.5', 200, 'text/plain'],
    ['application/octet-stream', 200, 'text/plain'],
    ['application/json, text/plain, */*', 200, 'text/plain'],
    ['application/fhir+json', 200, 'application/fhir+json; charset=utf-8'],
    ['application/fhir+json, */*;q=0.1', 200, 'application/fhir+json; charset=utf-8'],
    ['application/pdf', 406, 'application/fhir+json; charset=utf-8'],
    ['application/fhir+xml', 200, 'application/fhir+xml; charset=utf-8'],
  ];
  for (const [accept, status, contentType] of accepts)
    it(`T13: answers Accept ${accept ?? '(none)'} with ${status} ${contentType}`, async () => {
      const { somebody, id, bytes } = await published();
      const answer = await suite.get(`/fhir/Binary/${id}`, accept === undefined ? {} : { accept });
      assert.deepEqual([answer.status, answer.headers['content-type']], [status, contentType], answer.text);
      if (status === 200 && contentType === 'text/plain') assert.deepEqual(answer.bytes, bytes);
      if (status === 200 && contentType !== 'text/plain') {
        assert.deepEqual(
          [answer.json.resourceType, answer.json.id, answer.json.contentType],
          ['Binary', id, 'text/plain'],
        );
        assert.deepEqual(Buffer.from(answer.json.data, 'base64'), bytes);
      }
      const trace = await suite.lastTrace(somebody.recordId);
      assert.equal(trace?.act, 'document-download');
      assert.deepEqual(
        [trace.outcome, trace.problem],
        status === 200 ? ['done', undefined] : ['failed', 'format-not-offered'],
      );
    });

  it('T13: a superseded document is described still, and its bytes are gone at this address', async () => {
    const { somebody, id } = await published();
    const second = await suite.publish({
      ...somebody.document({ uniqueId: 'urn:oid:2.25.77.2' }),
      relatesTo: [{ code: 'replaces', target: { reference: `DocumentReference/${id}` } }],
    });
    assert.equal(second.status, 201);
    const described = await suite.get(`/fhir/DocumentReference/${id}`);
    assert.deepEqual([described.status, described.json.status], [200, 'superseded']);
    assert.equal(described.headers['etag'], 'W/"2"');
    const gone = await suite.get(`/fhir/Binary/${id}`);
    assert.deepEqual([gone.status, gone.problem], [410, 'document-superseded']);
  });

  it('answers alike for what is not there, what is not an id, and what may not be seen', async () => {
    const { somebody, id } = await published();
    const nurse =
      (await suite.fhir.askToken(await suite.fhir.assertion(suite.fhir.hospital, iuaOf(NURSE, HOSPITAL)))).body
        .access_token ?? '';
    const read = (path: string) => suite.fhir.call('GET', `/fhir/${path}`, { token: nurse });
    const unseen = await read(`DocumentReference/${id}`);
    assert.deepEqual([unseen.status, unseen.problem], [403, 'access-not-authorised']);
    const other = suite.world.house.publicIds.of('document', somebody.recordId, crypto.randomUUID());
    assert.deepEqual((await read(`DocumentReference/${other}`)).bytes, unseen.bytes);
    const nothing = await read('DocumentReference/nothing');
    assert.deepEqual([nothing.status, nothing.problem], [404, 'not-found']);
    for (const path of ['Binary/nothing', `DocumentReference/${'A'.repeat(300)}`, 'DocumentReference/%'])
      assert.deepEqual((await read(path)).bytes, nothing.bytes, path);
    await suite.consent(somebody.recordId, PHYSICIAN);
    assert.deepEqual((await suite.get(`/fhir/DocumentReference/${other}`)).bytes, nothing.bytes);
    const patient = suite.world.house.publicIds.of('patient', somebody.recordId, somebody.recordId);
    assert.deepEqual((await read(`DocumentReference/${patient}`)).bytes, nothing.bytes);
  });

  it('T22: without a token, or with one that is not good, says only that', async () => {
    const { id } = await published();
    const none = await suite.fhir.call('GET', `/fhir/DocumentReference/${id}`);
    assert.deepEqual([none.status, none.problem], [401, 'not-signed-in']);
    assert.equal(none.headers['www-authenticate'], 'Bearer realm="carnet"');
    for (const authorization of ['Bearer nonsense', 'Basic eDp5', `Bearer ${suite.token.slice(0, -4)}AAAA`]) {
      const bad = await suite.fhir.call('GET', `/fhir/DocumentReference/${id}`, { headers: { authorization } });
      assert.equal(bad.status, 401, authorization);
      assert.equal(bad.headers['www-authenticate'], 'Bearer realm="carnet", error="invalid_token"');
    }
  });

  it('T21: never changes or deletes a document in place', async () => {
    const { id } = await published();
    for (const method of ['PUT', 'DELETE'] as const) {
      const answer = await suite.fhir.call(method, `/fhir/DocumentReference/${id}`, { token: suite.token, body: {} });
      assert.deepEqual(
        [answer.status, answer.problem, answer.headers['allow']],
        [405, 'method-not-offered', 'GET, PATCH'],
      );
    }
    assert.equal((await suite.get(`/fhir/DocumentReference/${id}`)).status, 200);
  });
});

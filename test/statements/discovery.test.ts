// T1–T3, T7: what software reads first is true, and a deposit is answered entry by entry.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fhirSuite } from '../support/fhir-deposits.js';
import { nextUniqueId } from '../support/fhir-search.js';
import { depositBundle, type Answer } from '../support/fhir-software.js';

interface Said {
  readonly type: string;
  readonly interaction: readonly { readonly code: string }[];
  readonly searchParam?: readonly { readonly name: string; readonly type: string }[];
  readonly operation?: readonly { readonly name: string; readonly definition: string }[];
}

describe('what software finds here', () => {
  const suite = fhirSuite();

  it('T1: the statement comes in JSON and in XML, says 4.0.1, and names what is required of the national role', async () => {
    const json = await suite.fhir.call('GET', '/fhir/metadata');
    assert.deepEqual([json.status, json.headers['content-type']], [200, 'application/fhir+json; charset=utf-8']);
    const xml = await suite.fhir.call('GET', '/fhir/metadata', { headers: { accept: 'application/fhir+xml' } });
    assert.deepEqual([xml.status, xml.headers['content-type']], [200, 'application/fhir+xml; charset=utf-8']);
    assert.deepEqual(xml.json, json.json);
    assert.equal(json.json.fhirVersion, '4.0.1');
    for (const role of [
      'IHE.MHD.DocumentRecipient',
      'IHE.MHD.DocumentResponder',
      'PDSm-GestionnaireDePartageDeDocuments',
    ])
      assert.ok(
        json.json.instantiates.some((url: string) => url.endsWith(role)),
        role,
      );
    const { resource, interaction } = json.json.rest[0] as { resource: Said[]; interaction: object[] };
    assert.deepEqual(interaction, [{ code: 'transaction' }]);
    const codes = (type: string): string[] =>
      resource
        .find((each) => each.type === type)
        ?.interaction.map(({ code }) => code)
        .sort() ?? [];
    assert.deepEqual(codes('DocumentReference'), ['create', 'patch', 'read', 'search-type']);
    assert.deepEqual(codes('List'), ['read', 'search-type']);
    assert.deepEqual(codes('AuditEvent'), ['read', 'search-type']);
    assert.deepEqual(codes('Consent'), ['create', 'read', 'search-type']);
  });

  it('T1: whatever the statement names is there: every interaction, parameter and operation', async () => {
    const { json } = await suite.fhir.call('GET', '/fhir/metadata');
    const somebody = await suite.somebody();
    const value = (type: string): string =>
      ({ date: 'ge2020', number: '1', reference: 'Patient/x', string: 'x', token: 'x' })[type] ?? 'x';
    for (const { type, interaction, searchParam = [], operation = [] } of json.rest[0].resource as Said[]) {
      const has = (code: string): boolean => interaction.some((each) => each.code === code);
      const answer = async (method: 'GET' | 'POST' | 'PATCH', url: string): Promise<Answer> =>
        suite.fhir.call(method, url, { token: suite.token, ...(method === 'GET' ? {} : { body: {} }) });
      if (has('read'))
        assert.deepEqual((await answer('GET', `/fhir/${type}/none`)).problem, 'not-found', `read ${type}`);
      if (has('create')) assert.equal((await answer('POST', `/fhir/${type}`)).status, 400, `create ${type}`);
      if (has('patch'))
        assert.equal((await answer('PATCH', `/fhir/${type}?identifier=urn:oid:2.25.1`)).status, 404, `patch ${type}`);
      if (!has('search-type')) continue;
      for (const { name, type: kind } of searchParam) {
        if (name === 'patient' || name === 'patient.identifier') continue;
        const given =
          type === 'Patient'
            ? `identifier=${somebody.token}`
            : `patient.identifier=${somebody.token}&status=current&code=folder`;
        const wanted = new Set(searchParam.map((each) => each.name));
        const query = given
          .split('&')
          .filter((part) => wanted.has(part.split('=')[0] ?? '') || part.startsWith('patient'));
        const rest = query.some((part) => part.startsWith(`${name}=`)) ? '' : `&${name}=${value(kind)}`;
        const found = await suite.get(`/fhir/${type}?${query.join('&')}${rest}`);
        assert.notEqual(found.problem, 'search-parameter-not-offered', `${type}.${name}: ${found.text}`);
      }
      for (const { definition } of operation) {
        const described = await suite.fhir.call('GET', new URL(definition).pathname);
        assert.deepEqual(
          [described.status, described.json.resourceType, described.json.url],
          [200, 'OperationDefinition', definition],
        );
      }
    }
  });

  it('T2: the SMART configuration is JSON whatever is asked for, and its addresses are absolute', async () => {
    for (const accept of ['application/json', 'application/fhir+xml', 'text/html']) {
      const answer = await suite.fhir.call('GET', '/fhir/.well-known/smart-configuration', { headers: { accept } });
      assert.equal(answer.status, 200);
      assert.match(String(answer.headers['content-type']), /^application\/json\b/);
      assert.match(answer.json.token_endpoint, /^https?:\/\//);
      assert.ok(answer.json.capabilities.includes('permission-v2'));
      assert.ok(!(answer.json.code_challenge_methods_supported ?? []).includes('plain'));
    }
  });

  it('T3: a transaction is answered entry by entry in its order, with 201 and a place for each, in JSON and in XML', async () => {
    const somebody = await suite.somebody();
    const made = (at: number) => somebody.enveloped({ uniqueId: nextUniqueId(), bytes: Buffer.from(`Document ${at}`) });
    for (const accept of ['application/fhir+json', 'application/fhir+xml']) {
      const bundle = depositBundle([made(1), made(2)]);
      const answer = await suite.fhir.call('POST', '/fhir', { token: suite.token, body: bundle, headers: { accept } });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.json.type, 'transaction-response');
      const kinds = answer.json.entry.map(({ response }: { response: { status: string; location: string } }) => {
        assert.equal(response.status, '201 Created');
        return /\/fhir\/([A-Za-z]+)\/[A-Za-z0-9.-]{1,64}$/.exec(response.location)?.[1];
      });
      assert.deepEqual(kinds, ['List', 'DocumentReference', 'Binary', 'DocumentReference', 'Binary']);
    }
  });

  it('T3: the same transaction in XML is taken as it is in JSON', async () => {
    const { toFhirXml } = await import('../../src/fhir/xml/write-xml.js');
    const somebody = await suite.somebody();
    const big = Buffer.alloc(40_000, 'Un long texte. ');
    const bundle = depositBundle([somebody.enveloped({ uniqueId: nextUniqueId(), bytes: big })]);
    const answer = await suite.fhir.call('POST', '/fhir', {
      token: suite.token,
      body: toFhirXml(bundle as never),
      headers: { 'content-type': 'application/fhir+xml; charset=utf-8' },
    });
    assert.equal(answer.status, 200, answer.text);
    const binary = answer.json.entry[2].response.location as string;
    assert.deepEqual((await suite.get(new URL(binary).pathname)).bytes, big);
  });
});

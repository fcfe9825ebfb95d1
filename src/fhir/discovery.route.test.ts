import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openXml } from '../reading/index.js';
import { capabilityStatement } from './capability-statement.js';
import { exchanged } from './exchange.js';
import { discoveryRoutes } from './discovery.route.js';
import type { FhirHouse } from './fhir-house.js';
import type { HttpRequest, Reply } from '../platform/route.js';

const config = { mode: 'production', publicUrl: 'https://carnet.example' } as const;
const house = { config } as unknown as FhirHouse;

const ask = async (path: string, accept?: string, format?: string): Promise<Reply> => {
  const route = discoveryRoutes(house)
    .map(exchanged)
    .find((each) => each.path === path);
  assert.ok(route !== undefined);
  const request = {
    method: 'GET',
    form: new URLSearchParams(),
    query: new URLSearchParams(format === undefined ? '' : `_format=${format}`),
    header: (name: string) => (name === 'accept' ? accept : undefined),
  } as unknown as HttpRequest;
  return route.handle(request, undefined as never);
};

describe('what software reads before anything else', () => {
  it('T1: says in JSON and in XML what it can do', async () => {
    const json = await ask('/fhir/metadata', 'application/fhir+json');
    assert.deepEqual([json.status, json.headers?.['content-type']], [200, 'application/fhir+json; charset=utf-8']);
    const statement = JSON.parse(String(json.body)) as ReturnType<typeof parsed>;
    assert.equal(statement.fhirVersion, '4.0.1');
    assert.deepEqual(
      statement.rest[0]?.resource.map(({ type }) => type),
      ['AuditEvent', 'Binary', 'Consent', 'DocumentReference', 'List', 'Patient'],
    );
    assert.deepEqual(statement.rest[0]?.interaction, [{ code: 'transaction' }]);
    assert.ok(statement.instantiates.some((url) => url.endsWith('IHE.MHD.DocumentResponder')));
    const xml = await ask('/fhir/metadata', 'application/fhir+xml');
    assert.deepEqual([xml.status, xml.headers?.['content-type']], [200, 'application/fhir+xml; charset=utf-8']);
    const opened = openXml(Buffer.from(String(xml.body)));
    assert.ok(opened.ok);
    assert.deepEqual([opened.value.name, opened.value.namespace], ['CapabilityStatement', 'http://hl7.org/fhir']);
    assert.ok(String(xml.body).includes('<fhirVersion value="4.0.1"/>'));
    assert.equal(
      (await ask('/fhir/metadata', undefined, 'xml')).headers?.['content-type'],
      'application/fhir+xml; charset=utf-8',
    );
    assert.equal((await ask('/fhir/metadata', 'text/html')).status, 406);
  });

  const parsed = () =>
    capabilityStatement(house) as unknown as {
      fhirVersion: string;
      instantiates: string[];
      rest: { resource: { type: string }[]; interaction: { code: string }[] }[];
    };

  it('T2: gives the SMART configuration as JSON whatever is asked for, with absolute addresses', async () => {
    for (const accept of ['application/json', 'application/fhir+xml', 'text/html']) {
      const reply = await ask('/fhir/.well-known/smart-configuration', accept);
      assert.deepEqual([reply.status, reply.headers?.['content-type']], [200, 'application/json']);
      const body = JSON.parse(String(reply.body)) as Record<string, unknown>;
      assert.equal(body['token_endpoint'], 'https://carnet.example/oauth/token');
      assert.deepEqual(body['token_endpoint_auth_signing_alg_values_supported'], ['ES256', 'ES384', 'RS384']);
    }
  });
});

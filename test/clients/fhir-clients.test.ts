// Software that others wrote, against a server that listens: what the libraries in use send and expect works unchanged.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Client } from 'fhir-kit-client';
import { aRecord, testIns } from '../support/cast.js';
import { documentReference, fhirWorld, type FhirWorld } from '../support/fhir-software.js';
import { startListeningWorld, type ListeningWorld } from '../support/listening-world.js';

describe('clients of FHIR that others wrote', () => {
  let world: ListeningWorld;
  let fhir: FhirWorld;
  let token: string;

  before(async () => {
    world = await startListeningWorld({ content: 'empty' });
    fhir = await fhirWorld(world.house);
    token = await fhir.token();
    await aRecord(world.house, 1);
  });
  after(async () => {
    try {
      await fhir.close();
    } finally {
      await world.close();
    }
  });

  const patient = `urn:oid:1.2.250.1.213.1.4.10|${testIns(1).value}`;

  it('fhir-kit-client deposits, searches, retrieves', async () => {
    const client = new Client({ baseUrl: `${world.url}/fhir`, bearerToken: token });
    const body = documentReference({ bytes: Buffer.from('kit'), ins: testIns(1), uniqueId: 'urn:oid:2.25.7001' });
    const made = await client.create({ resourceType: 'DocumentReference', body: body as never });
    assert.equal(made['status'], 'current');
    const found = await client.search({
      resourceType: 'DocumentReference',
      searchParams: { 'patient.identifier': patient, status: 'current' },
    });
    assert.equal(found['total'], 1);
    const read = await client.read({ resourceType: 'DocumentReference', id: String(made['id']) });
    assert.equal(read['id'], made['id']);
  });
});

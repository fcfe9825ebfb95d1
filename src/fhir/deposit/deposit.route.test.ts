import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aRecord, testIns } from '../../../test/support/cast.js';
import { depositBundle, documentReference, fhirWorld, type FhirWorld } from '../../../test/support/fhir-software.js';
import { startWorld, type World } from '../../../test/support/world.js';

describe('depositing over FHIR', () => {
  let world: World;
  let fhir: FhirWorld;
  let token: string;

  before(async () => {
    world = await startWorld({ content: 'empty' });
    fhir = await fhirWorld(world.house);
    token = await fhir.token();
  });
  after(async () => {
    await fhir.close();
    await world.close();
  });

  const text = (words: string): Buffer => Buffer.from(words);

  it('publishes one document and answers where it is', async () => {
    await aRecord(world.house, 1);
    const bytes = text('Bonjour');
    const answer = await fhir.call('POST', '/fhir/DocumentReference', {
      token,
      body: documentReference({ bytes, ins: testIns(1), uniqueId: 'urn:oid:2.25.101' }),
    });
    assert.equal(answer.status, 201, answer.text);
    assert.match(String(answer.headers['location']), /^http:\/\/localhost:8080\/fhir\/DocumentReference\/d/);
    assert.equal(answer.headers['etag'], 'W/"1"');
    const read = await fhir.call('GET', new URL(answer.json.content[0].attachment.url).pathname, { token });
    assert.deepEqual(read.bytes, bytes);
  });
  it('takes a transaction whole and answers each entry in order', async () => {
    await aRecord(world.house, 2);
    const answer = await fhir.call('POST', '/fhir', {
      token,
      body: depositBundle([
        { bytes: text('un'), ins: testIns(2), uniqueId: 'urn:oid:2.25.201' },
        { bytes: text('deux'), ins: testIns(2), uniqueId: 'urn:oid:2.25.202' },
      ]),
    });
    assert.equal(answer.status, 200, answer.text);
    assert.equal(answer.json.type, 'transaction-response');
    assert.deepEqual(
      answer.json.entry.map(({ response }: { response: { status: string; location: string } }) => [
        response.status,
        /fhir\/(\w+)\//.exec(response.location)?.[1],
      ]),
      [
        ['201 Created', 'List'],
        ['201 Created', 'DocumentReference'],
        ['201 Created', 'Binary'],
        ['201 Created', 'DocumentReference'],
        ['201 Created', 'Binary'],
      ],
    );
    const found = await fhir.call(
      'GET',
      `/fhir/DocumentReference?patient.identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(2).value}&status=current`,
      { token },
    );
    assert.equal(found.status, 200, found.text);
    assert.equal(found.json.total, 2);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testIns } from '../../test/support/cast.js';
import { fhirSuite, INS_TEST, type Somebody } from '../../test/support/fhir-deposits.js';
import { HOSPITAL, iuaOf, NURSE, PHYSICIAN, type Software } from '../../test/support/fhir-software.js';
import { addBlock } from '../access/index.js';
import { saveStructure, type Professional, type Structure } from '../identity/index.js';
import type { IdNatPs, StructureId } from '../kernel/ids.js';

const MODE = (code: string) => [{ system: 'urn:oid:1.2.250.1.213.1.1.4.248', code }];
const SAMU: Structure = { id: '1990000002' as StructureId, name: 'Samu des essais', sector: 'SA01', samu: true };
const WORKS: Structure = { id: '1990000003' as StructureId, name: 'Santé au travail', sector: 'SA13', samu: false };

describe('T22, T23: who reads through software, and how', () => {
  const suite = fhirSuite();

  async function withDocument(): Promise<Somebody> {
    const somebody = await suite.somebody();
    // Deposited by another professional than the one who will ask.
    const signed = await suite.fhir.assertion(suite.fhir.hospital, iuaOf(NURSE, HOSPITAL));
    const token = (await suite.fhir.askToken(signed)).body.access_token ?? '';
    const body = {
      ...somebody.document(),
      author: [{ identifier: { system: 'urn:oid:1.2.250.1.71.4.2.1', value: NURSE.idNatPs } }],
    };
    assert.equal((await suite.fhir.call('POST', '/fhir/DocumentReference', { token, body })).status, 201);
    return somebody;
  }

  async function asked(
    { token }: Somebody,
    claims: Record<string, unknown>,
    {
      software = suite.fhir.hospital,
      professional = PHYSICIAN,
    }: { software?: Software; professional?: Professional } = {},
  ): Promise<number> {
    const signed = await suite.fhir.assertion(software, iuaOf(professional, software.structure, claims));
    const access = (await suite.fhir.askToken(signed)).body.access_token ?? '';
    const url = `/fhir/DocumentReference?patient.identifier=${token}&status=current`;
    return (await suite.fhir.call('GET', url, { token: access })).status;
  }

  async function preferring(
    { recordId }: Somebody,
    objections: Partial<Record<'objectsToSamu' | 'objectsToEmergency' | 'objectsToHiddenInEmergency', boolean>>,
  ): Promise<void> {
    const { runner, acts } = suite.world.house;
    const preferences = {
      objectsToSamu: false,
      objectsToEmergency: false,
      objectsToHiddenInEmergency: false,
      hidesNewDocuments: false,
      ...objections,
    };
    const done = await runner.perform(acts.setPreferences, recordId, preferences, { kind: 'person', recordId });
    assert.equal(done.kind, 'done');
  }

  const EMERGENCY = { purpose_of_use: MODE('bris_de_glace'), purpose_reason: 'Patient inconscient' };
  const REGULATION = { purpose_of_use: MODE('centre_15'), purpose_reason: 'Appel au 15', medical_regulation: true };

  it('an emergency opens a record without consent, with its reason in the trace, unless the person objects', async () => {
    const somebody = await withDocument();
    assert.equal(await asked(somebody, {}), 403);
    assert.equal(await asked(somebody, EMERGENCY), 200);
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual(
      [trace?.situation, trace?.reason, trace?.rule],
      ['bris_de_glace', 'Patient inconscient', 'emergency-reads-unless-objected'],
    );
    const notices = await suite.world.owner`
      select kind from outbox where record_id = ${somebody.recordId} and kind = 'emergency-access'`;
    assert.equal(notices.length, 1, 'the person is told');
    await preferring(somebody, { objectsToEmergency: true });
    assert.equal(await asked(somebody, EMERGENCY), 403);
  });

  it('the Samu reads while it regulates, unless the person objects', async () => {
    await saveStructure(suite.world.house.database.directory, suite.world.house.keys.directory, SAMU);
    const software = await suite.fhir.register({ clientId: 'samu', structure: SAMU, alg: 'ES256' });
    const somebody = await withDocument();
    assert.equal(await asked(somebody, {}, { software }), 403);
    assert.equal(await asked(somebody, REGULATION, { software }), 200);
    assert.equal((await suite.lastTrace(somebody.recordId))?.situation, 'centre_15');
    await preferring(somebody, { objectsToSamu: true });
    assert.equal(await asked(somebody, REGULATION, { software }), 403);
  });

  it('a blocked professional is refused in spite of consent, and the reason is not told', async () => {
    const somebody = await withDocument();
    await suite.consent(somebody.recordId, PHYSICIAN);
    assert.equal(await asked(somebody, {}), 200);
    await suite.world.house.database.withRecord(somebody.recordId, (handle) =>
      addBlock(handle, PHYSICIAN.idNatPs, suite.world.clock.domain()),
    );
    assert.equal(await asked(somebody, {}), 403);
    assert.equal((await suite.lastTrace(somebody.recordId))?.rule, 'blocked-professional-is-refused');
  });

  it('occupational medicine never reads, whatever the consent', async () => {
    await saveStructure(suite.world.house.database.directory, suite.world.house.keys.directory, WORKS);
    const software = await suite.fhir.register({ clientId: 'works', structure: WORKS, alg: 'ES256' });
    const somebody = await withDocument();
    await suite.consent(somebody.recordId, { ...PHYSICIAN, idNatPs: PHYSICIAN.idNatPs as IdNatPs });
    assert.equal(await asked(somebody, {}), 200);
    assert.equal(await asked(somebody, {}, { software }), 403);
    assert.equal((await suite.lastTrace(somebody.recordId))?.rule, 'insurers-and-employers-never-read');
    const nobody = { ...somebody, token: `${INS_TEST}|${testIns(4_100).value}` };
    assert.equal(await asked(nobody, {}, { software }), 403, 'nor learns who has a record');
    assert.equal(await asked(nobody, {}), 409);
  });
});

// T25–T27: identifiers, who acts, and what every act leaves behind; with the consents a professional looks up.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { thePerson } from '../support/cast.js';
import { fhirSuite, INS_TEST } from '../support/fhir-deposits.js';
import { asNurse } from '../support/fhir-search.js';
import { NURSE, PHYSICIAN, type Answer } from '../support/fhir-software.js';
import { acceptsKind, INS_OID, parseIns } from '../../src/kernel/ins.js';

describe('identity, consent and the trail over FHIR', () => {
  const suite = fhirSuite();
  let last = 0;

  it('T25: a wrong key is refused with its path, Corsica is not, and test identifiers never pass in production', async () => {
    for (const [value, name] of [
      ['279035121518988', 'ins-key-wrong'],
      ['27903512151898', 'ins-malformed'],
      ['279035121518989', undefined],
      ['184052A99900555', undefined],
    ] as const) {
      const answer = await suite.get(`/fhir/Patient?identifier=${INS_TEST}|${value}`);
      assert.equal(answer.problem, name, `${value}: ${answer.text}`);
      if (name === undefined) assert.deepEqual([answer.status, answer.json.total], [200, 0]);
      else assert.equal(answer.expression, 'http.identifier');
    }
    const test = parseIns(INS_OID.test, '279035121518989');
    assert.ok(test.ok);
    const refused = acceptsKind('production', test.value);
    assert.deepEqual(refused.ok ? 'accepted' : refused.problem, 'ins-kind-refused');
    const wrong = await suite.publish({
      ...(await suite.somebody()).document(),
      subject: { identifier: { system: INS_TEST, value: '279035121518988' } },
    });
    assert.deepEqual([wrong.status, wrong.problem], [422, 'ins-key-wrong']);
  });

  it('T26: the professional is who the token says, under their identifier as given; what is not in the directory is nobody', async () => {
    const somebody = await suite.somebody();
    const made = await suite.publish(somebody.document());
    assert.equal(made.status, 201);
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual(
      [trace?.actor.id, trace?.actor.profession, trace?.actor.structureId],
      [PHYSICIAN.idNatPs, '10', suite.fhir.hospital.structure.id],
    );
    await assert.rejects(suite.fhir.token({ national_provider_identifier: '899799999999' }), /professional-unknown/);
    await assert.rejects(
      suite.fhir.token({ subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: '21' }] }),
      /role-not-the-directorys/,
    );
  });

  it('T27: every access is an AuditEvent of BALP with who, where, why, of whom, what; a search with its query', async () => {
    const somebody = await suite.somebody();
    const made = await suite.publish(somebody.document({ uniqueId: `urn:oid:2.25.27${(last += 1)}` }));
    const id = String(made.json.id);
    await suite.get(`/fhir/DocumentReference/${id}`);
    await suite.get(`/fhir/Binary/${id}`);
    await suite.get(`/fhir/DocumentReference?patient.identifier=${somebody.token}&status=current&type=11488-4`);
    const found = await suite.get(`/fhir/AuditEvent?patient.identifier=${somebody.token}`);
    assert.equal(found.status, 200, found.text);
    const events = found.json.entry.map(({ resource }: { resource: Answer['json'] }) => resource);
    assert.deepEqual(
      events.map(({ action, subtype, outcome }: Answer['json']) => [action, subtype[0].code, outcome]),
      [
        ['E', 'search', '0'],
        ['R', 'read', '0'],
        ['R', 'read', '0'],
        ['C', 'create', '0'],
      ],
    );
    const [search, read] = events;
    assert.match(search.meta.profile[0], /IHE\.BasicAudit\.PatientQuery$/);
    assert.equal(Buffer.from(search.entity[1].query, 'base64').toString(), 'status=current&type=11488-4');
    assert.match(read.meta.profile[0], /IHE\.BasicAudit\.PatientRead$/);
    assert.equal(read.entity[1].what.reference, `DocumentReference/${id}`);
    const user = read.agent.find(({ requestor }: { requestor: boolean }) => requestor);
    assert.equal(user.who.identifier.value, PHYSICIAN.idNatPs);
    assert.equal(read.purposeOfEvent[0].coding[0].code, 'normal');
    assert.deepEqual((await suite.get(`/fhir/AuditEvent/${read.id}`)).json, read);
    const reads = await suite.get(`/fhir/AuditEvent?patient.identifier=${somebody.token}&action=R&_count=1`);
    assert.deepEqual([reads.json.total, reads.json.entry.length], [2, 1]);
    const posted = await suite.fhir.call('POST', '/fhir/AuditEvent/_search', {
      token: suite.token,
      body: new URLSearchParams({ 'patient.identifier': somebody.token, action: 'C' }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(posted.json.total, 1);
  });

  it('T27: software sees what its professional did, and nothing of anybody else; the person sees all of it', async () => {
    const somebody = await suite.somebody();
    await suite.publish(somebody.document({ uniqueId: `urn:oid:2.25.27${(last += 1)}` }));
    await asNurse(suite, `/fhir/DocumentReference?patient.identifier=${somebody.token}&status=current`);
    const seen = await asNurse(suite, `/fhir/AuditEvent?patient.identifier=${somebody.token}`);
    assert.deepEqual(
      seen.json.entry.map(({ resource }: { resource: Answer['json'] }) => [resource.action, resource.outcome]),
      [['E', '8']],
    );
    const foreign = await suite.get(`/fhir/AuditEvent?patient.identifier=${somebody.token}&action=C`);
    const id = foreign.json.entry[0].resource.id;
    assert.equal((await asNurse(suite, `/fhir/AuditEvent/${id}`)).status, 404);
    const { runner, acts } = suite.world.house;
    const history = await runner.perform(
      acts.readHistory,
      somebody.recordId,
      { limit: 50 },
      thePerson(somebody.recordId),
    );
    assert.ok(history.kind === 'done');
    assert.deepEqual(
      history.outcome.lines
        .map(({ act, outcome }) => [act, outcome])
        .reverse()
        .slice(0, 2),
      [
        ['document-deposit', 'done'],
        ['documents-list', 'refused'],
      ],
    );
  });

  it('T27: nobody alters the trail: not over FHIR, and not in the database', async () => {
    const somebody = await suite.somebody();
    await suite.publish(somebody.document({ uniqueId: `urn:oid:2.25.27${(last += 1)}` }));
    const found = await suite.get(`/fhir/AuditEvent?patient.identifier=${somebody.token}`);
    const id = found.json.entry[0].resource.id;
    for (const method of ['PUT', 'PATCH', 'DELETE'] as const)
      assert.equal(
        (await suite.fhir.call(method, `/fhir/AuditEvent/${id}`, { token: suite.token, body: {} })).status,
        405,
        method,
      );
    assert.equal((await suite.fhir.call('POST', '/fhir/AuditEvent', { token: suite.token, body: {} })).status, 404);
    for (const change of [`update trace set at_ms = 0`, `delete from trace`])
      await assert.rejects(
        suite.world.house.database.withRecord(somebody.recordId, (handle) => handle.sql.unsafe(change)),
        /permission denied/,
      );
  });

  it('T27: a professional looks up the consents given to them, by search and by id, and no other', async () => {
    const somebody = await suite.somebody();
    const url = `/fhir/Consent?patient.identifier=${somebody.token}`;
    assert.deepEqual([(await asNurse(suite, url)).status, (await asNurse(suite, url)).json.total], [200, 0]);
    await suite.consent(somebody.recordId, NURSE);
    const mine = await asNurse(suite, `${url}&status=active`);
    assert.equal(mine.json.total, 1);
    const [{ resource }] = mine.json.entry;
    assert.deepEqual(
      [resource.status, resource.provision.actor[0].reference.identifier.value],
      ['active', NURSE.idNatPs],
    );
    assert.deepEqual((await asNurse(suite, `/fhir/Consent/${resource.id}`)).json, resource);
    assert.equal((await suite.get(url)).json.total, 0);
    assert.equal((await suite.get(`/fhir/Consent/${resource.id}`)).status, 404);
    const { runner, acts } = suite.world.house;
    const block = { idNatPs: NURSE.idNatPs, name: 'Noé EXEMPLE', block: true };
    assert.equal(
      (await runner.perform(acts.blockProfessional, somebody.recordId, block, thePerson(somebody.recordId))).kind,
      'done',
    );
    assert.equal((await asNurse(suite, `${url}&status=active`)).json.total, 0);
    assert.equal((await asNurse(suite, `${url}&status=inactive`)).json.total, 1);
    assert.equal((await asNurse(suite, `${url}&shoe=1`)).problem, 'search-parameter-not-offered');
  });
});

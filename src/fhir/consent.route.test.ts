import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fhirSuite, INS_TEST, type Resource } from '../../test/support/fhir-deposits.js';
import { HOSPITAL, iuaOf, NURSE, PHYSICIAN } from '../../test/support/fhir-software.js';

const SYSTEM = 'urn:oid:1.2.250.1.71.4.2.1';

describe('stating a consent over FHIR', () => {
  const suite = fhirSuite();

  function consent(ins: string, idNatPs: string, change: Resource = {}): Resource {
    const professional = { identifier: { system: SYSTEM, value: idNatPs } };
    const now = suite.world.clock.domain();
    return {
      resourceType: 'Consent',
      status: 'active',
      dateTime: new Date(now).toISOString(),
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
      patient: { identifier: { system: INS_TEST, value: ins } },
      performer: [professional],
      provision: {
        type: 'permit',
        period: { end: new Date(now + 3_600_000).toISOString() },
        actor: [
          {
            role: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] },
            reference: professional,
          },
        ],
      },
      ...change,
    };
  }

  const nurse = async (): Promise<string> =>
    (await suite.fhir.askToken(await suite.fhir.assertion(suite.fhir.hospital, iuaOf(NURSE, HOSPITAL)))).body
      .access_token ?? '';

  it('lets the professional of the token read, until its end', async () => {
    const somebody = await suite.somebody();
    await suite.publish(somebody.document());
    const token = await nurse();
    const read = async (): Promise<number> =>
      (
        await suite.fhir.call('GET', `/fhir/DocumentReference?patient.identifier=${somebody.token}&status=current`, {
          token,
        })
      ).status;
    assert.equal(await read(), 403);
    const stated = await suite.fhir.call('POST', '/fhir/Consent', {
      token,
      body: consent(somebody.ins, NURSE.idNatPs),
    });
    assert.equal(stated.status, 201, stated.text);
    assert.match(String(stated.headers['location']), /\/fhir\/Consent\/c/);
    assert.equal(stated.json.performer[0].identifier.value, NURSE.idNatPs);
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual([trace?.act, trace?.outcome], ['consent-state', 'done']);
    assert.equal(await read(), 200);
    suite.world.clock.setOffset(suite.world.clock.offset() + 3_600_001);
    assert.equal(await read(), 403);
  });

  it('takes the date of software whose clock is real while the domain’s was moved ahead', async () => {
    const somebody = await suite.somebody();
    suite.world.clock.setOffset(suite.world.clock.offset() + 40 * 86_400_000);
    const real = new Date(suite.world.clock.real()).toISOString();
    const body = consent(somebody.ins, NURSE.idNatPs, { dateTime: real });
    const stated = await suite.fhir.call('POST', '/fhir/Consent', { token: await nurse(), body });
    assert.equal(stated.status, 201, stated.text);
  });

  const refused: readonly [string, string, Resource | ((full: Resource) => Resource)][] = [
    ['consent-status-invalid', 'status', { status: 'draft' }],
    ['consent-scope-invalid', 'scope', { scope: { coding: [{ code: 'research' }] } }],
    ['consent-scope-invalid', 'category', { category: [] }],
    ['consent-date-invalid', 'dateTime', { dateTime: '2020-01-01' }],
    ['consent-date-invalid', 'dateTime', { dateTime: 'soon' }],
    ['patient-missing', 'patient', { patient: undefined }],
    [
      'ins-key-wrong',
      'patient.identifier.value',
      { patient: { identifier: { system: INS_TEST, value: '279035121518988' } } },
    ],
    [
      'consent-not-the-callers',
      'performer',
      { performer: [{ identifier: { system: SYSTEM, value: PHYSICIAN.idNatPs } }] },
    ],
    ['consent-not-a-permit', 'provision.type', { provision: { type: 'deny' } }],
    ['consent-not-a-permit', 'provision.actor', { provision: { type: 'permit' } }],
    [
      'consent-narrowing-not-offered',
      'provision.class',
      (full) => ({ provision: { ...(full['provision'] as object), class: [{ code: 'DocumentReference' }] } }),
    ],
    ['consent-narrowing-not-offered', 'verification', { verification: [{ verified: true }] }],
    [
      'consent-already-over',
      'provision.period.end',
      (full) => ({ provision: { ...(full['provision'] as object), period: { end: '2020-01-01' } } }),
    ],
    [
      'consent-too-long',
      'provision.period.end',
      (full) => ({ provision: { ...(full['provision'] as object), period: { end: '2099-01-01' } } }),
    ],
  ];
  for (const [name, path, change] of refused)
    it(`refuses by the name ${name} at ${path}`, async () => {
      const somebody = await suite.somebody();
      const full = consent(somebody.ins, NURSE.idNatPs);
      const body = { ...full, ...(typeof change === 'function' ? change(full) : change) };
      const answer = await suite.fhir.call('POST', '/fhir/Consent', { token: await nurse(), body });
      assert.equal(answer.problem, name, answer.text);
      assert.ok(answer.expression?.endsWith(path), answer.expression);
      assert.equal((await suite.world.owner`select 1 from consent where record_id = ${somebody.recordId}`).length, 0);
    });
});

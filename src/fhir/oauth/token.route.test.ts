import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { aRecord, testIns } from '../../../test/support/cast.js';
import {
  fhirWorld,
  HOSPITAL,
  iuaOf,
  NURSE,
  PHYSICIAN,
  type FhirWorld,
  type Software,
} from '../../../test/support/fhir-software.js';
import { startWorld, type World } from '../../../test/support/world.js';
import { readTrace } from '../../audit/index.js';
import { saveStructure, type Structure } from '../../identity/index.js';
import type { StructureId } from '../../kernel/ids.js';
import { saveSoftwareClient } from './software-client.store.js';

const SAMU: Structure = { id: '1990000002' as StructureId, name: 'Samu des essais', sector: 'SA01', samu: true };
const MODE = (code: string) => [{ system: 'urn:oid:1.2.250.1.213.1.1.4.248', code }];

describe('tokens for software', () => {
  let world: World;
  let fhir: FhirWorld;
  let samu: Software;

  before(async () => {
    world = await startWorld({ content: 'empty' });
    fhir = await fhirWorld(world.house);
    await saveStructure(world.house.database.directory, world.house.keys.directory, SAMU);
    samu = await fhir.register({ clientId: 'samu', structure: SAMU, alg: 'RS384' });
  });
  after(async () => {
    try {
      await fhir.close();
    } finally {
      await world.close();
    }
  });

  const seconds = (): number => Math.floor(world.house.clock.real() / 1000);
  const own = (change: Record<string, unknown> = {}): object => iuaOf(PHYSICIAN, HOSPITAL, change);

  it('gives a short-lived bearer token for each algorithm', async () => {
    for (const alg of ['ES256', 'ES384', 'RS384']) {
      const software = await fhir.register({ clientId: `client ${alg}`, structure: HOSPITAL, alg });
      const { status, body } = await fhir.askToken(await fhir.assertion(software, own()));
      assert.equal(status, 200, alg);
      assert.equal(body.expires_in, 600);
      assert.ok((body.access_token ?? '').length > 100);
    }
  });

  const notKnown: readonly [string, (clientId?: string) => Promise<string>][] = [
    ['an unknown client', () => fhir.assertion({ ...fhir.hospital, clientId: 'nobody' }, own())],
    ['a signature by another key', async () => fhir.assertion({ ...fhir.hospital, ...(await otherKey()) }, own())],
    ['another audience', () => fhir.assertion(fhir.hospital, own(), { aud: 'https://elsewhere.example/oauth/token' })],
    ['an expired assertion', () => fhir.assertion(fhir.hospital, own(), { exp: seconds() - 60 })],
    ['an assertion good for an hour', () => fhir.assertion(fhir.hospital, own(), { exp: seconds() + 3_600 })],
    ['an assertion without a name of its own', () => fhir.assertion(fhir.hospital, own(), { jti: '' })],
    ['an issuer that is not the subject', () => fhir.assertion(fhir.hospital, own(), { sub: 'samu' })],
    ['no JWT at all', () => Promise.resolve('a.b.c')],
  ];
  for (const [what, make] of notKnown)
    it(`answers ${what} like any client it does not know`, async () => {
      const { status, body } = await fhir.askToken(await make());
      assert.deepEqual([status, body], [401, { error: 'invalid_client' }]);
    });

  async function otherKey(): Promise<Pick<Software, 'key'>> {
    const other = await fhir.register({ clientId: 'other', structure: HOSPITAL, alg: 'ES384' });
    return { key: other.key };
  }

  it('takes an assertion once', async () => {
    const signed = await fhir.assertion(fhir.hospital, own());
    assert.equal((await fhir.askToken(signed)).status, 200);
    assert.deepEqual(await fhir.askToken(signed), { status: 401, body: { error: 'invalid_client' } });
    const events = await world.owner`select kind from security_event where kind = 'assertion-replayed'`;
    assert.equal(events.length, 1);
  });

  it('knows a client no longer once it is not active', async () => {
    const software = await fhir.register({ clientId: 'leaving', structure: HOSPITAL, alg: 'ES256' });
    const { directory } = world.house.database;
    await saveSoftwareClient(directory, world.house.keys.directory, {
      clientId: 'leaving',
      name: 'x',
      structureId: HOSPITAL.id,
      scopes: [],
      jwks: { keys: [] },
      active: false,
    });
    assert.equal((await fhir.askToken(await fhir.assertion(software, own()))).status, 401);
  });

  const refused: readonly [string, Record<string, unknown>][] = [
    ['professional-unknown', { national_provider_identifier: '899799999999' }],
    ['professional-missing', { national_provider_identifier: undefined }],
    ['structure-not-the-clients', { subject_organization_id: SAMU.id }],
    ['structure-missing', { subject_organization_id: undefined }],
    ['role-not-the-directorys', { subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: '60' }] }],
    ['role-missing', { subject_role: [{ system: 'http://snomed.info/sct', code: '309343006' }] }],
    ['purpose-unknown', { purpose_of_use: MODE('curiosity') }],
    ['purpose-unknown', { purpose_of_use: [...MODE('normal'), ...MODE('bris_de_glace')] }],
    ['purpose-reason-missing', { purpose_of_use: MODE('bris_de_glace') }],
    ['purpose-reason-missing', { purpose_of_use: MODE('bris_de_glace'), purpose_reason: '  ' }],
    [
      'regulation-not-registered',
      { purpose_of_use: MODE('centre_15'), purpose_reason: 'appel au 15', medical_regulation: true },
    ],
    ['person-id-invalid', { person_id: '279035121518988^^^&1.2.250.1.213.1.4.10&ISO^NH' }],
  ];
  for (const [name, claims] of refused)
    it(`refuses by the name ${name}: ${JSON.stringify(claims)}`, async () => {
      const { status, body } = await fhir.askToken(await fhir.assertion(fhir.hospital, own(claims)));
      assert.deepEqual([status, body], [400, { error: 'invalid_grant', error_description: name }]);
    });

  it('believes medical regulation only of a structure registered as Samu, and only when it is stated', async () => {
    const claims = { purpose_of_use: MODE('centre_15'), purpose_reason: 'appel au 15' };
    const ask = async (change: object): Promise<number> =>
      (await fhir.askToken(await fhir.assertion(samu, iuaOf(PHYSICIAN, SAMU, { ...claims, ...change })))).status;
    assert.equal(await ask({ medical_regulation: true }), 200);
    assert.equal(await ask({ medical_regulation: false }), 400);
    assert.equal(await ask({}), 400);
  });

  it('grants what is asked as far as it is registered, and drops what it does not know', async () => {
    const reader = await fhir.register({ clientId: 'reader', structure: HOSPITAL, alg: 'ES256' }, [
      'system/DocumentReference.rs',
      'system/Binary.r',
    ]);
    const scopeOf = async (asked?: string): Promise<unknown> =>
      (await fhir.askToken(await fhir.assertion(reader, own()), asked)).body;
    const given = (await scopeOf('system/DocumentReference.cruds openid system/Observation.rs launch')) as {
      scope: string;
    };
    assert.equal(given.scope, 'system/DocumentReference.rs');
    assert.equal(((await scopeOf()) as { scope: string }).scope, 'system/DocumentReference.rs system/Binary.r');
    assert.deepEqual(await scopeOf('system/Consent.c'), { error: 'invalid_scope' });
  });

  it('wants a form with each parameter once', async () => {
    const post = async (payload: string, type = 'application/x-www-form-urlencoded') =>
      (
        await fhir.app.inject({ method: 'POST', url: '/oauth/token', headers: { 'content-type': type }, payload })
      ).json<{ error: string }>().error;
    assert.equal(await post('{}', 'application/json'), 'invalid_request');
    assert.equal(await post('grant_type=client_credentials&grant_type=client_credentials'), 'invalid_request');
    assert.equal(await post('grant_type=password'), 'unsupported_grant_type');
    assert.equal(await post('grant_type=client_credentials'), 'invalid_client');
    assert.equal(await post(`grant_type=${'x'.repeat(70_000)}`), 'invalid_request');
  });

  it('keeps a token to its ten minutes of real time, however far the domain’s clock is moved', async () => {
    const token = await fhir.token();
    const status = async (): Promise<number> => (await fhir.call('GET', '/fhir/Patient', { token })).status;
    world.clock.setOffset(world.clock.offset() + 30 * 86_400_000);
    assert.equal(await status(), 400);
    world.advanceReal(9 * 60_000);
    assert.equal(await status(), 400);
    world.advanceReal(2 * 60_000);
    assert.equal(await status(), 401);
  });

  it('keeps a token for one person to that person', async () => {
    await aRecord(world.house, 11);
    await aRecord(world.house, 12);
    const token = await fhir.token({ person_id: `urn:oid:1.2.250.1.213.1.4.10|${testIns(11).value}` });
    const find = async (number: number): Promise<number> =>
      (
        await fhir.call('GET', `/fhir/Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(number).value}`, {
          token,
        })
      ).status;
    assert.deepEqual([await find(11), await find(12), await find(13)], [200, 403, 403]);
  });

  it('knows software alone, and lets it do nothing on a record', async () => {
    const { status, body } = await fhir.askToken(await fhir.assertion(fhir.hospital, undefined));
    assert.equal(status, 200);
    const answer = await fhir.call('GET', '/fhir/Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|279035121518989', {
      token: body.access_token ?? '',
    });
    assert.deepEqual([answer.status, answer.problem], [403, 'access-not-authorised']);
  });

  it('names the nurse by the directory, whatever the assertion calls her', async () => {
    const { body } = await fhir.askToken(
      await fhir.assertion(fhir.hospital, iuaOf(NURSE, HOSPITAL, { subject_name: 'Quelqu’un d’autre' })),
    );
    const recordId = await aRecord(world.house, 14);
    await fhir.call('GET', `/fhir/Patient?identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(14).value}`, {
      token: body.access_token ?? '',
    });
    const { lines } = await world.house.database.withRecord(recordId, (handle) =>
      readTrace(handle, 'shown', { limit: 1 }),
    );
    assert.equal(lines[0]?.actor.name, 'Noé EXEMPLE');
    assert.equal(lines[0]?.actor.software, 'Logiciel hospital');
  });
});

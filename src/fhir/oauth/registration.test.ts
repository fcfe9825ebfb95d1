import assert from 'node:assert/strict';
import { exportJWK, generateKeyPair } from 'jose';
import { after, before, describe, it } from 'node:test';
import {
  fhirWorld,
  HOSPITAL,
  iuaOf,
  PHYSICIAN,
  type FhirWorld,
  type Software,
} from '../../../test/support/fhir-software.js';
import { startWorld, type World } from '../../../test/support/world.js';
import {
  listSoftware,
  readSoftware,
  registerSoftware,
  removeSoftware,
  restoreSoftware,
  revokeTokensOf,
  rotateKeys,
} from './registration.js';

describe('software in the hands of an operator', () => {
  let world: World;
  let fhir: FhirWorld;
  before(async () => {
    world = await startWorld({ content: 'empty' });
    fhir = await fhirWorld(world.house);
  });
  after(async () => {
    await fhir.close();
    await world.close();
  });

  let last = 0;
  async function keyPair(): Promise<{ key: CryptoKey; jwks: string }> {
    const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
    return {
      key: privateKey,
      jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES384' }] }),
    };
  }
  async function registered(): Promise<Software> {
    const { key, jwks } = await keyPair();
    const clientId = `software-${(last += 1)}`;
    const done = await registerSoftware(
      world.house,
      { clientId, name: 'Logiciel', structureId: HOSPITAL.id, jwks },
      'command',
    );
    assert.ok(done.ok, JSON.stringify(done));
    return { clientId, structure: HOSPITAL, alg: 'ES384', key };
  }
  const ask = async (software: Software): Promise<{ status: number; token: string }> => {
    const { status, body } = await fhir.askToken(await fhir.assertion(software, iuaOf(PHYSICIAN, HOSPITAL)));
    return { status, token: body.access_token ?? '' };
  };
  const use = async (token: string): Promise<number> => (await fhir.call('GET', '/fhir/Patient', { token })).status;
  const log = async (clientId: string): Promise<[string, string][]> =>
    (
      await world.owner<{ kind: string; by: string }[]>`
        select kind, detail ->> 'by' as by from security_event where detail ->> 'client' = ${clientId} order by id`
    ).map(({ kind, by }) => [kind, by]);

  it('registers it: it gets a token, and the security log says by whom', async () => {
    const software = await registered();
    assert.equal((await ask(software)).status, 200);
    assert.deepEqual(await log(software.clientId), [['software-registered', 'command']]);
    const listed = (await listSoftware(world.house)).find(({ clientId }) => clientId === software.clientId);
    assert.equal(listed?.name, 'Logiciel');
    assert.equal(listed.registeredAt > 0, true);
    const stored = await world.owner`select sealed::text from software_client where client_id = ${software.clientId}`;
    assert.ok(!JSON.stringify(stored).includes('Logiciel'));
  });

  it('refuses an id that is taken, a structure nobody knows, and logs neither', async () => {
    const software = await registered();
    const { jwks } = await keyPair();
    const form = { clientId: software.clientId, name: 'Autre', structureId: HOSPITAL.id as string, jwks };
    const taken = await registerSoftware(world.house, form, 'command');
    assert.deepEqual([taken.ok, 'problem' in taken && taken.problem], [false, 'client-already-registered']);
    const lost = await registerSoftware(world.house, { ...form, clientId: 'x1', structureId: '1990009999' }, 'command');
    assert.deepEqual([lost.ok, 'problem' in lost && lost.problem], [false, 'structure-unknown']);
    assert.equal((await log(software.clientId)).length, 1);
    assert.deepEqual(await log('x1'), []);
  });

  it('registers an id once, also when it is asked twice at the same time', async () => {
    const { jwks } = await keyPair();
    const form = { clientId: 'same-time', name: 'Logiciel', structureId: HOSPITAL.id, jwks };
    const done = await Promise.all([1, 2, 3].map(() => registerSoftware(world.house, form, 'command')));
    assert.equal(done.filter(({ ok }) => ok).length, 1);
    assert.equal((await log('same-time')).length, 1);
  });

  it('exchanges its keys: the former key is no longer good, unless it is kept until the next exchange', async () => {
    const software = await registered();
    const next = await keyPair();
    const { clientId } = software;
    assert.ok((await rotateKeys(world.house, clientId, { jwks: next.jwks, keepFormer: true }, 'command')).ok);
    assert.equal((await ask(software)).status, 200);
    assert.equal((await ask({ ...software, key: next.key })).status, 200);
    assert.ok((await rotateKeys(world.house, clientId, { jwks: next.jwks, keepFormer: false }, 'command')).ok);
    assert.equal((await ask(software)).status, 401);
    assert.equal((await ask({ ...software, key: next.key })).status, 200);
    assert.deepEqual((await log(clientId)).map(([kind]) => kind).slice(1), [
      'software-keys-rotated',
      'software-keys-rotated',
    ]);
  });

  it('takes back every token it holds; those it asks for afterwards are good', async () => {
    const software = await registered();
    const before = await ask(software);
    assert.equal(await use(before.token), 400);
    world.advanceReal(1);
    assert.ok((await revokeTokensOf(world.house, software.clientId, 'command')).ok);
    world.advanceReal(1);
    const later = await ask(software);
    assert.equal(later.status, 200);
    // Another process took them back: this one hears of it within two seconds.
    await heard(before.token);
    assert.equal(await use(later.token), 400);
    assert.deepEqual((await log(software.clientId)).at(-1), ['software-tokens-revoked', 'command']);
  });

  /** Until the edge no longer takes this token. Ends by the runner's own limit if it never does. */
  async function heard(token: string): Promise<void> {
    while ((await use(token)) !== 401) await new Promise((resolve) => setTimeout(resolve, 100));
  }

  it('removes it: no token any more, those it holds end; and takes that back, with the same keys', async () => {
    const software = await registered();
    const { token } = await ask(software);
    assert.ok((await removeSoftware(world.house, software.clientId, 'command')).ok);
    assert.equal((await ask(software)).status, 401);
    await heard(token);
    assert.equal((await readSoftware(world.house, software.clientId))?.active, false);
    const again = await removeSoftware(world.house, software.clientId, 'command');
    assert.deepEqual('problem' in again && again.problem, 'client-removed');
    assert.ok((await restoreSoftware(world.house, software.clientId, 'command')).ok);
    assert.equal((await ask(software)).status, 200);
    assert.deepEqual((await log(software.clientId)).map(([kind]) => kind).slice(1), [
      'software-removed',
      'software-restored',
    ]);
  });

  it('says of software nobody registered that it is unknown', async () => {
    const { jwks } = await keyPair();
    for (const done of [
      await rotateKeys(world.house, 'nobody', { jwks, keepFormer: false }, 'command'),
      await removeSoftware(world.house, 'nobody', 'command'),
      await restoreSoftware(world.house, 'nobody', 'command'),
      await revokeTokensOf(world.house, 'nobody', 'command'),
    ])
      assert.deepEqual('problem' in done && done.problem, 'client-unknown');
  });

  it('changes nothing when the line of the log cannot be written', async () => {
    const software = await registered();
    await world.owner`alter table security_event add constraint nothing_more check (kind <> 'software-removed') not valid`;
    await assert.rejects(removeSoftware(world.house, software.clientId, 'command'));
    await world.owner`alter table security_event drop constraint nothing_more`;
    assert.equal((await ask(software)).status, 200);
  });
});

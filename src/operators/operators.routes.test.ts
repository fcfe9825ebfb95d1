import assert from 'node:assert/strict';
import { exportJWK, generateKeyPair } from 'jose';
import { after, before, describe, it } from 'node:test';
import { fhirWorld, HOSPITAL, iuaOf, PHYSICIAN, type FhirWorld } from '../../test/support/fhir-software.js';
import { aDoor, anOperator, operatorAt } from '../../test/support/operator.js';
import { steady } from '../../test/support/professional.js';
import { startWorld, type World } from '../../test/support/world.js';
import { listDoors } from './operator-door.store.js';

const DOOR = '/exploitation';
const LIST = '/exploitation/logiciels';

describe('the door of operators', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ content: 'empty' });
  });
  after(() => world.close());

  it('is not there until somebody at the machine opens it, and not there any more ten minutes later', async () => {
    const nobody = operatorAt(world);
    const nothing = await nobody.get('/no-such-page');
    const same = (body: string): string =>
      steady(body).replaceAll('/no-such-page', '/exploitation').replaceAll('%2Fno-such-page', '%2Fexploitation');
    const closed = await nobody.get(DOOR);
    assert.deepEqual([closed.status, same(closed.body)], [404, same(nothing.body)]);
    await aDoor(world);
    const open = await nobody.get(DOOR);
    assert.equal(open.status, 200);
    assert.match(open.body, /name="code"/);
    world.advanceReal(10 * 60_000);
    assert.equal((await nobody.get(DOOR)).status, 404);
  });

  it('lets in by its code, once; the log knows by whom it was opened and entered', async () => {
    const { code, id } = await aDoor(world, 'Camille à l’exploitation');
    const one = operatorAt(world);
    await one.get(DOOR);
    const entered = await one.post(DOOR, { code: code.toLowerCase().replace('-', ' ') });
    assert.deepEqual([entered.status, entered.location], [303, LIST]);
    const list = await one.get(LIST);
    assert.equal(list.status, 200);
    assert.match(list.body, /Camille à l’exploitation/);
    await aDoor(world);
    const two = operatorAt(world);
    await two.get(DOOR);
    assert.equal((await two.post(DOOR, { code })).status, 400);
    const events =
      await world.owner`select kind, detail ->> 'by' as by from security_event where kind like 'operator-%' order by id`;
    assert.deepEqual(events.map(({ kind, by }) => [kind as string, by as string | null]).slice(-2), [
      ['operator-entered', `operator:${id}`],
      ['operator-code-wrong', null],
    ]);
    const doors = await listDoors(world.house.database.directory, world.house.keys.session);
    assert.equal(doors.find((each) => each.id === id)?.name, 'Camille à l’exploitation');
    const rows = await world.owner`select row_to_json(d)::text as row from operator_door d`;
    assert.ok(rows.every(({ row }) => !(row as string).includes('Camille')));
  });

  it('ends after half an hour, whatever is done, and when its operator leaves', async () => {
    const inside = await anOperator(world);
    world.advanceReal(29 * 60_000);
    assert.equal((await inside.get(LIST)).status, 200);
    world.advanceReal(60_000);
    assert.deepEqual([(await inside.get(LIST)).location], [DOOR]);
    const other = await anOperator(world);
    const cookie = other.jar.get('carnet_operator') ?? '';
    assert.equal((await other.post(`${DOOR}/quitter`)).status, 303);
    other.jar.set('carnet_operator', cookie);
    assert.equal((await other.get(LIST)).status, 303);
  });

  it('closes for everybody after twenty wrong codes', async () => {
    const { code } = await aDoor(world);
    await world.owner`update operator_door set wrong_codes = 19 where code_index is not null`;
    const guess = operatorAt(world);
    await guess.get(DOOR);
    assert.equal((await guess.post(DOOR, { code: '00000-00000' })).status, 400);
    const late = operatorAt(world);
    assert.equal((await late.get(DOOR)).status, 404);
    assert.notEqual((await late.post(DOOR, { code })).status, 303);
  });

  it('wants every form to be one of its own pages', async () => {
    const inside = await anOperator(world);
    for (const path of [
      `${LIST}/nouveau`,
      `${LIST}/cles`,
      `${LIST}/jetons`,
      `${LIST}/retirer`,
      `${LIST}/remettre`,
      `${DOOR}/quitter`,
    ]) {
      assert.equal((await inside.post(path, { _csrf: '' })).status, 403, path);
      assert.equal((await inside.post(path, {}, { 'sec-fetch-site': 'cross-site' })).status, 403, path);
      const nobody = await operatorAt(world).post(path);
      assert.deepEqual([nobody.status, nobody.location], [303, DOOR], path);
    }
  });
});

describe('software on the pages of operators', () => {
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

  async function pair(): Promise<{ key: CryptoKey; jwks: string }> {
    const { privateKey, publicKey } = await generateKeyPair('ES384', { extractable: true });
    return { key: privateKey, jwks: JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one' }] }) };
  }
  const status = async (clientId: string, key: CryptoKey): Promise<number> =>
    (
      await fhir.askToken(
        await fhir.assertion({ clientId, structure: HOSPITAL, alg: 'ES384', key }, iuaOf(PHYSICIAN, HOSPITAL)),
      )
    ).status;
  const log = async (clientId: string): Promise<[string, string][]> =>
    (
      await world.owner<{ kind: string; by: string }[]>`
      select kind, detail ->> 'by' as by from security_event where detail ->> 'client' = ${clientId} and detail ? 'by' order by id`
    ).map(({ kind, by }) => [kind, by]);

  it('is registered, exchanges its keys, loses its tokens, is removed and comes back; each step in the log', async () => {
    const operator = await anOperator(world);
    const [first, second] = [await pair(), await pair()];
    const form = {
      id: 'labo/tilleuls',
      name: 'Labo <des Tilleuls>',
      structure: HOSPITAL.id,
      jwks: first.jwks,
      scope: ['system/Binary.cr', 'system/Patient.rs'],
    };
    const made = await operator.post(`${LIST}/nouveau`, form);
    assert.equal(made.status, 303, made.body);
    const page = await operator.get(made.location);
    assert.match(page.body, /Logiciel enregistré/);
    assert.match(page.body, /Labo &lt;des Tilleuls>/);
    assert.equal(await status('labo/tilleuls', first.key), 200);
    const id = { id: 'labo/tilleuls' };
    assert.equal((await operator.post(`${LIST}/cles`, { ...id, jwks: second.jwks })).status, 303);
    assert.deepEqual([await status(id.id, first.key), await status(id.id, second.key)], [401, 200]);
    assert.equal((await operator.post(`${LIST}/jetons`, id)).status, 303);
    const removed = await operator.post(`${LIST}/retirer`, id);
    assert.equal(await status(id.id, second.key), 401);
    const said = await operator.get(removed.location);
    assert.match(said.body, /Logiciel mis hors service[\s\S]*Remettre en service/);
    assert.equal((await operator.post(`${LIST}/remettre`, id)).status, 303);
    assert.equal(await status(id.id, second.key), 200);
    assert.deepEqual(
      await log(id.id),
      [
        'software-registered',
        'software-keys-rotated',
        'software-tokens-revoked',
        'software-removed',
        'software-restored',
      ].map((kind) => [kind, operator.by]),
    );
    assert.match((await operator.get(LIST)).body, /Labo &lt;des Tilleuls>/);
  });

  it('comes back with what was typed and what is wrong, and registers nothing', async () => {
    const operator = await anOperator(world);
    const { jwks } = await pair();
    const good = { id: 'new-one', name: 'Nouveau', structure: HOSPITAL.id as string, jwks, scope: 'system/Binary.cr' };
    const wrong: readonly [Record<string, string>, RegExp][] = [
      [{ id: 'a b' }, /identifiant du logiciel n&#39;est pas valide|identifiant du logiciel n'est pas valide/],
      [{ name: '' }, /Le nom du logiciel manque/],
      [{ structure: '' }, /identifiant de la structure manque/],
      [{ structure: '1990009999' }, /pas à l'annuaire/],
      [{ jwks: '' }, /La clé publique manque/],
      [{ jwks: '{}' }, /pas un jeu de clés publiques/],
      [{ jwks: JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'A', y: 'B', d: 'C' }) }, /clé privée a été donnée/],
      [{ 'jwks-url': 'https://a.example/k' }, /donnée deux fois/],
      [{ jwks: '', 'jwks-url': 'http://a.example/k' }, /adresse des clés n'est pas acceptée/],
      [{ certificate: 'zz' }, /empreinte d'un certificat/],
      [{ 'requests-per-minute': 'beaucoup' }, /limite n'est pas un nombre/],
      [{ scope: 'launch' }, /portée n'est pas proposée/],
    ];
    for (const [change, words] of wrong) {
      const answer = await operator.post(`${LIST}/nouveau`, { ...good, ...change });
      assert.equal(answer.status, 400, JSON.stringify(change));
      assert.match(answer.body.replaceAll('&#39;', "'"), words);
    }
    assert.deepEqual(await log('new-one'), []);
    assert.equal((await operator.post(`${LIST}/nouveau`, good)).status, 303);
    const taken = await operator.post(`${LIST}/nouveau`, good);
    assert.match(taken.body, /Cet identifiant est déjà pris/);
  });

  it('that nobody registered has no page', async () => {
    const operator = await anOperator(world);
    assert.equal((await operator.get(`${LIST}/fiche?id=nobody`)).status, 404);
    assert.equal((await operator.post(`${LIST}/retirer`, { id: 'nobody' })).status, 404);
  });
});

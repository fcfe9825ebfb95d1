import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { testIns } from '../../test/support/cast.js';
import { asked, BASTIEN, dies, grant, heirWorld, lettersOf, SOLENE } from '../../test/support/heirs.js';
import { staffMember, tokenIn } from '../../test/support/staff.js';
import type { Page, Visitor } from '../../test/support/visitor.js';
import { startWorld, type World } from '../../test/support/world.js';
import { DAY } from '../kernel/time.js';
import { readHeirRequests } from '../heirs/index.js';
import { messagesFor } from '../web/index.js';
import { DESK_HEIRS } from './heirs.page.js';

const t = messagesFor('fr').heirs.desk;
let world: World;
let maud: Visitor;
before(async () => {
  world = await startWorld();
  maud = await staffMember(world, 'maud');
});
after(() => world.close());
let number = 4_600;
const { later, person } = heirWorld(() => world, number);

/** A request on the account that the adviser has open. */
async function open() {
  const recordId = await person();
  number += 1;
  await dies(world, recordId);
  const request = await asked(world, recordId);
  const token = tokenIn(await maud.get('/assistance/poste'));
  await maud.post('/assistance/poste/ouvrir', { _csrf: token, nir: testIns(number).value });
  const on = async (path: string, demande = request.id): Promise<Page> =>
    maud.follow(await maud.post(`${DESK_HEIRS}/${path}`, { _csrf: tokenIn(await maud.get(DESK_HEIRS)), demande }));
  return { recordId, request, on };
}
const has = (page: Page, sentence: string): boolean =>
  page.html.includes(sentence) || page.html.includes(sentence.replaceAll("'", '&#39;'));
const stateOf = async ({ recordId }: Awaited<ReturnType<typeof open>>) =>
  (await world.house.database.withRecord(recordId, readHeirRequests))[0]?.state;

test('what who asked takes back is taken back once, and has no code', async () => {
  const one = await open();
  assert.ok(has(await one.on('code'), t.done.refused), 'nothing is granted yet');
  assert.ok(has(await one.on('retirer'), t.done.withdrawn));
  assert.equal(await stateOf(one), 'withdrawn');
  assert.ok(has(await one.on('retirer'), t.done.refused));
});

test('another letter goes to the address on the papers, for a request of the open account alone', async () => {
  const one = await open();
  const { runner, acts } = world.house;
  later(3 * DAY);
  await runner.perform(acts.proposeHeirDecision, one.recordId, grant(one.request), SOLENE);
  await runner.perform(acts.confirmHeirDecision, one.recordId, { requestId: one.request.id }, BASTIEN);
  assert.ok(has(await one.on('code'), t.done.renewed));
  const letter = (await lettersOf(world, one.recordId)).find(({ kind }) => kind === 'heir-code-renewed');
  assert.deepEqual(letter?.values.addressee?.address, one.request.asker.address);
  const other = await open();
  assert.ok(has(await other.on('code', one.request.id), t.done.refused), 'a request of another account is none');
  assert.ok(has(await other.on('retirer', 'pas-un-id'), t.done.refused));
});

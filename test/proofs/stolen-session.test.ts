// A professional's session or token is stolen and replayed over number after number. At most 30 strangers are opened, those who watch over the
// installation hear of it within a minute, and care goes on where there is a tie. `npm run prove:strangers` tries 100,000 numbers.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { readFreezes } from '../../src/access/index.js';
import { addRelation } from '../../src/access/index.js';
import { watchAlerts } from '../../src/alerts.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { endProposalOn, proposeOnFreeze } from '../../src/oversight/index.js';
import { anAuditor } from '../support/staff.js';
import { HOUR } from '../../src/kernel/time.js';
import { crowdIns, openCrowd } from '../support/crowd.js';
import { aDraft, aRecord, deposited, testIns } from '../support/cast.js';
import { statedConsent } from '../support/fhir-consent.js';
import { documentReference } from '../support/fhir-software.js';
import { fhirWorld, PHYSICIAN, type FhirWorld } from '../support/fhir-software.js';
import { startWorld, type World } from '../support/world.js';
import { atWork, identity } from './route-questions.js';

const COUNT = Number(process.env['CARNET_PROOF_COUNT'] ?? 1_000);
const SEED = Number(process.env['CARNET_PROOF_SEED'] ?? 1);
const RESULT = process.env['CARNET_PROOF_RESULT'];
const LIMIT = 30;
const AT_ONCE = 16;
/** Those whom the other tests ask for, beside the crowd. */
const PEOPLE = 100;
const OID = 'urn:oid:1.2.250.1.213.1.4.10';

let world: World;
let fhir: FhirWorld;
const people: RecordId[] = [];
before(async () => {
  world = await startWorld({
    content: 'empty',
    settings: { CARNET_STRANGERS_PER_HOUR: String(LIMIT), CARNET_STRANGERS_PER_HOUR_OF_STRUCTURE: '600' },
  });
  fhir = await fhirWorld(world.house);
  for (let number = 0; number < PEOPLE; number += 1) people.push(await aRecord(world.house, number));
  await deposited(world.house, people[0] as RecordId, aDraft('ordonnance'));
});
after(async () => {
  await fhir.close();
  await world.close();
});

test(`over ${COUNT} numbers a stolen token opens at most ${LIMIT} strangers, and the alarm is out within a minute`, async () => {
  await openCrowd(world, COUNT);
  const token = await fhir.token();
  const opened = new Set<string>();
  const refusedAfter = new Set<string>();
  const refusals = new Set<string>();
  let asked = 0;
  let frozen = false;
  const told = watchAlerts(world.house);
  const call = async (
    method: 'GET' | 'POST',
    url: string,
    body?: object,
  ): Promise<{ status: number; text: string }> => {
    asked += 1;
    const answer = await fhir.app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/fhir+json' }) },
      ...(body && { payload: JSON.stringify(body) }),
    });
    if (answer.statusCode === 403) (frozen ? refusedAfter : refusals).add(answer.body);
    return { status: answer.statusCode, text: answer.body };
  };
  /** The thief looks for somebody, makes them consent, and reads; once frozen, tries any of it. */
  async function rob(place: number, ins: string, exists: boolean): Promise<void> {
    const wasFrozen = frozen;
    const steps = wasFrozen
      ? [place % 10 === 1 ? 'consent' : place % 10 === 2 ? 'read' : 'find']
      : ['find', 'consent', 'read'];
    for (const step of steps) {
      const { status, text } =
        step === 'find'
          ? await call('GET', `/fhir/Patient?identifier=${OID}|${ins}`)
          : step === 'consent'
            ? await call('POST', '/fhir/Consent', statedConsent(ins, world.clock.domain()))
            : await call('GET', `/fhir/DocumentReference?patient.identifier=${OID}|${ins}&status=current`);
      if (exists && status < 300 && (step !== 'find' || text.includes(ins))) opened.add(ins);
      if (status === 403 && exists) frozen = true;
      if (status >= 500 || status === 429) throw new Error(`${step}: ${status} ${text}`);
    }
  }
  try {
    for (let place = 0; place < COUNT; place += AT_ONCE) {
      const places = Array.from({ length: Math.min(AT_ONCE, COUNT - place) }, (_, at) => place + at);
      await Promise.all(places.map((one) => rob(one, crowdIns((one + SEED) % COUNT), true)));
      // Numbers of nobody in between: told the same as somebody's.
      if (frozen) await rob(place, testIns(place).value, false);
      if (place % 10_000 < AT_ONCE) process.stdout.write(`${place} numbers, ${opened.size} opened\n`);
    }
    for (let waited = 0; waited < 240 && (await alarmAfter()) === undefined; waited += 1)
      await new Promise((resolve) => setTimeout(resolve, 250));
  } finally {
    told();
  }
  assert.equal(opened.size, LIMIT);
  const alarmAfterSeconds = await alarmAfter();
  assert.ok(alarmAfterSeconds !== undefined && alarmAfterSeconds < 60, `alarm after ${alarmAfterSeconds} s`);
  // Frozen, somebody's number and nobody's are told the same, whatever is tried.
  assert.equal(refusedAfter.size, 1, [...refusedAfter].join('\n'));
  const events = await world.owner`select kind, detail from security_event where kind = 'access-frozen'`;
  assert.equal(events.length, 1);
  assert.ok(!JSON.stringify(events).includes(PHYSICIAN.idNatPs));
  if (RESULT !== undefined)
    writeFileSync(
      RESULT,
      JSON.stringify({
        seed: SEED,
        numbers: COUNT,
        requests: asked,
        opened: opened.size,
        limit: LIMIT,
        alarmAfterSeconds,
      }),
    );
});

/** Seconds of the domain's clock from the freeze to the alarm; undefined before it. */
async function alarmAfter(): Promise<number | undefined> {
  const [row] = await world.owner<{ seconds: number | null }[]>`
    select extract(epoch from told_at - since)::float8 as seconds from access_freeze order by since limit 1`;
  return row?.seconds ?? undefined;
}

test('what a frozen professional is told is what one without consent is told, byte for byte; feeding and care go on', async () => {
  const { house } = world;
  const token = await fhir.token();
  const own = people[PEOPLE - 1] as RecordId;
  const stranger = (1 + SEED + LIMIT + 5) % PEOPLE;
  const ask = (number: number) =>
    fhir.call('GET', `/fhir/DocumentReference?patient.identifier=${OID}|${testIns(number).value}&status=current`, {
      token,
    });
  const other = await fhir
    .token({
      national_provider_identifier: '899700000888',
      subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: '10' }],
    })
    .catch(() => undefined);
  const frozen = await ask(stranger);
  assert.equal(frozen.status, 403);
  if (other !== undefined) {
    const plain = await fhir.call(
      'GET',
      `/fhir/DocumentReference?patient.identifier=${OID}|${testIns(stranger).value}&status=current`,
      { token: other },
    );
    assert.deepEqual([plain.status, plain.text], [frozen.status, frozen.text]);
  }
  await house.database.withRecord(own, (handle) =>
    addRelation(handle, PHYSICIAN.idNatPs, 'careTeam', house.clock.domain()),
  );
  assert.equal((await ask(PEOPLE - 1)).status, 200);
  const body = documentReference({
    bytes: Buffer.from('suite'),
    ins: testIns(stranger),
    uniqueId: 'urn:oid:2.25.77',
    title: 'Suite',
  });
  assert.equal((await fhir.call('POST', '/fhir/DocumentReference', { token, body })).status, 201);
});

test('one auditor, however often, lifts nothing; two different ones do, and then it counts anew', async () => {
  const { house } = world;
  const sql = house.database.directory;
  const [freeze, ...others] = await readFreezes(sql);
  assert.ok(freeze !== undefined);
  assert.equal(others.length, 0);
  const [a, b] = [await anAuditor(world, 'a'), await anAuditor(world, 'b')];
  const reason = 'Le compte a été volé, le mot de passe est changé';
  const proposed = await proposeOnFreeze(house, a, { freezeId: freeze.id, what: 'lift', reason });
  assert.ok(proposed.ok);
  const confirm = (who: typeof a) =>
    endProposalOn(house, who, { proposalId: proposed.value.id, how: 'confirmed', reason });
  const [alone, again] = [
    await confirm(a),
    await proposeOnFreeze(house, a, { freezeId: freeze.id, what: 'lift', reason }),
  ];
  assert.deepEqual(
    [alone, again].map((one) => !one.ok && one.problem),
    ['second-auditor-needed', 'proposal-waits'],
  );
  assert.equal((await readFreezes(sql)).length, 1);
  assert.equal((await confirm(b)).ok, true);
  assert.equal((await readFreezes(sql)).length, 0);
  assert.equal((await confirm(b)).ok, false);
  const token = await fhir.token();
  const found = await fhir.call(
    'GET',
    `/fhir/Patient?identifier=${OID}|${testIns((LIMIT + SEED + 7) % PEOPLE).value}`,
    { token },
  );
  assert.equal(found.status, 200);
});

test('a stolen session at the screen fares no better', async () => {
  world.clock.setOffset(2 * HOUR);
  const desk = await atWork(world, '899700000002');
  let opened = 0;
  for (let number = 0; number < Math.min(PEOPLE, 45); number += 1) {
    const answer = await desk.post('/pro/recherche', identity(number));
    if (answer.status === 303) opened += 1;
  }
  assert.ok(opened <= LIMIT, `${opened} opened`);
  assert.equal(opened, LIMIT);
});

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
import { aDraft, aRecord, deposited, testIns } from '../support/cast.js';
import { documentReference } from '../support/fhir-software.js';
import { fhirWorld, PHYSICIAN, type FhirWorld } from '../support/fhir-software.js';
import { startWorld, type World } from '../support/world.js';
import { atWork, identity } from './route-questions.js';

const COUNT = Number(process.env['CARNET_PROOF_COUNT'] ?? 1_000);
const SEED = Number(process.env['CARNET_PROOF_SEED'] ?? 1);
const RESULT = process.env['CARNET_PROOF_RESULT'];
const LIMIT = 30;
/** One number in ten is somebody's. */
const PEOPLE = Math.min(400, Math.floor(COUNT / 10));
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

/** The number at a place of the walk: somebody's, or nobody's that looks like one. */
const numberAt = (place: number): { value: string; person: number | undefined } => {
  const person = place % 10 === 0 ? (place / 10 + SEED) % PEOPLE : undefined;
  return { value: testIns(person ?? 50_000 + place).value, person };
};

test(`over ${COUNT} numbers a stolen token opens at most ${LIMIT} strangers, and the alarm is out within a minute`, async () => {
  const token = await fhir.token();
  const opened = new Set<number>();
  const told = watchAlerts(world.house);
  const refusedAfter = new Set<string>();
  let frozenAt: number | undefined;
  let alarmAfter: number | undefined;
  const heard = async (): Promise<boolean> =>
    (await world.owner`select from access_freeze where told_at is not null`).length > 0;

  async function rob(place: number): Promise<void> {
    const { value, person } = numberAt(place);
    const found = await fhir.call('GET', `/fhir/Patient?identifier=${OID}|${value}`, { token });
    if (found.status === 200 && person !== undefined && found.text.includes(value)) opened.add(person);
    if (frozenAt !== undefined && found.status === 403) refusedAfter.add(found.text);
    if (person === undefined) return;
    // Whom the thief has found is made to consent, and read.
    const consent = await fhir.call(
      'GET',
      `/fhir/DocumentReference?patient.identifier=${OID}|${value}&status=current`,
      { token },
    );
    if (consent.status === 200) opened.add(person);
    if (found.status === 403 && frozenAt === undefined) frozenAt = performance.now();
  }
  try {
    for (let place = 0; place < COUNT; place += 8) {
      await Promise.all(Array.from({ length: Math.min(8, COUNT - place) }, (_, at) => rob(place + at)));
      if (frozenAt !== undefined && alarmAfter === undefined && (await heard()))
        alarmAfter = (performance.now() - frozenAt) / 1000;
    }
    assert.ok(frozenAt !== undefined, 'frozen');
    while (alarmAfter === undefined && performance.now() - frozenAt < 60_000) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      if (await heard()) alarmAfter = (performance.now() - frozenAt) / 1000;
    }
  } finally {
    told();
  }
  assert.equal(opened.size, LIMIT);
  assert.ok(alarmAfter !== undefined && alarmAfter < 60, `alarm after ${alarmAfter} s`);
  // Frozen, somebody's number and nobody's are told the same.
  assert.equal(refusedAfter.size, 1);
  const events = await world.owner`select kind, detail from security_event where kind = 'access-frozen'`;
  assert.equal(events.length, 1);
  assert.ok(!JSON.stringify(events).includes(PHYSICIAN.idNatPs));
  if (RESULT !== undefined)
    writeFileSync(
      RESULT,
      JSON.stringify({
        seed: SEED,
        numbers: COUNT,
        people: PEOPLE,
        opened: opened.size,
        limit: LIMIT,
        alarmAfterSeconds: alarmAfter,
      }),
    );
});

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

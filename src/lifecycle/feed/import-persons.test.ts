import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { testIns } from '../../../test/support/cast.js';
import { feed as feedTo, lineOf, ndjson, recordOf as recordIn } from '../../../test/support/feed.js';
import { startWorld, type World } from '../../../test/support/world.js';
import { readTrace, verifyTrace } from '../../audit/index.js';
import { readPerson } from '../../identity/index.js';
import type { RecordId } from '../../kernel/ids.js';
import { DAY } from '../../kernel/time.js';
import { eraseDueSpaces, finishErasures } from '../erase.js';
import { moveActs } from '../move.act.js';
import { carryWave, noticesLeft } from '../wave.js';
import { importPersons } from './import-persons.js';
import { refusedFile } from './refused-file.js';

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());

const feed = (...said: Parameters<typeof feedTo> extends [World, ...infer Rest] ? Rest : never) =>
  feedTo(world, ...said);
const recordOf = (number: number): Promise<RecordId> => recordIn(world, number);

const actsOf = async (recordId: RecordId): Promise<string[]> => {
  const page = await world.house.database.withRecord(recordId, (handle) => readTrace(handle, 'shown', { limit: 20 }));
  return page.lines.map(({ act }) => act);
};
const stateOf = async (recordId: RecordId): Promise<string | undefined> =>
  (await world.owner<{ state: string }[]>`select state from space where record_id = ${recordId}`)[0]?.state;

test('a feed makes records with everything they begin with: identity, code, waiting notice, trace', async () => {
  const { counts } = await feed(
    ndjson([1, 2, 3, 4, 5].map((number) => lineOf(number, { attendingPhysician: '810000000001' }))),
  );
  assert.deepEqual(counts, { new: 5, changed: 0, same: 0, deceased: 0, left: 0, refused: 0 });
  const recordId = await recordOf(3);
  const person = await world.house.database.withRecord(recordId, readPerson);
  assert.deepEqual(
    [person.familyName, person.givenNames, person.address],
    ['ESSAI', ['Camille', 'Anne'], ['1 rue des Essais', '75011 PARIS']],
  );
  assert.deepEqual(await actsOf(recordId), ['person-import']);
  const [row] = await world.owner`
    select s.state, s.notice_wanted, m.kind, m.channel, r.id_nat_ps, octet_length(c.code_index) as code
    from space s join message m using (record_id) join relation r using (record_id) join directory_code c using (record_id)
    where s.record_id = ${recordId}`;
  assert.deepEqual(
    { ...row },
    {
      ...{ state: 'notified', notice_wanted: 'opening', kind: 'space-notice', channel: 'email' },
      ...{ id_nat_ps: '810000000001', code: 32 },
    },
  );
  assert.deepEqual(
    (await verifyTrace({ sql: world.house.database.directory, keys: world.house.logKeys, outside: [] })).faults,
    [],
  );
});

test('the same feed again changes nothing, and costs no trace', async () => {
  const { counts } = await feed(
    ndjson([1, 2, 3, 4, 5].map((number) => lineOf(number, { attendingPhysician: '810000000001' }))),
  );
  assert.deepEqual([counts.same, counts.new, counts.changed], [5, 0, 0]);
  assert.deepEqual(await actsOf(await recordOf(3)), ['person-import']);
});

test('what changed is changed, by an act that the person sees; the older of two lines is refused', async () => {
  const moved = lineOf(1, { familyName: 'NOUVEAU', asOf: '2026-03-02T00:00:00Z' });
  const { counts, refused } = await feed(
    ndjson([moved, lineOf(1, { familyName: 'ANCIEN', asOf: '2026-03-01T00:00:00Z' })]),
  );
  assert.deepEqual([counts.changed, counts.refused], [1, 1]);
  assert.deepEqual(refused, [{ line: 2, problem: 'older-than-known', path: 'asOf' }]);
  const recordId = await recordOf(1);
  assert.equal((await world.house.database.withRecord(recordId, readPerson)).familyName, 'NOUVEAU');
  assert.deepEqual(await actsOf(recordId), ['person-update', 'person-import']);
});

test('deaths come by the feed, and are corrected by it', async () => {
  const dead = lineOf(2, { deceasedOn: '2026-02-01' });
  assert.equal((await feed(ndjson([dead]))).counts.deceased, 1);
  assert.equal(await stateOf(await recordOf(2)), 'deceased');
  assert.equal((await world.house.database.withRecord(await recordOf(2), readPerson)).deceasedOn, '2026-02-01');
  assert.equal((await feed(ndjson([lineOf(2)]))).counts.changed, 1);
  assert.equal(await stateOf(await recordOf(2)), 'notified');
  assert.equal((await world.house.database.withRecord(await recordOf(2), readPerson)).deceasedOn, undefined);
  const { refused } = await feed(ndjson([lineOf(90, { deceasedOn: '2026-02-01' })]));
  assert.deepEqual(refused, [{ line: 1, problem: 'unknown-and-deceased', path: 'deceasedOn' }]);
});

test('refused lines are refused one by one with their reason, the rest goes in', async () => {
  const wrongKey = `${testIns(20).value.slice(0, 13)}${testIns(20).value.endsWith('01') ? '02' : '01'}`;
  const faults: [unknown, string, string?][] = [
    ['{"ins":', 'not-json'],
    ['[]', 'not-an-object'],
    [lineOf(20, { ins: wrongKey }), 'ins-key-wrong', 'ins'],
    [lineOf(20, { oid: '1.2.3' }), 'ins-kind-unknown', 'ins'],
    [lineOf(20, { surname: 'X' }), 'unknown-field', 'surname'],
    [lineOf(20, { familyName: undefined }), 'missing-field', 'familyName'],
    [lineOf(20, { familyName: 'a'.repeat(101) }), 'text-too-long', 'familyName'],
    [lineOf(20, { familyName: 'ESS\u202eAI' }), 'malformed-field', 'familyName'],
    [lineOf(20, { birthDate: '1975-02-30' }), 'day-impossible', 'birthDate'],
    [lineOf(20, { deceasedOn: '1970-01-01' }), 'died-before-birth', 'deceasedOn'],
    [lineOf(20, { email: 'nobody' }), 'malformed-field', 'email'],
    [lineOf(20, { familyName: 'ESS\ud800AI' }), 'malformed-field', 'familyName'],
    [lineOf(20, { birthDate: '2099-01-01' }), 'in-the-future', 'birthDate'],
    [lineOf(20, { deceasedOn: '2099-01-01' }), 'in-the-future', 'deceasedOn'],
    [lineOf(20, { asOf: '2099-01-01T00:00:00Z' }), 'in-the-future', 'asOf'],
    [lineOf(20, { representatives: [{ nir: '185057800608400' }] }), 'ins-key-wrong', 'representatives[0].nir'],
    [`{"x":"${'y'.repeat(70_000)}"}`, 'line-too-long'],
  ];
  const good = [lineOf(21), lineOf(22), lineOf(21)];
  const text = ndjson([good[0], ...faults.map(([line]) => line), good[1], '', good[2]]);
  const { counts, refused } = await feed(
    [...text].reduce<string[]>((pieces, letter, at) => {
      if (at % 1000 === 0) pieces.push('');
      pieces[pieces.length - 1] += letter;
      return pieces;
    }, []),
  );
  assert.deepEqual([counts.new, counts.same, counts.refused], [2, 1, faults.length]);
  assert.deepEqual(
    refused.map(({ line, problem, path: at }) => [line, problem, at]),
    faults.map(([, problem, at], one) => [one + 2, problem, at]),
  );
  const bytes = await feed([Buffer.from([0x7b, 0xff, 0xfe, 0x0a])]);
  assert.deepEqual(bytes.refused, [{ line: 1, problem: 'not-utf8' }]);
});

test('CSV says the same as NDJSON', async () => {
  const csv = [
    'ins;oid;familyName;givenNames;sex;birthDate;addressLines;postalCode;town;representatives;earlierRecord',
    `${testIns(30).value};1.2.250.1.213.1.4.10;"D""ARC; dit";Jeanne|Marie;female;2012-02-29;2 rue du Four|Bât. B;97300;CAYENNE;185057800608491:guardian;true`,
    'trop;peu',
  ].join('\r\n');
  const { counts, refused } = await feed(csv, { format: 'csv' });
  assert.deepEqual([counts.new, refused], [1, [{ line: 3, problem: 'csv-malformed' }]]);
  const recordId = await recordOf(30);
  const person = await world.house.database.withRecord(recordId, readPerson);
  assert.deepEqual(
    [person.familyName, person.givenNames, person.address, person.representatives, person.addresseeNir],
    [
      'D"ARC; dit',
      ['Jeanne', 'Marie'],
      ['2 rue du Four', 'Bât. B', '97300 CAYENNE'],
      [{ nir: '185057800608491', kind: 'guardian' }],
      '185057800608491',
    ],
  );
  const [row] = await world.owner<{ majority_at: Date }[]>`select majority_at from space where record_id = ${recordId}`;
  assert.equal(row?.majority_at.toISOString(), '2030-03-01T03:00:00.000Z');
});

test('an import stopped in its middle goes on where it stopped: nobody missed, nobody twice', async () => {
  const numbers = Array.from({ length: 30 }, (_, at) => 200 + at);
  const text = ndjson([
    ...numbers.slice(0, 10).map((n) => lineOf(n)),
    'broken',
    ...numbers.slice(10).map((n) => lineOf(n)),
  ]);
  const bytes = Buffer.from(text);
  async function* stops(): AsyncGenerator<Buffer> {
    yield bytes.subarray(0, 5_000);
    throw new Error('the power went');
  }
  const { house } = world;
  const refuse = refusedFile(path.join(world.home, 'stopped.refused'));
  const options = { runId: 'stopped', format: 'ndjson' as const, batch: 4, refuse };
  await assert.rejects(importPersons({ ...house, mode: 'demo', sendsMail: true }, stops(), options), /power/);
  const { counts, refused } = await feed(text, { runId: 'stopped' });
  assert.deepEqual([counts.new, counts.same, counts.refused], [30, 0, 1]);
  assert.deepEqual(refused, [{ line: 11, problem: 'not-json' }]);
  for (const number of numbers) assert.deepEqual(await actsOf(await recordOf(number)), ['person-import']);
});

describe('who is in the feed', () => {
  test('opens with the wave once their notice has left and six weeks are over', async () => {
    const { house } = world;
    const recordId = await recordOf(4);
    assert.deepEqual(await carryWave(house, 'space-open'), { moved: 0, left: 0 });
    assert.deepEqual(await noticesLeft(house, [recordId]), [recordId]);
    assert.deepEqual(await noticesLeft(house, [recordId]), [], 'once');
    world.clock.setOffset(world.clock.offset() + 44 * DAY);
    assert.equal((await carryWave(house, 'space-open')).moved, 1);
    assert.deepEqual(await actsOf(recordId), ['space-open', 'space-notify', 'person-import']);
  });

  test('and left for good is not brought back by the next one, except at eighteen', async () => {
    const { house } = world;
    const acts = moveActs(house.terms);
    const year = new Date(house.clock.domain()).getUTCFullYear();
    const [adult, minor] = [lineOf(40), lineOf(41, { birthDate: `${year - 17}-01-15` })];
    await feed(ndjson([adult, minor]));
    const records = [await recordOf(40), await recordOf(41)];
    for (const recordId of records) {
      await world.owner`update space set state = 'open', notice_wanted = null where record_id = ${recordId}`;
      await house.runner.perform(acts.askDeletion, recordId, {}, { kind: 'helpdesk', id: 'desk' });
    }
    world.clock.setOffset(world.clock.offset() + 33 * DAY);
    assert.equal(await eraseDueSpaces(house), 2);
    world.clock.setOffset(world.clock.offset() + 2 * DAY);
    await finishErasures(house);
    assert.deepEqual((await feed(ndjson([adult, minor]))).counts, {
      new: 0,
      changed: 0,
      same: 0,
      deceased: 0,
      left: 2,
      refused: 0,
    });
    world.clock.setOffset(world.clock.offset() + 366 * DAY);
    assert.deepEqual((await feed(ndjson([adult, minor]))).counts, {
      new: 1,
      changed: 0,
      same: 0,
      deceased: 0,
      left: 1,
      refused: 0,
    });
    assert.notEqual(await recordOf(41), records[1]);
  });
});

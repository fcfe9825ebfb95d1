// Whoever owns the database tampers with the trace, at random, many times. With a checkpoint held outside, everything done to an entry under
// it is found; what no checkpoint covers is said to be not yet anchored. `npm run prove:trace` does it 10,000 times.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { anchorAndWitness } from '../../src/anchor.js';
import { parseCheckpointFile, verifyTrace } from '../../src/audit/index.js';
import { lastCheckpoint, LOGS } from '../../src/audit/index.js';
import type { DocumentId } from '../../src/kernel/ids.js';
import type { Sql } from '../../src/platform/database.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../support/cast.js';
import { randomSource } from '../support/random-source.js';
import { startWorld, type World } from '../support/world.js';
import { BACKED_UP, TAMPERINGS, type Chain, type Owner } from './tamperings.js';

const COUNT = Number(process.env['CARNET_PROOF_COUNT'] ?? 100);
const SEED = Number(process.env['CARNET_PROOF_SEED'] ?? Date.now() % 1_000_000);
const RESULT = process.env['CARNET_PROOF_RESULT'];
const RECORDS = 3;

let world: World;
let outside: NonNullable<ReturnType<typeof parseCheckpointFile>>;
/** Entries under the checkpoint held outside, of each chain. */
let covered: Map<string, number>;
let chains: Chain[];
const nameOf = ({ record_id, chain }: Pick<Chain, 'record_id' | 'chain'>): string => `${record_id} ${chain}`;

before(async () => {
  world = await startWorld({ content: 'empty' });
  const { house, owner } = world;
  const lives: { recordId: Awaited<ReturnType<typeof aRecord>>; seen: DocumentId; kept: DocumentId }[] = [];
  for (let number = 0; number < RECORDS; number += 1) {
    const recordId = await aRecord(house, 900 + number);
    const seen = await deposited(house, recordId, aDraft(`vu ${number}`));
    const kept = await deposited(house, recordId, aDraft(`retenu ${number}`, { withheldFromPatient: true }));
    lives.push({ recordId, seen: seen.id, kept: kept.id });
  }
  const live = async (times: number): Promise<void> => {
    for (const { recordId, seen, kept } of lives)
      for (let time = 0; time < times; time += 1) {
        await house.runner.perform(house.acts.readDocument, recordId, { id: seen }, thePerson(recordId));
        await house.runner.perform(house.acts.readDocument, recordId, { id: kept }, aProfessional());
        await house.runner.perform(
          house.acts.readDocument,
          recordId,
          { id: seen },
          aProfessional({ id: '899700000077' }),
        );
      }
  };
  await live(1);
  await anchorAndWitness(house);
  for (const table of BACKED_UP) await owner`create table ${owner(`${table}_backup`)} as table ${owner(table)}`;
  await live(1);
  await anchorAndWitness(house);
  const files: string[] = [];
  for (const log of LOGS) files.push((await lastCheckpoint(house.database.directory, log))?.note ?? '');
  outside = parseCheckpointFile(files.join('\n')) ?? assert.fail('no checkpoints');
  assert.equal(outside.length, 2);
  const rows = await owner<Chain[]>`select record_id, chain, n::int as n from trace_head`;
  covered = new Map(rows.map((row) => [nameOf(row), row.n]));
  await live(1);
  chains = await owner<Chain[]>`select record_id, chain, n::int as n from trace_head order by record_id, chain`;
  await owner`create table trace_as_it_was as table trace`;
});
after(() => world.close());

/** The verifier in the tamperer's own transaction, which is then rolled back: the next one finds everything as it was. */
async function verdictWithin(sql: Owner) {
  const within = Object.assign((...given: Parameters<Owner>) => sql(...given), {
    begin: (work: (inner: Owner) => Promise<unknown>) => sql.savepoint(work),
  }) as unknown as Sql;
  return verifyTrace({ sql: within, keys: world.house.logKeys, outside });
}

class Undo extends Error {}

test(`of ${COUNT} random tamperings every one on a covered entry is found (seed ${SEED})`, async () => {
  const { owner } = world;
  const whole = await verifyTrace({ sql: world.house.database.directory, keys: world.house.logKeys, outside });
  const total = [...covered.values()].reduce((sum, n) => sum + n, 0);
  assert.deepEqual([whole.faults, whole.logFaults, whole.covered], [[], [], total]);
  assert.ok(whole.notYetAnchored > 0);

  const { bits } = randomSource(SEED);
  const random = (below: number): number => bits() % below;
  const seen: Record<string, { done: number; onCovered: number; found: number; notYetAnchored: number }> = {};
  let [done, onCovered, found, young] = [0, 0, 0, 0];
  while (done < COUNT) {
    const kind = TAMPERINGS[random(TAMPERINGS.length)] ?? assert.fail();
    const chain = chains[random(chains.length)] ?? assert.fail();
    const before = JSON.stringify([kind.name, chain]);
    try {
      await owner.begin(async (sql) => {
        const touched = await kind.tamper(sql, chain, random, chains);
        if (touched === undefined) throw new Undo();
        const verdict = await verdictWithin(sql);
        const faults = verdict.faults.length + verdict.logFaults.length;
        const count = (seen[kind.name] ??= { done: 0, onCovered: 0, found: 0, notYetAnchored: 0 });
        done += 1;
        count.done += 1;
        const isCovered =
          touched === 'everything' || touched.n <= (covered.get(`${touched.recordId} ${touched.chain}`) ?? 0);
        if (isCovered) {
          assert.ok(faults > 0, `not found: ${before} ${JSON.stringify(touched)}`);
          onCovered += 1;
          count.onCovered += 1;
        } else {
          // What is found all the same is found; the rest the verifier does not vouch for.
          assert.ok(faults > 0 || verdict.covered === total, `lost what was covered: ${before}`);
          assert.ok(faults > 0 || verdict.entries - verdict.covered === verdict.notYetAnchored);
          young += 1;
          count.notYetAnchored += 1;
        }
        if (faults > 0) {
          found += 1;
          count.found += 1;
        }
        throw new Undo();
      });
    } catch (error) {
      if (!(error instanceof Undo)) throw error;
    }
  }
  const again = await verifyTrace({ sql: world.house.database.directory, keys: world.house.logKeys, outside });
  assert.deepEqual(again, whole);
  if (RESULT !== undefined)
    writeFileSync(
      RESULT,
      JSON.stringify({
        seed: SEED,
        tamperings: done,
        onCovered,
        foundOnCovered: onCovered,
        notYetAnchored: young,
        found,
        kinds: seen,
      }),
    );
});

import { sealEntryBy } from '../audit/index.js';
import type { RecordId } from '../kernel/ids.js';
import type { Clock, Instant } from '../kernel/time.js';
import type { Database, Sql } from '../platform/database.js';
import type { KeyStore } from '../platform/key-store.js';
import { outboxId } from '../platform/outbox.js';
import { sealRow } from '../platform/sealing.js';
import { lifecycleEntry } from './lifecycle-trace.js';
import { movedSpace } from './moved-space.model.js';
import type { LifeTerms } from './space.model.js';
import { transitionOf } from './transitions.js';
import {
  dueSpaces,
  moveSpaces,
  spacesOf,
  WALKS,
  type WalkPlace,
  type Due,
  type WaveAct,
  type WaveMove,
} from './wave.store.js';

// What time alone brings about, in batches of one statement each, one entry of the history for each space. May stop anywhere, run late,
// twice, or on two machines: what has moved is no longer due, and a space that moves meanwhile is left alone.

export interface WaveDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly recordKeys: KeyStore;
  readonly clock: Pick<Clock, 'domain'>;
  readonly terms: LifeTerms;
}

export interface WaveCounts {
  moved: number;
  /** Looked at and not due by the table, or moved by somebody else meanwhile. */
  left: number;
}

const BATCH = 1_000;
const SYSTEM = { kind: 'system' } as const;

/** In the order in which they would have come: who came of age before the six weeks were over is asked anew first. */
const DAILY = ['space-come-of-age', 'space-open', 'space-ask-again', 'space-close'] as const;

/** Which of these acts the person is told of, by a message of this kind. */
const TOLD: Partial<Record<WaveAct, (due: Due) => string | undefined>> = {
  'space-come-of-age': ({ space }) =>
    space.state === 'notified' || space.state === 'opposed' ? undefined : 'space-came-of-age',
  'space-close': () => 'space-closed',
};

/** Carries out one act on every space that is due for it. */
export async function carryWave(
  deps: WaveDeps,
  act: (typeof DAILY)[number],
  batch = BATCH,
  progress?: (counts: WaveCounts) => void,
): Promise<WaveCounts> {
  const counts: WaveCounts = { moved: 0, left: 0 };
  const sql = deps.database.directory;
  let writing: Promise<void> = Promise.resolve();
  for (const walk of WALKS[act]) {
    const read = (after?: WalkPlace) => dueSpaces(sql, walk, deps.clock.domain(), batch, after);
    let reading: ReturnType<typeof read> | undefined = read();
    while (reading !== undefined) {
      const { due, place }: Awaited<typeof reading> = await reading;
      // Read while this batch is sealed, which is written while the next one is.
      reading = due.length < batch ? undefined : read(place);
      reading?.catch(() => undefined);
      const moves = await movesOf(deps, act, due, deps.clock.domain());
      await writing;
      progress?.(counts);
      counts.left += due.length - moves.length;
      writing = moves.length === 0 ? Promise.resolve() : write(sql, moves, counts);
      writing.catch(() => undefined);
    }
  }
  await writing;
  progress?.(counts);
  return counts;
}

async function write(sql: Sql, moves: readonly WaveMove[], counts: WaveCounts): Promise<void> {
  const moved = await moveSpaces(sql, moves);
  counts.moved += moved.length;
  counts.left += moves.length - moved.length;
}

/** Every wave of the day, once. */
export async function carryLife(deps: WaveDeps): Promise<Readonly<Record<(typeof DAILY)[number], WaveCounts>>> {
  const done: [string, WaveCounts][] = [];
  for (const act of DAILY) done.push([act, await carryWave(deps, act)]);
  return Object.fromEntries(done) as Record<(typeof DAILY)[number], WaveCounts>;
}

/** The notices of these records have left at `at`: their six weeks begin. Answers those for which it was so. */
export async function noticesLeft(
  deps: WaveDeps,
  records: readonly RecordId[],
  at: Instant = deps.clock.domain(),
): Promise<RecordId[]> {
  const due = await spacesOf(deps.database.directory, records);
  return moveSpaces(deps.database.directory, await movesOf(deps, 'space-notify', due, at));
}

async function movesOf(deps: WaveDeps, act: WaveAct, due: readonly Due[], at: Instant): Promise<WaveMove[]> {
  const wanted = due.flatMap((one) => {
    const transition = transitionOf(one.space, act, 'system', at);
    return transition === undefined ? [] : [{ one, transition }];
  });
  const keys = await deps.recordKeys.openMany(wanted.map(({ one }) => one));
  return wanted.flatMap(({ one, transition }, place) => {
    const key = keys[place];
    if (key === undefined) return [];
    const entry = lifecycleEntry(act, SYSTEM, at, { kind: 'done', rule: transition.rule });
    const kind = TOLD[act]?.(one);
    return [
      {
        due: one,
        to: movedSpace(one.space, transition, at, deps.terms),
        at,
        entry: sealEntryBy((plain) => sealRow(key, 'trace', one.recordId, 'shown', plain), entry),
        ...(kind === undefined ? {} : { told: { id: outboxId(`${kind} ${one.recordId} ${one.moves}`), kind } }),
      },
    ];
  });
}

// Spaces in a real database under a clock of the test's own: every act by the runner, every wave by the job's own code.
import type postgres from 'postgres';
import type { RecordId } from '../../src/kernel/ids.js';
import { eraseDueSpaces } from '../../src/lifecycle/erase.js';
import { carryLife, noticesLeft } from '../../src/lifecycle/index.js';
import { moveAct, moveActs, type Moved } from '../../src/lifecycle/move.act.js';
import type { Space } from '../../src/lifecycle/space.model.js';
import { saveSpace, SPACE_COLUMNS, spaceOf, type SpaceRow } from '../../src/lifecycle/space.store.js';
import type { LifecycleAct } from '../../src/lifecycle/transitions.js';
import { actRunner, type ActRunner } from '../../src/platform/act.js';
import { aRecord } from '../support/cast.js';
import type { World } from '../support/world.js';
import { TERMS } from './life.js';
import type { Who } from './life-model.js';

export interface LifeWorld {
  /** The domain's time. */
  at: number;
  readonly runner: ActRunner;
  makeRecords(count: number): Promise<RecordId[]>;
  /** Puts a space as it is said to be, outside any act. */
  place(recordId: RecordId, space: Space): Promise<void>;
  /** One act; false when it was refused. */
  tries(recordId: RecordId, act: LifecycleAct, who: Who): Promise<boolean>;
  /** Everything the job of the day does. */
  day(): Promise<void>;
  spaceOf(recordId: RecordId): Promise<Space>;
  /** Each as it is, and how many entries its history has; in the order asked for, by one statement. */
  seen(recordIds: readonly RecordId[]): Promise<{ readonly space: Space; readonly entries: number }[]>;
}

const plainActs = moveActs(TERMS);
const activate = moveAct<Record<string, never>, Moved>({
  name: 'space-activate',
  terms: TERMS,
  outcome: (_input, space, { at }) => ({ at, space }),
});
const BY_NAME = {
  'space-oppose': plainActs.oppose,
  'space-return': plainActs.takeBackOpposition,
  'space-activate': activate,
  'space-close': plainActs.close,
  'space-reopen': plainActs.reopen,
  'space-ask-deletion': plainActs.askDeletion,
  'space-suspend': plainActs.suspend,
  'space-object': plainActs.object,
  'space-lift': plainActs.lift,
  'space-decease': plainActs.decease,
  'space-correct-death': plainActs.correctDeath,
} as const;

/** Acts that are made on one space by hand; the others are the job's. */
export const BY_HAND = [...(Object.keys(BY_NAME) as (keyof typeof BY_NAME)[]), 'space-notify' as const];

export function lifeWorld(world: World): LifeWorld {
  const { house, owner } = world;
  let people = 0;
  const self: LifeWorld = {
    at: Date.now(),
    runner: actRunner(house.database, { domain: () => self.at, real: () => house.clock.real() }, house.ids),
    makeRecords: (count) =>
      Promise.all(Array.from({ length: count }, () => aRecord(house, (people += 1), { state: 'notified' }))),
    place: (recordId, space) =>
      house.database.withRecord(recordId, async (handle) => {
        await saveSpace(handle, space);
        await handle.sql`update space set earlier_record = ${space.earlierRecord} where record_id = ${recordId}`;
      }),
    async tries(recordId, act, who) {
      if (act === 'space-notify')
        return who === 'system' && (await noticesLeft(deps, [recordId], self.at)).length === 1;
      const known = Object.hasOwn(BY_NAME, act) ? BY_NAME[act as keyof typeof BY_NAME] : undefined;
      if (known === undefined) throw new Error(`${act} is the job's`);
      const caller = who === 'helpdesk' ? ({ kind: 'helpdesk', id: 'desk' } as const) : ({ kind: who } as const);
      return (await self.runner.perform(known, recordId, {}, caller)).kind === 'done';
    },
    async day() {
      await carryLife(deps);
      await eraseDueSpaces({ ...house, ...deps, runner: self.runner });
    },
    async spaceOf(recordId) {
      const [one] = await self.seen([recordId]);
      if (one === undefined) throw new Error('a record without its space');
      return one.space;
    },
    async seen(recordIds) {
      const rows = await owner.unsafe<(SpaceRow & { record_id: RecordId; n: string })[]>(
        `select s.record_id, h.n, ${SPACE_COLUMNS} from space s
         join trace_head h on h.record_id = s.record_id and h.chain = 'shown' where s.record_id = any($1::uuid[])`,
        [[...recordIds]],
        { prepare: true },
      );
      const found = new Map(rows.map((row) => [row.record_id, { space: spaceOf(row), entries: Number(row.n) }]));
      return recordIds.map((recordId) => {
        const one = found.get(recordId);
        if (one === undefined) throw new Error('a record without its space');
        return one;
      });
    },
  };
  const deps = {
    ...{ database: house.database, recordKeys: house.recordKeys, terms: TERMS },
    clock: { domain: () => self.at, real: () => house.clock.real() },
  };
  return self;
}

/** Empties the lifecycle's tables between two runs: what an earlier one left would fall due in the next. */
export async function forgetSpaces(owner: postgres.Sql): Promise<void> {
  await owner`truncate space, directory_person, person, preference, trace, trace_head, outbox, erasure`;
}

import { addSecurityEvent, findRecordByIns } from '../identity/index.js';
import { INS_OID } from '../kernel/ins.js';
import { DAY, type Clock } from '../kernel/time.js';
import type { ActRunner } from '../platform/act.js';
import type { Courier } from '../platform/courier.js';
import type { Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { askCodeAct } from './ask-code.act.js';
import { forgetAskedCode, takeAskedCode, type AskedCode } from './asked-code.store.js';

export interface AskedCodesDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'code' | 'directory' | 'index'>;
  readonly clock: Pick<Clock, 'real'>;
  readonly runner: ActRunner;
  readonly courier: Courier;
  readonly config: { readonly mode: 'demo' | 'production' };
}

/** What could not be carried in a day is given up, and told to the operator. */
const GIVEN_UP_AFTER = DAY;

/**
 * Looks whom the codes that were asked for are for, and does what the askers asked: one after the other, long after their answers. May run on
 * two machines at once; stopped between the act and the removal, the same code is asked for twice, within the three of a month.
 */
export async function carryAskedCodes(deps: AskedCodesDeps): Promise<number> {
  const { clock, config, courier, database, keys, runner } = deps;
  const sql = database.directory;
  const ask = askCodeAct({ keys, courier });
  // A demo's people have numbers of the test authorities, production's have real ones.
  const authorities = config.mode === 'demo' ? [INS_OID.test, INS_OID.demo] : [INS_OID.nir, INS_OID.nia];
  const event = (kind: string, detail: Readonly<Record<string, string>> = {}): Promise<void> =>
    addSecurityEvent(sql, kind, clock.real(), detail);

  async function carry({ nir, serial, way }: AskedCode): Promise<void> {
    for (const oid of authorities) {
      const recordId = await findRecordByIns(sql, keys.index, { oid, value: nir });
      if (recordId === undefined) continue;
      await runner.perform(ask, recordId, { serial, way }, { kind: 'person' });
      return;
    }
    await event('code-ask-unknown');
  }

  let carried = 0;
  for (;;) {
    const taken = await takeAskedCode(sql, keys.directory, clock.real());
    if (taken === undefined) return carried;
    try {
      if (clock.real() - taken.at > GIVEN_UP_AFTER) await event('code-ask-given-up');
      else await carry(taken.open());
      await forgetAskedCode(sql, taken.id);
      carried += 1;
    } catch (error) {
      // It stays, and is tried again when its time is over.
      await event('code-ask-failed', { error: nameOf(error) });
    }
  }
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

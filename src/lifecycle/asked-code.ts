import { addSecurityEvent, findRecordByIns, type QuestionTaker } from '../identity/index.js';
import { INS_OID } from '../kernel/ins.js';
import type { Clock } from '../kernel/time.js';
import type { Channel } from '../notices/index.js';
import type { ActRunner } from '../platform/act.js';
import type { Courier } from '../platform/courier.js';
import type { Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { askCodeAct } from './ask-code.act.js';

/** What is typed at the door to have a new code; as JSON while it waits. */
export interface AskedCode {
  /** 15 characters. */
  readonly nir: string;
  /** Digits only. */
  readonly serial: string;
  readonly way: Channel;
}

export interface AskedCodesDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'code' | 'index'>;
  readonly clock: Pick<Clock, 'real'>;
  readonly runner: ActRunner;
  readonly courier: Courier;
  readonly config: { readonly mode: 'demo' | 'production' };
}

/** Looks whom a code that was asked for is for, and does what the asker asked. Carried twice, it is asked for twice, within the three of a month. */
export function askedCodes({ clock, config, courier, database, keys, runner }: AskedCodesDeps): QuestionTaker {
  const sql = database.directory;
  const ask = askCodeAct({ keys, courier });
  // A demo's people have numbers of the test authorities, production's have real ones.
  const authorities = config.mode === 'demo' ? [INS_OID.test, INS_OID.demo] : [INS_OID.nir, INS_OID.nia];
  return {
    kind: 'asked_code',
    told: 'code-ask',
    async carry(asked) {
      const { nir, serial, way } = JSON.parse(asked) as AskedCode;
      for (const oid of authorities) {
        const recordId = await findRecordByIns(sql, keys.index, { oid, value: nir });
        if (recordId === undefined) continue;
        await runner.perform(ask, recordId, { serial, way }, { kind: 'person' });
        return;
      }
      await addSecurityEvent(sql, 'code-ask-unknown', clock.real(), {});
    },
  };
}

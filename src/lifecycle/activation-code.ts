import {
  codeWays,
  countGuess,
  langOf,
  maskedAddress,
  newSentCode,
  nextTryAt,
  sendCode,
  type CodeWays,
  type PendingSession,
  type Sessions,
} from '../identity/index.js';
import type { IdSource, RecordId } from '../kernel/ids.js';
import type { Clock } from '../kernel/time.js';
import type { Courier } from '../platform/courier.js';
import type { Database } from '../platform/database.js';
import type { HttpRequest } from '../platform/route.js';
import type { SystemKeys } from '../platform/system-keys.js';

// Codes by e-mail or text message instead of an application, to addresses that were known before.

interface Deps {
  readonly database: Pick<Database, 'directory' | 'withRecord'>;
  readonly keys: Pick<SystemKeys, 'index' | 'session'>;
  readonly clock: Clock;
  readonly courier: Courier;
  readonly ids: IdSource;
}

const TRIES = 3;

export interface SentActivationCodes {
  ways(recordId: RecordId): Promise<CodeWays>;
  /** Sends a code by the way asked for; its hash waits in the short session. */
  send(
    request: HttpRequest,
    pending: PendingSession,
    recordId: RecordId,
  ): Promise<'code-not-sent' | 'too-many-attempts' | undefined>;
  /** A sent code is worth three tries: it is short, and the person is at the end of the way. */
  afterWrong(pending: PendingSession): Promise<PendingSession>;
}

export function sentActivationCodes(deps: Deps, sessions: Sessions): SentActivationCodes {
  const { clock, courier, database, ids, keys } = deps;
  const ways = (recordId: RecordId): Promise<CodeWays> =>
    database.withRecord(recordId, (handle) => codeWays(handle, courier, clock.domain()));
  return {
    ways,
    async send(request, pending, recordId) {
      const way = request.form.get('moyen') === 'sms' ? 'sms' : 'email';
      const to = (await ways(recordId))[way];
      if (to === undefined) return 'code-not-sent';
      const now = clock.real();
      if (nextTryAt('sent', await countGuess(database.directory, keys.index, 'sent', recordId, now)) > now)
        return 'too-many-attempts';
      const { code, kept } = newSentCode(keys.session, recordId, now);
      await sessions.save({
        ...pending,
        values: { ...pending.values, ...kept, sentTo: maskedAddress(to), tries: '0' },
      });
      sendCode(courier, way, to, { id: ids.item('activation-code'), code, lang: langOf(request) });
      return undefined;
    },
    async afterWrong(pending) {
      const { sentTo, sentCode = '', sentUntil = '0', tries = '0', ...rest } = pending.values;
      if (sentTo === undefined) return pending;
      const used = Number(tries) + 1;
      const kept = used >= TRIES ? rest : { ...rest, sentTo, sentCode, sentUntil, tries: String(used) };
      const next = { ...pending, values: kept };
      await sessions.save(next);
      return next;
    },
  };
}

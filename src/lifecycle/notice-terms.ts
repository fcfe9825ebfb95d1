import { appendTrace } from '../audit/index.js';
import { DAY, parisDay, type Instant } from '../kernel/time.js';
import { WITH_CODE, type MessageKind, type Terms } from '../notices/index.js';
import type { RecordHandle } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { codeExpiresAt } from './code.model.js';
import { codeIndex, endCodeSentAt, issueCodeIn, letCodeLiveFrom, newCode } from './code.store.js';
import { lifecycleEntry } from './lifecycle-trace.js';
import { movedSpace } from './moved-space.model.js';
import { opensAt } from './opens-six-weeks-after-notice.rule.js';
import type { LifeTerms } from './space.model.js';
import { holdSpace, noteNoticeSentAnew, saveSpace } from './space.store.js';
import { transitionOf } from './transitions.js';

const SYSTEM = { kind: 'system' } as const;

export interface NoticeTermsDeps {
  readonly keys: Pick<SystemKeys, 'code'>;
  readonly terms: LifeTerms;
}

/** The dates that notices name, and what begins on the day they go out: six weeks, and the life of the code. */
export const noticeTerms = ({ keys, terms }: NoticeTermsDeps): Terms => ({
  daysAt: (sentAt) => ({
    opens: parisDay(opensAt(parisDay(sentAt))),
    codeUntil: parisDay(codeExpiresAt(sentAt) - DAY / 2),
  }),
  async whenSent(handle, { kind, values }, sentAt) {
    if (values.code !== undefined)
      await letCodeLiveFrom(handle, codeIndex(keys.code, values.code), sentAt, codeExpiresAt(sentAt));
    if (kind !== 'new-code' && WITH_CODE.includes(kind)) await noticeLeft(handle, terms, sentAt);
  },
});

/** The notice that was wanted has left: by the table, with its entry in the history. */
async function noticeLeft(handle: RecordHandle, terms: LifeTerms, at: Instant): Promise<void> {
  const space = await holdSpace(handle);
  const transition = transitionOf(space, 'space-notify', SYSTEM.kind, at);
  if (transition === undefined) return noteNoticeSentAnew(handle, parisDay(at));
  await saveSpace(handle, movedSpace(space, transition, at, terms));
  const { rule } = transition;
  await appendTrace(handle, 'shown', lifecycleEntry('space-notify', SYSTEM, at, { kind: 'done', rule }));
}

/** Another code for a letter that replaces a mail which came back, in which the first one ends; nothing for kinds without a code. */
export const replaceCode =
  (keys: Pick<SystemKeys, 'code'>) =>
  async (
    handle: RecordHandle,
    { kind, sentAt }: { readonly kind: MessageKind; readonly sentAt?: Instant },
    at: Instant,
  ): Promise<string | undefined> => {
    if (!WITH_CODE.includes(kind)) return undefined;
    if (sentAt !== undefined) await endCodeSentAt(handle, sentAt, at);
    const code = newCode();
    const life = { sentAt: at, expiresAt: codeExpiresAt(at), reason: 'returned-mail' } as const;
    await issueCodeIn(handle, codeIndex(keys.code, code), life);
    return code;
  };

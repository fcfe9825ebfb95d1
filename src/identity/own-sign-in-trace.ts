import { appendTrace } from '../audit/index.js';
import type { Instant } from '../kernel/time.js';
import type { ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';

/** The entry of an act by which people deal with their own ways in. */
export const ownSignInTrace = (
  handle: RecordHandle,
  act: string,
  at: Instant,
  ending: ActEnding<unknown>,
): Promise<void> =>
  appendTrace(handle, 'shown', {
    at,
    act,
    outcome: ending.kind,
    rule: ending.rule,
    actor: { kind: 'person' },
    situation: 'normal',
    ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
  });

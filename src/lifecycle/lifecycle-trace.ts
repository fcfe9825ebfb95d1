import { appendTrace } from '../audit/index.js';
import type { ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';

/** Who performs an act of a space's life: whoever stands at the door with the proof, or the job of the day. */
export interface LifecycleCaller {
  readonly kind: 'person' | 'system';
}

/** One entry in the shown chain. `reference` is what the person was given to name this act later. */
export function traceLifecycle(
  handle: RecordHandle,
  act: string,
  { caller, at }: ActContext<LifecycleCaller>,
  ending: ActEnding<unknown>,
  reference?: string,
): Promise<void> {
  return appendTrace(handle, 'shown', {
    at,
    act,
    outcome: ending.kind,
    rule: ending.rule,
    actor: { kind: caller.kind },
    situation: 'normal',
    ...(reference === undefined ? {} : { object: { kind: 'setting', id: act, label: reference } }),
    ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
  });
}

import { appendTrace, type TraceEntry } from '../audit/index.js';
import type { Instant } from '../kernel/time.js';
import type { ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';

/** Who performs an act of a space's life: its person (or whoever stands at the door with the proof), the help-desk, the job of the day. */
export type LifecycleCaller =
  | { readonly kind: 'person'; readonly reason?: string; readonly inTheirStead?: true }
  | { readonly kind: 'system'; readonly reason?: string }
  | { readonly kind: 'helpdesk'; readonly id: string; readonly name?: string; readonly reason?: string };

/** The entry of such an act, as it is sealed. `reference` is what the person was given to name this act later. */
export function lifecycleEntry(
  act: string,
  caller: LifecycleCaller,
  at: Instant,
  ending: Pick<ActEnding<unknown>, 'kind' | 'rule'> & { readonly problem?: { readonly problem: string } },
  reference?: string,
): TraceEntry {
  const desk = caller.kind === 'helpdesk' ? caller : undefined;
  return {
    at,
    act,
    outcome: ending.kind,
    rule: ending.rule,
    actor: {
      kind: caller.kind,
      ...(caller.kind === 'person' && caller.inTheirStead === true ? { inTheirStead: true } : {}),
      ...(desk === undefined ? {} : { id: desk.id }),
      ...(desk?.name === undefined ? {} : { name: desk.name }),
    },
    situation: 'normal',
    ...(caller.reason === undefined ? {} : { reason: caller.reason }),
    ...(reference === undefined ? {} : { object: { kind: 'setting', id: act, label: reference } }),
    ...(ending.problem === undefined ? {} : { problem: ending.problem.problem }),
  };
}

/** One entry in the shown chain. */
export const traceLifecycle = (
  handle: RecordHandle,
  act: string,
  { caller, at }: ActContext<LifecycleCaller>,
  ending: ActEnding<unknown>,
  reference?: string,
): Promise<void> => appendTrace(handle, 'shown', lifecycleEntry(act, caller, at, ending, reference));

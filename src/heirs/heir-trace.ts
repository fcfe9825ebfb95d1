import { appendTrace, type TraceActor } from '../audit/index.js';
import type { ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { nameOfAsker, type HeirRequest } from './heir-request.model.js';

/** An adviser of the help-desk, or an auditor. */
export interface HeirStaff {
  readonly kind: 'helpdesk' | 'auditor';
  readonly id: string;
  readonly name?: string;
}

export const staffActor = ({ kind, id, name }: HeirStaff): TraceActor => ({
  kind,
  id,
  ...(name === undefined ? {} : { name }),
});

/** One entry in the chain of the person who died: who did what about whose request. It stands there as long as the record. */
export const traceHeir = (
  handle: RecordHandle,
  act: string,
  { at }: Pick<ActContext<unknown>, 'at'>,
  ending: ActEnding<unknown>,
  actor: TraceActor,
  request?: Pick<HeirRequest, 'id' | 'asker'>,
): Promise<void> =>
  appendTrace(handle, 'shown', {
    ...{ at, act, outcome: ending.kind, rule: ending.rule, actor, situation: 'normal' },
    ...(request === undefined
      ? {}
      : { object: { kind: 'consent', id: request.id, label: nameOfAsker(request.asker) } as const }),
    ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
  });

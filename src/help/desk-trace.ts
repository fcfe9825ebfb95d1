import { appendTrace } from '../audit/index.js';
import type { ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import type { DeskCaller } from './staff.edge.js';

/** Every act of the help-desk stands in the person's own history, with the adviser's name. */
export const traceDesk = (
  handle: RecordHandle,
  act: string,
  { caller, at }: ActContext<DeskCaller>,
  ending: ActEnding<unknown>,
  reference?: string,
): Promise<void> =>
  appendTrace(handle, 'shown', {
    at,
    act,
    outcome: ending.kind,
    rule: ending.rule,
    actor: { kind: 'helpdesk', id: caller.id, ...(caller.name === undefined ? {} : { name: caller.name }) },
    situation: 'normal',
    ...(reference === undefined ? {} : { object: { kind: 'setting', id: act, label: reference } }),
    ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
  });

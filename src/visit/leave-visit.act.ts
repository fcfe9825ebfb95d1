import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import type { VisitorCaller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { traceVisitAct, type VisitSettings } from './visit-act.js';
import { noteStanding } from './visit-directory.store.js';
import { endVisit } from './visit.store.js';

/** The visitor has finished: whoever may look on may say so, and nothing of the visit can be opened after it. */
export const leaveVisitAct = ({
  attendingSeesHidden,
}: VisitSettings): Act<VisitorCaller, Record<string, never>, ReaderKnown, { readonly visitId: string }> => ({
  name: 'visit-leave',
  alone: true,
  facts: (handle, _input, { caller, at }) => readReaderFacts(handle, caller, 'list', at, attendingSeesHidden),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, _input, _facts, { caller: { visitId }, at }) {
    if (!(await endVisit(handle, visitId, 'left', at))) return problem('visit-is-over');
    await noteStanding(handle, handle.sql, visitId, 'left');
    return ok({ visitId });
  },
  trace: (handle, _input, _facts, context, ending) => traceVisitAct(handle, 'visit-leave', context, ending),
});

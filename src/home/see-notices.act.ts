import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { appendTrace } from '../audit/index.js';
import { actorOf, situationOf, type Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { markNoticesSeen } from '../notices/index.js';

export interface SeeNoticesInput {
  readonly ids: readonly string[];
}

/** The person says they have read these messages: they leave the home, the history keeps what they told of. */
export function seeNoticesAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, SeeNoticesInput, ReaderKnown, SeeNoticesInput> {
  return {
    name: 'notices-see',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'control', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, input, _facts, { at }) {
      await markNoticesSeen(handle, input.ids, at);
      return ok(input);
    },
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', {
        at,
        act: 'notices-see',
        outcome: ending.kind,
        rule: ending.rule,
        actor: actorOf(caller),
        situation: situationOf(caller),
      }),
  };
}

import { appendTrace, readTrace, type TraceLine } from '../audit/index.js';
import { actorOf, situationOf, type Caller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { decideOnRecord } from './decide.js';
import { readReaderFacts, type ReaderKnown } from './reader-facts.store.js';

export interface HistoryLineInput {
  /** The number of the line in the shown chain. */
  readonly line: number;
}

/** One access of the history, for the page that explains it. Of the withheld chain nothing is found, whatever the number. */
export function readHistoryLineAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, HistoryLineInput, ReaderKnown, TraceLine> {
  return {
    name: 'history-line-read',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'read-history', at, settings.attendingSeesHidden),
    // Of one line everything is told, also what names a hidden document: that is the person's, and of who decides for them.
    decide: ({ reader }) =>
      decideOnRecord({ ...reader, act: reader.reader === 'professional' ? 'control' : reader.act }),
    async act(handle, { line }) {
      const { lines } = await readTrace(handle, 'shown', { limit: 1, before: line + 1 });
      const found = lines.find(({ n }) => n === line);
      return found === undefined ? problem('access-unknown', 'ligne') : ok(found);
    },
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', {
        at,
        act: 'history-line-read',
        outcome: ending.kind,
        rule: ending.rule,
        actor: actorOf(caller),
        situation: situationOf(caller),
        ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
      }),
  };
}

import type { TraceEntry } from '../audit/index.js';
import type { ActContext, ActEnding } from '../platform/act.js';
import { actorOf, reasonOf, situationOf, type Caller } from './caller.js';

/** What the history keeps of one act: who, when, why, by which rule, how it ended; and what it was about. */
export function actEntry(
  act: string,
  { caller, at }: Pick<ActContext<Caller>, 'caller' | 'at'>,
  ending: ActEnding<unknown>,
  about: { readonly object?: TraceEntry['object']; readonly query?: string | undefined } = {},
): TraceEntry {
  const reason = reasonOf(caller);
  return {
    at,
    act,
    outcome: ending.kind,
    rule: ending.rule,
    actor: actorOf(caller),
    situation: situationOf(caller),
    ...(reason === undefined ? {} : { reason }),
    ...(about.object === undefined ? {} : { object: about.object }),
    ...(about.query === undefined ? {} : { query: about.query }),
    ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
  };
}

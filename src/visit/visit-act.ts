import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { appendTrace, type TraceObject } from '../audit/index.js';
import { actorOf, type Caller } from '../identity/index.js';
import type { Result } from '../kernel/result.js';
import type { Act, ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import type { Visit } from './visit.model.js';
import { readVisit } from './visit.store.js';

// What the acts of the person on one visit have in common: to decide on access is theirs, and whoever stands in for them.

export interface VisitSettings {
  readonly attendingSeesHidden: boolean;
}

export interface VisitInput {
  readonly id: string;
}

export interface VisitFacts extends ReaderKnown {
  readonly visit: Visit | undefined;
}

/** One act on a visit of the open record; one that is not there is refused as such. */
export function visitAct<Outcome>(
  { attendingSeesHidden }: VisitSettings,
  name: string,
  act: (handle: RecordHandle, visit: Visit, context: ActContext<Caller>) => Promise<Result<Outcome>>,
): Act<Caller, VisitInput, VisitFacts, Outcome> {
  return {
    name,
    async facts(handle, { id }, { caller, at }) {
      const known = await readReaderFacts(handle, caller, 'control', at, attendingSeesHidden);
      return { ...known, visit: await readVisit(handle, id) };
    },
    decide({ reader, visit }) {
      const decision = decideOnRecord(reader);
      if (!decision.allowed || visit !== undefined) return decision;
      return { allowed: false, rule: 'nothing-there', refusal: 'not-found' };
    },
    act(handle, _input, { visit }, context) {
      if (visit === undefined) throw new Error('an act was allowed on a visit that is not there');
      return act(handle, visit, context);
    },
    trace: (handle, _input, { visit }, context, ending) =>
      traceVisitAct(handle, name, context, ending, visitObject(visit)),
  };
}

/** The same, one at a time on a record: who stops does not meet who lets in. */
export const changesVisit = <Outcome>(...given: Parameters<typeof visitAct<Outcome>>) => ({
  ...visitAct<Outcome>(...given),
  alone: true,
});

/** Whom it is about, as they named themselves. */
function visitObject(visit: Visit | undefined): TraceObject | undefined {
  if (visit?.visitor === undefined) return undefined;
  const { visitor } = visit;
  return { kind: 'consent', id: visit.id, label: visitor.name };
}

/** One entry in the shown chain: what the person shows is never kept from them. */
export async function traceVisitAct(
  handle: RecordHandle,
  act: string,
  { caller, at }: ActContext<Caller>,
  ending: ActEnding<unknown>,
  object?: TraceObject,
  actor = actorOf(caller),
): Promise<void> {
  await appendTrace(handle, 'shown', {
    at,
    act,
    outcome: ending.kind,
    rule: ending.rule,
    actor,
    situation: 'normal',
    ...(object === undefined ? {} : { object }),
    ...(ending.kind === 'failed' ? { problem: ending.problem.problem } : {}),
  });
}

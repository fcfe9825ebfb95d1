import type { Clock, Instant } from '../kernel/time.js';
import type { IdSource, RecordId } from '../kernel/ids.js';
import type { Problem, Result } from '../kernel/result.js';
import type { Database, RecordHandle } from './database.js';
import { RecordKeyDestroyed, waitingEntry } from './database.js';
import { rowsOf } from './rows.js';
import { sqlText } from './sql-text.js';

// The way of the data, fixed once: facts → decide → act → trace, in one transaction. Web pages, the FHIR edge, the mail gateway,
// the command line and the jobs all perform the same acts through here, so nothing is done or read without a decision and a trace.

/** What the one table of rules answered. `rule` goes to the trace and to the person; outside, only `refusal` is ever told. */
export type Decision =
  | { readonly allowed: true; readonly rule: string }
  | { readonly allowed: false; readonly rule: string; readonly refusal: Refusal };

/** The closed list of refusals told outside (DESIGN: the contract). */
export type Refusal = 'access-not-authorised' | 'not-found' | 'space-not-open';

export interface ActContext<Caller> {
  readonly caller: Caller;
  /** The domain's time of this act: every rule and row of it uses this one instant. */
  readonly at: Instant;
  readonly ids: IdSource;
}

/** How an act ended, for the trace. */
export type ActEnding<Outcome> =
  | { readonly kind: 'done'; readonly rule: string; readonly outcome: Outcome | undefined }
  | { readonly kind: 'refused'; readonly rule: string }
  | { readonly kind: 'failed'; readonly rule: string; readonly problem: Problem };

/** One act on one record, written once and performed from every edge. Without `decide` and `trace` it does not compile. */
export interface Act<Caller, Input, Facts, Outcome> {
  readonly name: string;
  facts(handle: RecordHandle, input: Input, context: ActContext<Caller>): Promise<Facts>;
  decide(facts: Facts, input: Input, context: ActContext<Caller>): Decision;
  act(handle: RecordHandle, input: Input, facts: Facts, context: ActContext<Caller>): Promise<Result<Outcome>>;
  /** Writes the entries of this act, in the same transaction. */
  trace(
    handle: RecordHandle,
    input: Input,
    facts: Facts,
    context: ActContext<Caller>,
    ending: ActEnding<Outcome>,
  ): Promise<void>;
  /**
   * The trace does not depend on what was read: it is written beside the reading, in the same transaction. All statements of
   * such an act are issued at once, none after the answer of another.
   */
  readonly tracesWhileReading?: boolean;
  /**
   * Only reads and traces, every statement opening the record itself: it needs no transaction around it. Its one entry is durable
   * before the answer goes out, like any.
   */
  readsApart?(context: ActContext<Caller>): boolean;
  /** Performed by one caller at a time on a record. */
  readonly alone?: boolean;
  /** `trace` issues all its statements at once, so that COMMIT may follow them without waiting. */
  readonly tracesAtOnce?: boolean;
}

type Manner<Caller> = Pick<
  Act<Caller, never, never, never>,
  'tracesWhileReading' | 'readsApart' | 'alone' | 'tracesAtOnce'
>;

/** In what manner an act is performed, for one that is made around it. */
export const mannerOf = <Caller>({
  tracesWhileReading,
  readsApart,
  alone,
  tracesAtOnce,
}: Manner<Caller>): Manner<Caller> => ({
  ...(tracesWhileReading === undefined ? {} : { tracesWhileReading }),
  ...(readsApart === undefined ? {} : { readsApart }),
  ...(alone === undefined ? {} : { alone }),
  ...(tracesAtOnce === undefined ? {} : { tracesAtOnce }),
});

export type ActResult<Outcome> =
  | { readonly kind: 'done'; readonly outcome: Outcome; readonly rule: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly rule: string }
  | { readonly kind: 'failed'; readonly problem: Problem };

export interface ActRunner {
  perform<Caller, Input, Facts, Outcome>(
    act: Act<Caller, Input, Facts, Outcome>,
    recordId: RecordId,
    input: Input,
    caller: Caller,
  ): Promise<ActResult<Outcome>>;
}

class RolledBack extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.problem);
    this.problem = problem;
  }
}

/** The runner: one transaction per act; a failed act is rolled back and a second transaction traces the failure. */
export function actRunner(database: Database, clock: Clock, ids: IdSource): ActRunner {
  return {
    async perform(act, recordId, input, caller) {
      const context = { caller, at: clock.domain(), ids };
      const traceFailure = (problem: Problem): Promise<void> =>
        database.withRecord(recordId, async (handle) => {
          const facts = await act.facts(handle, input, context);
          const decision = act.decide(facts, input, context);
          await act.trace(handle, input, facts, context, { kind: 'failed', rule: decision.rule, problem });
        });
      try {
        const apart = act.readsApart?.(context) === true;
        const work = (handle: RecordHandle) => carryOut(act, handle, input, context, apart);
        return await (apart
          ? database.withReading(recordId, work)
          : database.withRecord(recordId, work, { alone: act.alone === true }));
      } catch (error) {
        if (error instanceof RecordKeyDestroyed)
          return { kind: 'refused', refusal: 'space-not-open', rule: 'record-erased' };
        if (!(error instanceof RolledBack)) {
          // Our own failure is traced as well as can be, and goes on as what it is.
          await traceFailure({ problem: 'internal-failure' }).catch(() => undefined);
          throw error;
        }
        const { problem } = error;
        await traceFailure(problem);
        return { kind: 'failed', problem };
      }
    },
  };
}

async function carryOut<Caller, Input, Facts, Outcome>(
  act: Act<Caller, Input, Facts, Outcome>,
  handle: RecordHandle,
  input: Input,
  context: ActContext<Caller>,
  apart: boolean,
): Promise<ActResult<Outcome>> {
  const facts = await act.facts(handle, input, context);
  const decision = act.decide(facts, input, context);
  const { rule } = decision;
  if (!decision.allowed) {
    await act.trace(handle, input, facts, context, { kind: 'refused', rule });
    return { kind: 'refused', refusal: decision.refusal, rule };
  }
  if (act.tracesWhileReading === true && apart) {
    const entry = waitingEntry();
    const reading = { ...handle, entry };
    await act.trace(reading, input, facts, context, { kind: 'done', rule, outcome: undefined });
    const result = await act.act(reading, input, facts, context);
    if (!result.ok) throw new RolledBack(result);
    // Whatever was read without a statement of its own leaves the entry to be written.
    const left = sqlText();
    const call = entry.take()?.(handle, left);
    if (call !== undefined) await rowsOf(handle.sql.unsafe(`select from ${call}`, left.values, { prepare: true }));
    return { kind: 'done', outcome: result.value, rule };
  }
  if (act.tracesWhileReading === true) {
    const both = Promise.all([
      act.act(handle, input, facts, context),
      act.trace(handle, input, facts, context, { kind: 'done', rule, outcome: undefined }),
    ]);
    handle.commitBehind();
    const [result] = await both;
    if (!result.ok) throw new RolledBack(result);
    return { kind: 'done', outcome: result.value, rule };
  }
  const result = await act.act(handle, input, facts, context);
  if (!result.ok) throw new RolledBack(result);
  const traced = act.trace(handle, input, facts, context, { kind: 'done', rule, outcome: result.value });
  if (act.tracesAtOnce === true) handle.commitBehind();
  await traced;
  return { kind: 'done', outcome: result.value, rule };
}

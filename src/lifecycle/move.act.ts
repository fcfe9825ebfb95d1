import type { KeyObject } from 'node:crypto';
import { addAccount, type NewAccount } from '../identity/index.js';
import { ok, type Result } from '../kernel/result.js';
import type { Act, ActContext, Decision } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { holdCode, useCode } from './code.store.js';
import { earlierRecordStaysForItsTerm } from './earlier-record-stays-for-its-term.rule.js';
import { traceLifecycle, type LifecycleCaller } from './lifecycle-trace.js';
import { spaceCodeWorksOnce } from './space-code-works-once.rule.js';
import type { Space, SpaceCode } from './space.model.js';
import { holdSpace, moveSpace } from './space.store.js';
import { transitionOf, type LifecycleAct, type Transition } from './transitions.js';

// Every act that moves a space from one state to another: the table says whether and where to.

interface MoveFacts {
  readonly space: Space;
  readonly transition: Transition | undefined;
  readonly code?: SpaceCode | undefined;
}

interface Move<Input, Outcome> {
  readonly name: LifecycleAct;
  /** What this act looks at beside the table. */
  code?(input: Input): Buffer;
  refuses?(facts: MoveFacts): string | undefined;
  /** What is done beside moving the space, in the same transaction. */
  also?(handle: RecordHandle, input: Input, context: ActContext<LifecycleCaller>): Promise<Result<unknown>>;
  /** How long professionals still reach an earlier record afterwards, in days. */
  readonly termDays?: number;
  outcome(input: Input, to: Transition['to'], context: ActContext<LifecycleCaller>): Outcome;
  reference?(input: Input): string;
}

function moveAct<Input, Outcome>(move: Move<Input, Outcome>): Act<LifecycleCaller, Input, MoveFacts, Outcome> {
  const refuse = (rule: string): Decision => ({ allowed: false, rule, refusal: 'space-not-open' });
  return {
    name: move.name,
    async facts(handle, input, { caller, at }) {
      const index = move.code?.(input);
      const code = index === undefined ? undefined : await holdCode(handle, index, false);
      const space = await holdSpace(handle);
      return { space, code, transition: transitionOf(space, move.name, caller.kind, at) };
    },
    decide(facts) {
      const { transition } = facts;
      const against = move.refuses?.(facts);
      if (against !== undefined) return refuse(against);
      return transition === undefined ? refuse('moves-as-the-table-says') : { allowed: true, rule: transition.rule };
    },
    async act(handle, input, { space, transition }, context) {
      if (transition === undefined) throw new Error('a space was moved against the table');
      const { termDays } = move;
      const term = termDays === undefined ? undefined : earlierRecordStaysForItsTerm(space, context.at, termDays);
      await moveSpace(handle, transition.to, context.at, term);
      const done = (await move.also?.(handle, input, context)) ?? ok(undefined);
      return done.ok ? ok(move.outcome(input, transition.to, context)) : done;
    },
    trace: (handle, input, _facts, context, ending) =>
      traceLifecycle(handle, move.name, context, ending, move.reference?.(input)),
  };
}

/** The job opens a space whose six weeks are over. */
export const openSpaceAct = moveAct<Record<string, never>, undefined>({
  name: 'space-open',
  outcome: () => undefined,
});

export interface OppositionInput {
  /** Given to the person and kept in the history, so that both can name this act later. */
  readonly reference: string;
}

/** Somebody who proved who they are opposes the opening; an earlier record stays within reach for `termDays`. */
export const opposeAct = (
  termDays: number,
): Act<LifecycleCaller, OppositionInput, MoveFacts, { readonly at: number }> =>
  moveAct({
    name: 'space-oppose',
    termDays,
    outcome: (_input, _to, { at }) => ({ at }),
    reference: ({ reference }) => reference,
  });

/** The opposition is taken back; the outcome says where the space is now. */
export const returnAct = moveAct<OppositionInput, { readonly at: number; readonly to: Transition['to'] }>({
  name: 'space-return',
  outcome: (_input, to, { at }) => ({ at, to }),
  reference: ({ reference }) => reference,
});

export interface ActivationInput {
  /** Keyed hash of the code proven before. */
  readonly code: Buffer;
  readonly account: NewAccount & { readonly lastCodeStep: number };
}

/** The person's way in is made and their space is active; the code is used up in the same instant. */
export const activateAct = (indexKey: KeyObject): Act<LifecycleCaller, ActivationInput, MoveFacts, undefined> =>
  moveAct({
    name: 'space-activate',
    code: ({ code }) => code,
    refuses: ({ code }) => (code === undefined ? 'activates-with-code-nir-and-card' : spaceCodeWorksOnce(code)),
    async also(handle, { code, account }, { at }) {
      await useCode(handle, code, at);
      return addAccount(handle, indexKey, account);
    },
    outcome: () => undefined,
  });

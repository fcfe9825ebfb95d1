import type { KeyObject } from 'node:crypto';
import { addAccount, type NewAccount, type SpaceState } from '../identity/index.js';
import { ok, type Result } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act, ActContext, Decision } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { addToOutbox, outboxId } from '../platform/outbox.js';
import { codeFault } from './code-fault.js';
import { holdCode, useCode } from './code.store.js';
import { traceLifecycle, type LifecycleCaller } from './lifecycle-trace.js';
import { movedSpace } from './moved-space.model.js';
import type { LifeTerms, Space, SpaceCode } from './space.model.js';
import { holdSpace, saveSpace } from './space.store.js';
import { transitionOf, type LifecycleAct, type Transition } from './transitions.js';

// Every act that moves one space: the table says whether and where to. What time alone brings about for many is in wave.ts.

export interface MoveFacts {
  readonly space: Space;
  readonly transition: Transition | undefined;
  readonly code?: SpaceCode | undefined;
}

export interface Move<Input, Outcome> {
  readonly name: LifecycleAct;
  readonly terms: LifeTerms;
  /** What this act looks at beside the table. */
  code?(input: Input): Buffer | undefined;
  refuses?(facts: MoveFacts, input: Input, at: Instant): string | undefined;
  /** What is done beside moving the space, in the same transaction. */
  also?(
    handle: RecordHandle,
    input: Input,
    context: ActContext<LifecycleCaller>,
    moved: { readonly from: Space; readonly to: Space },
  ): Promise<Result<unknown>>;
  /** The message by which the person is told, when they are. */
  tells?(to: Space): string | undefined;
  outcome(input: Input, to: Space, context: ActContext<LifecycleCaller>): Outcome;
  reference?(input: Input): string | undefined;
}

/** What every move answers, unless it says otherwise: where the space is now. */
export interface Moved {
  readonly at: number;
  readonly space: Space;
}

const refuse = (rule: string): Decision => ({ allowed: false, rule, refusal: 'space-not-open' });

export function moveAct<Input, Outcome>(move: Move<Input, Outcome>): Act<LifecycleCaller, Input, MoveFacts, Outcome> {
  return {
    name: move.name,
    async facts(handle, input, { caller, at }) {
      const index = move.code?.(input);
      const code = index === undefined ? undefined : await holdCode(handle, index, false);
      const space = await holdSpace(handle);
      return { space, code, transition: transitionOf(space, move.name, caller.kind, at) };
    },
    decide(facts, input, { at }) {
      const { transition } = facts;
      const against = move.refuses?.(facts, input, at);
      if (against !== undefined) return refuse(against);
      return transition === undefined ? refuse('moves-as-the-table-says') : { allowed: true, rule: transition.rule };
    },
    async act(handle, input, { space, transition }, context) {
      if (transition === undefined) throw new Error('a space was moved against the table');
      const to = movedSpace(space, transition, context.at, move.terms);
      await saveSpace(handle, to);
      const done = (await move.also?.(handle, input, context, { from: space, to })) ?? ok(undefined);
      if (!done.ok) return done;
      const told = move.tells?.(to);
      if (told !== undefined)
        await addToOutbox(handle, {
          id: outboxId(`${told} ${handle.recordId} ${context.at}`),
          kind: told,
          at: context.at,
        });
      return ok(move.outcome(input, to, context));
    },
    trace: (handle, input, _facts, context, ending) =>
      traceLifecycle(handle, move.name, context, ending, move.reference?.(input)),
  };
}

export interface ReferenceInput {
  /** Given to the person and kept in the history, so that both can name this act later. */
  readonly reference?: string | undefined;
  /** Keyed hash of the code of whoever stands at the door with a letter: it is not used up, and must be good at this moment too. */
  readonly letter?: Buffer | undefined;
}

type PlainAct = Act<LifecycleCaller, ReferenceInput, MoveFacts, Moved>;

const letterRefuses = ({ code }: MoveFacts, letter: Buffer | undefined, at: Instant): string | undefined =>
  letter === undefined ? undefined : code === undefined ? 'activates-with-code-nir-and-card' : codeFault(code, at);

/** `from`: where it is made from at this door, when that is less than what the table has. */
const plain = (
  name: LifecycleAct,
  terms: LifeTerms,
  tells?: string | Move<unknown, unknown>['tells'],
  from?: readonly SpaceState[],
): PlainAct =>
  moveAct<ReferenceInput, Moved>({
    name,
    terms,
    ...(tells === undefined ? {} : { tells: typeof tells === 'string' ? () => tells : tells }),
    code: ({ letter }) => letter,
    refuses: (facts, { letter }, at) =>
      letterRefuses(facts, letter, at) ??
      (from === undefined || from.includes(facts.space.state) ? undefined : 'moves-as-the-table-says'),
    outcome: (_input, space, { at }) => ({ at, space }),
    reference: ({ reference }) => reference,
  });

/** The acts by which people, the help-desk and the insurer's feed move one space. */
export const moveActs = (terms: LifeTerms) => ({
  // A second objection closes the record from before.
  oppose: plain('space-oppose', terms, ({ state }) => (state === 'closed' ? 'space-closed' : undefined)),
  takeBackOpposition: plain('space-return', terms),
  close: plain('space-close', terms, 'space-closed'),
  // What was suspended is suspended again, with its six weeks.
  reopen: plain('space-reopen', terms, ({ state }) => (state === 'suspended' ? 'space-suspended' : 'space-reopened')),
  /** With letter and card: who has a login closes with it. */
  closeByLetter: plain('space-close', terms, 'space-closed', ['open']),
  /** At the door of an ended space: once reopened, it is left from within. */
  askDeletionAtDoor: plain('space-ask-deletion', terms, 'deletion-asked', ['closed', 'suspended']),
  askDeletion: plain('space-ask-deletion', terms, 'deletion-asked'),
  suspend: plain('space-suspend', terms, 'space-suspended'),
  object: plain('space-object', terms),
  lift: plain('space-lift', terms, 'space-lifted'),
  decease: plain('space-decease', terms),
  correctDeath: plain('space-correct-death', terms),
});

export interface ActivationInput {
  /** Keyed hash of the code proven before. */
  readonly code: Buffer;
  readonly account: NewAccount & { readonly lastCodeStep: number };
}

/** The person's way in is made and their space is active; the code is used up in the same instant. */
export const activateAct = (
  indexKey: KeyObject,
  terms: LifeTerms,
): Act<LifecycleCaller, ActivationInput, MoveFacts, undefined> =>
  moveAct({
    name: 'space-activate',
    terms,
    code: ({ code }) => code,
    refuses: (facts, { code }, at) => letterRefuses(facts, code, at),
    async also(handle, { code, account }, { at }) {
      await useCode(handle, code, at);
      return addAccount(handle, indexKey, account);
    },
    outcome: () => undefined,
  });

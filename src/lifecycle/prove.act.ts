import { addresseeNirAt, readPerson, sameText, type Person, type SpaceState } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import { activatesWithCodeNirAndCard, type Proof } from './activates-with-code-nir-and-card.rule.js';
import { codeFault } from './code-fault.js';
import { normaliseSerial } from './code.model.js';
import { holdCode, uncountGuess } from './code.store.js';
import { traceLifecycle, type LifecycleCaller } from './lifecycle-trace.js';
import type { Space, SpaceCode } from './space.model.js';
import { holdSpace } from './space.store.js';
import { transitionOf, type LifecycleAct } from './transitions.js';

export interface ProofInput {
  /** Keyed hash of the code typed. */
  readonly code: Buffer;
  /** 15 characters. */
  readonly nir: string;
  /** Digits only. */
  readonly serial: string;
}

/** What the pages may say to whoever proved who they are. */
export interface Proven {
  readonly state: SpaceState;
  readonly earlierRecord: boolean;
  readonly person: Person;
  /** Whoever proved it does so in the person's stead. */
  readonly inTheirStead: boolean;
  /** What the person may do now, by the table. */
  readonly may: readonly LifecycleAct[];
}

interface ProofFacts {
  readonly space: Space;
  readonly code: SpaceCode | undefined;
  readonly proof: Proof;
}

const PERSON_ACTS: readonly LifecycleAct[] = [
  'space-activate',
  'space-oppose',
  'space-return',
  'space-close',
  'space-reopen',
  'space-object',
];

/**
 * Somebody shows the code, the NIR and the card's number. Refused `not-found` whatever is wrong with them; only who has all three is
 * refused `space-not-open`, with the rule that says what is the matter with the code.
 */
export const proveAct: Act<LifecycleCaller, ProofInput, ProofFacts, Proven> = {
  name: 'space-prove',
  async facts(handle, input, { at }) {
    // The guess is counted before it is judged: guesses side by side all count.
    const code = await holdCode(handle, input.code, true);
    return { code, space: await holdSpace(handle), proof: compareProof(await readPerson(handle), input, at) };
  },
  decide({ code, proof }, _input, { at }) {
    const unproven = activatesWithCodeNirAndCard(proof);
    if (unproven !== undefined || code === undefined)
      return { allowed: false, rule: 'activates-with-code-nir-and-card', refusal: 'not-found' };
    const fault = codeFault(code, at);
    return fault === undefined
      ? { allowed: true, rule: 'activates-with-code-nir-and-card' }
      : { allowed: false, rule: fault, refusal: 'space-not-open' };
  },
  async act(handle, input, { space }, { at }) {
    await uncountGuess(handle, input.code);
    const may = PERSON_ACTS.filter((act) => transitionOf(space, act, 'person', at) !== undefined);
    const person = await readPerson(handle);
    const inTheirStead = addresseeNirAt(person, at) !== undefined;
    return ok({ state: space.state, earlierRecord: space.earlierRecord, person, inTheirStead, may });
  },
  trace: (handle, _input, _facts, context, ending) => traceLifecycle(handle, 'space-prove', context, ending),
};

/** Who receives the letter proves with their own NIR. (rules 7) */
function compareProof(person: Person, { nir, serial }: ProofInput, at: Instant): Proof {
  const kept = person.vitaleSerial === undefined ? undefined : normaliseSerial(person.vitaleSerial);
  return {
    nirMatches: sameText(addresseeNirAt(person, at) ?? person.ins.value, nir),
    serialMatches: kept !== undefined && sameText(kept, serial),
  };
}

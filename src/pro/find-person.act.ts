import { decideOnRecord, readReaderFacts, type ReaderFacts, type ReaderKnown } from '../access/index.js';
import { appendTrace } from '../audit/index.js';
import { actEntry, readPerson, type Caller, type Person } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { StatedTraits } from '../kernel/text.js';
import type { Act } from '../platform/act.js';
import { FULL_IDENTITY, fullIdentityNamesThePerson } from './full-identity-names-the-person.rule.js';

export type FindInput =
  | { readonly traits: StatedTraits }
  /** The professional gave the full identity earlier in this session. */
  | { readonly identified: true };

export interface FoundPerson {
  readonly person: Person;
  readonly space: ReaderFacts['space'];
}

interface FindFacts extends ReaderKnown {
  readonly person: Person;
}

/**
 * A professional learns that the person they identify has a space, and its state; nothing of its content. Wrong traits are refused as if
 * nobody had this number, and the attempt stands in the history of whoever has it. (TD0.2)
 */
export function findPersonAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, FindInput, FindFacts, FoundPerson> {
  return {
    name: 'space-find',
    async facts(handle, _input, { caller, at }) {
      const [known, person] = await Promise.all([
        readReaderFacts(handle, caller, 'find', at, settings.attendingSeesHidden),
        readPerson(handle),
      ]);
      return { ...known, person };
    },
    decide({ reader, person }, input) {
      const decision = decideOnRecord(reader);
      if (!decision.allowed || 'identified' in input || fullIdentityNamesThePerson(person, input.traits))
        return decision;
      return { allowed: false, rule: FULL_IDENTITY, refusal: 'not-found' };
    },
    act: (_handle, _input, { person, reader }) => Promise.resolve(ok({ person, space: reader.space })),
    async trace(handle, _input, _facts, { caller, at }, ending) {
      await appendTrace(handle, 'shown', actEntry('space-find', { caller, at }, ending));
    },
  };
}

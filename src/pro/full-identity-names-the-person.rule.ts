// A professional finds a person by their INS with the traits that go with it: the number alone, or with a trait that differs, finds nobody.
// (INS reference document; PDSm4DMP Patient search)
import { compareTraits, foldName, type StatedTraits, type Traits } from '../kernel/text.js';

export const FULL_IDENTITY = 'full-identity-names-the-person';

export function fullIdentityNamesThePerson(person: Traits, stated: StatedTraits): boolean {
  // The first given name is part of the identity: an empty one would agree with everybody.
  if (foldName((stated.givenNames ?? []).join(' ')) === '') return false;
  return compareTraits(person, stated) === 'same';
}

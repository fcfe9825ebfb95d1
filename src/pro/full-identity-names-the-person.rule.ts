// A professional finds a person by their INS with the traits that go with it: the number alone, or with a trait that differs, finds nobody.
// (INS reference document; PDSm4DMP Patient search)
import { compareTraits, foldName, type StatedTraits, type Traits } from '../kernel/text.js';

export const FULL_IDENTITY = 'full-identity-names-the-person';

export function fullIdentityNamesThePerson(person: Traits, stated: StatedTraits): boolean {
  // Of a document, a missing name or a year alone is no difference; a search must state the first given name and the whole date.
  if (foldName((stated.givenNames ?? []).join(' ')) === '' || stated.birthDate !== person.birthDate) return false;
  return compareTraits(person, stated) === 'same';
}

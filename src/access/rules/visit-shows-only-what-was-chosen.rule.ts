import { all, is, not } from '../condition.js';
import { onDocument, visitor } from '../phrases.js';
import { rule } from '../rule.js';

// For a visitor `matrixAllows` says that the visit holds the document: chosen by name, or of a type the matrix gives to the profession
// where the person chose everything shown to professionals.
export const visitShowsOnlyWhatWasChosen = rule({
  name: 'visit-shows-only-what-was-chosen',
  promise:
    "A visit shows the chosen documents, or of all those shown to professionals what the matrix gives to the visitor's profession.",
  source: 'CSP R1111-32, R1111-46; arrêté of 26 October 2023 (access matrix)',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(visitor, onDocument, not(is('matrixAllows'))),
});

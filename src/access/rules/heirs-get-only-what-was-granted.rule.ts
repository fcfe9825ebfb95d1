import { all, is, not } from '../condition.js';
import { heir, onDocument } from '../phrases.js';
import { rule } from '../rule.js';

// For an heir `matrixAllows` says that the document is of a category and of the time that the decision names.
export const heirsGetOnlyWhatWasGranted = rule({
  name: 'heirs-get-only-what-was-granted',
  promise: 'A granted request opens the categories and the time it needs for its ground, and nothing beside them.',
  source: 'CSP L1110-4 V (« dans la mesure où elles leur sont nécessaires »)',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(heir, onDocument, not(is('matrixAllows'))),
});

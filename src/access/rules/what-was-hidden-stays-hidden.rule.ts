import { all, any, is, not } from '../condition.js';
import { heir, onDocument } from '../phrases.js';
import { rule } from '../rule.js';

// For an heir `keptFromReader` says that the person added the document themself, and `shownToReader` that a parent of a minor asks, whose
// right is to everything.
export const whatWasHiddenStaysHidden = rule({
  name: 'what-was-hidden-stays-hidden',
  promise:
    'What the person had hidden, or wrote and added themself, is not handed to heirs; the parents of a minor get it.',
  source: 'CSP L1110-4 V (conservative reading), R1111-49, L1111-7',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(heir, onDocument, any(is('hidden'), is('keptFromReader')), not(is('shownToReader'))),
});

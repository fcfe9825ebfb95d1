import { all, is } from '../condition.js';
import { heir, onDocument } from '../phrases.js';
import { rule } from '../rule.js';

// Of everybody who asks, not of parents alone: other heirs would tell them.
export const minorKeepsFromHeirs = rule({
  name: 'minor-keeps-from-heirs',
  promise: 'What a minor kept from their parents is handed to nobody after their death.',
  source: 'CSP L1110-4 V, L1111-5, L1111-5-1; TRE_A07 INVISIBLE_REPRESENTANTS_LEGAUX',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(heir, onDocument, is('hiddenFromRepresentatives')),
});

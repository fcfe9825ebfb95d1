import { all, is, oneOf } from '../condition.js';
import { onDocument } from '../phrases.js';
import { rule } from '../rule.js';

// Carers are included because a parent may become the carer of their grown-up child; the secret does not end at eighteen.
export const minorKeepsFromParents = rule({
  name: 'minor-keeps-from-parents',
  promise: 'What a minor asked to keep from their parents is shown to no representative, and to no carer.',
  source: 'CSP R1111-33, R1111-50, L1111-5; TRE_A07 INVISIBLE_REPRESENTANTS_LEGAUX',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(oneOf('reader', 'representative', 'carer'), onDocument, is('hiddenFromRepresentatives')),
});

import { all, not, oneOf } from '../condition.js';
import { heir } from '../phrases.js';
import { rule } from '../rule.js';

// The insurer's word, not that of whoever asks. A death that was reported wrongly is taken back, and with it every access of heirs.
export const heirsAskOnlyAfterDeath = rule({
  name: 'heirs-ask-only-after-death',
  promise: 'Heirs reach nothing of a person whose death the insurer has not reported.',
  source: 'CSP L1110-4 V, L1111-18',
  effect: 'refuse',
  refusal: 'space-not-open',
  when: all(heir, not(oneOf('space', 'deceased'))),
});

import { all, is, not } from '../condition.js';
import { onDocument, visitor } from '../phrases.js';
import { rule } from '../rule.js';

// The visit may be a parent's, who is at the same screen. A parent cannot choose by name what they cannot see; the person, grown up, can.
export const visitKeepsAMinorsSecret = rule({
  name: 'visit-keeps-a-minors-secret',
  promise:
    'What a minor keeps from their parents is shown in a visit only when the person themself chose that very document.',
  source: 'CSP R1111-33, R1111-50, L1111-5; TRE_A07 INVISIBLE_REPRESENTANTS_LEGAUX',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(visitor, onDocument, is('hiddenFromRepresentatives'), not(is('shownToReader'))),
});

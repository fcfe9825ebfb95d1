import { all, is, not, oneOf } from '../condition.js';
import { onDocument, professional, urgentWayReachesHidden } from '../phrases.js';
import { rule } from '../rule.js';

// Before the administrator and the attending physician: who is named is meant, whatever else they are. After authorship.
// In an emergency it is treated like any hidden document. A history entry that names the document is kept as well.
export const keptFromOneProfessional = rule({
  name: 'kept-from-one-professional',
  promise: 'A document the person keeps from one professional does not exist for them, whatever else they may read.',
  source: 'CSP R1111-49; EHDS art. 8 (parts of the data, or some providers)',
  effect: 'refuse',
  refusal: 'not-found',
  when: all(
    professional,
    onDocument,
    is('keptFromReader'),
    not(all(oneOf('act', 'list', 'read'), urgentWayReachesHidden)),
  ),
});

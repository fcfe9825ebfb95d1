import { all, is } from '../condition.js';
import { professional, reading, urgentWayReachesHidden } from '../phrases.js';
import { rule } from '../rule.js';

// The third switch stands apart from the two others: someone may accept the emergency and keep what they hid.
export const urgentCareReadsHiddenUnlessObjected = rule({
  name: 'urgent-care-reads-hidden-unless-objected',
  promise: 'In an emergency or for the Samu, hidden documents are read too, unless the person objected to that.',
  source: 'CSP L1111-17 I; third emergency switch',
  effect: 'allow',
  when: all(professional, reading, urgentWayReachesHidden, is('hidden')),
});

import { all, oneOf } from '../condition.js';
import { professional, reading } from '../phrases.js';
import { rule } from '../rule.js';

// Before consent, so that the history tells the tie and not a consent that was not needed.
export const careTeamReads = rule({
  name: 'care-team-reads',
  promise: 'A member of the care team reads during care, as the law deems them authorised.',
  source: 'CSP L1110-12, R1111-46; arrêté of 26 October 2023',
  effect: 'allow',
  when: all(professional, reading, oneOf('relation', 'careTeam')),
});

import { all } from '../condition.js';
import { reading, visitor } from '../phrases.js';
import { rule } from '../rule.js';

// Reading and nothing else: no other rule speaks of a visitor's acts.
export const visitorReadsWhatThePersonShows = rule({
  name: 'visitor-reads-what-the-person-shows',
  promise: 'Whoever the person lets in for a visit reads what the person shows, and does nothing else.',
  source: 'CSP R1111-32 (access given by the person for one occasion), L1111-7; EHDS art. 7',
  effect: 'allow',
  when: all(visitor, reading),
});

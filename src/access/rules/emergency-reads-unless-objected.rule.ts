import { all } from '../condition.js';
import { inEmergency, professional, reading } from '../phrases.js';
import { rule } from '../rule.js';

// Where the person objected, the mode gives nothing and the reader keeps what they have in normal mode: an urgent mode never
// takes away. Each use is told to the person.
export const emergencyReadsUnlessObjected = rule({
  name: 'emergency-reads-unless-objected',
  promise:
    'In an emergency a professional reads with a stated reason, unless the person objected; blocked professionals too.',
  source: 'CSP L1111-17 I, R1111-48; TRE_R248 bris_de_glace',
  effect: 'allow',
  when: all(professional, reading, inEmergency),
});

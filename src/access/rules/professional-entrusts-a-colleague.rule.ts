import { all, oneOf } from '../condition.js';
import { professional, tiedToThePerson } from '../phrases.js';
import { rule } from '../rule.js';

// Whoever collects the consent takes part in the care themself: a stranger states their own consent first. Whether the colleague is
// blocked is not told: a consent of theirs would change nothing, the block comes before it.
export const professionalEntrustsAColleague = rule({
  name: 'professional-entrusts-a-colleague',
  promise:
    'A professional who takes part in the care records the consent the person gave for a colleague who takes over a part of it.',
  source: 'CSP L1111-17 II',
  effect: 'allow',
  when: all(professional, oneOf('act', 'entrust'), tiedToThePerson, oneOf('situation', 'normal')),
});

import { all, oneOf } from '../condition.js';
import { professional } from '../phrases.js';
import { rule } from '../rule.js';

// After the block, which a consent stated by the blocked one cannot undo. Software alone states no consent, and nobody in an
// urgent mode.
export const professionalStatesConsent = rule({
  name: 'professional-states-consent',
  promise: 'A professional records, by an explicit act, the consent the person gave them.',
  source: 'CSP L1111-17, R1111-46; SEL-MP-037 35',
  effect: 'allow',
  when: all(professional, oneOf('act', 'state-consent'), oneOf('situation', 'normal')),
});

import { all, oneOf } from '../condition.js';
import { professionalOrSoftware } from '../phrases.js';
import { rule } from '../rule.js';

// Before the block: the person cannot object to feeding without a legitimate reason. Depositing asks for no consent.
export const professionalDeposits = rule({
  name: 'professional-deposits',
  promise:
    'A professional or their software may deposit, even when blocked and even when the space was never activated.',
  source: 'CSP R1111-47, L1111-15; DMP TD2.1',
  effect: 'allow',
  when: all(oneOf('act', 'deposit'), professionalOrSoftware),
});

import { all } from '../condition.js';
import { calledBySamu, professional, reading } from '../phrases.js';
import { rule } from '../rule.js';

// Before ties and consent, so that the history tells the urgent mode even of a doctor who would also have had another right.
export const samuReadsUnlessObjected = rule({
  name: 'samu-reads-unless-objected',
  promise: 'The regulating doctor of the Samu reads when called about the person, unless the person objected.',
  source: 'CSP L1111-17 I; TRE_R248 centre_15',
  effect: 'allow',
  when: all(professional, reading, calledBySamu),
});

import { all, is } from '../condition.js';
import { professional, reading } from '../phrases.js';
import { rule } from '../rule.js';

// The term is compared with the instant of the act when the facts are read.
export const consentedReads = rule({
  name: 'consented-reads',
  promise: 'A professional to whom the person gave consent reads until its term.',
  source: 'CSP L1111-17, R1111-46; SEL-MP-037 35',
  effect: 'allow',
  when: all(professional, reading, is('consent')),
});

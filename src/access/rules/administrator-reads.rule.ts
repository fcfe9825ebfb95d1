import { all, is } from '../condition.js';
import { professional, reading } from '../phrases.js';
import { rule } from '../rule.js';

// Choosing someone to look after the record includes the consent to read it.
export const administratorReads = rule({
  name: 'administrator-reads',
  promise: 'The professional whom the person chose as administrator reads.',
  source: 'Public description of the administrator role; CSP R1111-46',
  effect: 'allow',
  when: all(professional, reading, is('administrator')),
});

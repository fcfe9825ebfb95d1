import { all, is } from '../condition.js';
import { professional, reading } from '../phrases.js';
import { rule } from '../rule.js';

// Before hiding is refused: the person gave this right by name, and takes it back at will.
export const administratorReadsHidden = rule({
  name: 'administrator-reads-hidden',
  promise: 'The professional whom the person chose as administrator sees hidden documents too.',
  source: 'Public description of the administrator role; CSP R1111-49',
  effect: 'allow',
  when: all(professional, reading, is('administrator'), is('hidden')),
});

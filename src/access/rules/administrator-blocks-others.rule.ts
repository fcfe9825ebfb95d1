import { all, is, oneOf } from '../condition.js';
import { professional } from '../phrases.js';
import { rule } from '../rule.js';

// Only shutting out, which keeps more from more people; letting in again stays with the person. Not in an urgent mode.
export const administratorBlocksOthers = rule({
  name: 'administrator-blocks-others',
  promise: 'The professional whom the person chose as administrator blocks another one when the person asks for it.',
  source: 'Public description of the administrator role; CSP R1111-47',
  effect: 'allow',
  when: all(professional, oneOf('act', 'block'), is('administrator'), oneOf('situation', 'normal')),
});

import { all, oneOf } from '../condition.js';
import { reading } from '../phrases.js';
import { rule } from '../rule.js';

// Whether the invitation is accepted and still valid is settled before: without it the reader is no carer.
export const carerReadsForThePerson = rule({
  name: 'carer-reads-for-the-person',
  promise: 'A carer the person invited reads their documents.',
  source: 'Public description of carer access; EHDS art. 4 (proxy)',
  effect: 'allow',
  when: all(oneOf('reader', 'carer'), reading),
});

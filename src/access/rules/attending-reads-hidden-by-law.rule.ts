import { all, is, oneOf } from '../condition.js';
import { professional, reading } from '../phrases.js';
import { rule } from '../rule.js';

// The sources conflict (law against the public application's wording): a switch decides, said on screen, and is proven both
// ways.
export const attendingReadsHiddenByLaw = rule({
  name: 'attending-reads-hidden-by-law',
  promise:
    'Where the operator follows the reading of the law, the attending physician sees hidden documents too; the person is told so.',
  source: 'CSP L1111-16; operator switch, off by default',
  effect: 'allow',
  when: all(professional, reading, oneOf('relation', 'attending'), is('hidden'), is('attendingSeesHidden')),
});

import { all, oneOf } from '../condition.js';
import { rule } from '../rule.js';

// After the two rules above: of a document the carer may not know, even this refusal would tell.
export const carerNeverControls = rule({
  name: 'carer-never-controls',
  promise:
    'A carer changes no right, block or switch, hides and withdraws nothing, and does not read the access history.',
  source: 'Public description of carer access (no sharing, credentials, closing, deletion); EHDS art. 4',
  effect: 'refuse',
  refusal: 'access-not-authorised',
  when: all(oneOf('reader', 'carer'), oneOf('act', 'amend', 'hide', 'show', 'control', 'block', 'read-history')),
});

import { all } from '../condition.js';
import { onDocument, software } from '../phrases.js';
import { rule } from '../rule.js';

// After the rules of the author, before consent: consent is given to people, never to a piece of software.
export const softwareAloneReadsOnlyItsOwn = rule({
  name: 'software-alone-reads-only-its-own',
  promise: 'Software without a named professional reads nothing but what it deposited itself.',
  source: 'SEL-MP-037 26 and 65; GDPR art. 32',
  effect: 'refuse',
  refusal: 'access-not-authorised',
  when: all(software, onDocument),
});

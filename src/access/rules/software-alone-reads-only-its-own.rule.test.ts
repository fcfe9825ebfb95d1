import { consented, ruleCases, software } from '../../../test/support/access-cases.js';
import { softwareAloneReadsOnlyItsOwn } from './software-alone-reads-only-its-own.rule.js';

ruleCases(softwareAloneReadsOnlyItsOwn, [
  ['software without a named professional reads nothing of others', software(), 'software-alone-reads-only-its-own'],
  ['a consent does not count for it', software({ consent: true }), 'software-alone-reads-only-its-own'],
  ['nor an emergency', software({ situation: 'emergency' }), 'software-alone-reads-only-its-own'],
  ['nor a relation', software({ relation: 'attending' }), 'software-alone-reads-only-its-own'],
  ['hidden or not, the refusal is the same', software({ hidden: true }), 'software-alone-reads-only-its-own'],
  ['its own deposits it reads', software({ isAuthor: true }), 'author-finds-own-deposits'],
  ['with a named professional it is that professional who reads', consented(), 'consented-reads'],
]);

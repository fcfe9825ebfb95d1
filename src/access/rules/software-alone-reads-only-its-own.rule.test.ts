import { anyone, consented, representative, ruleCases, software } from '../../../test/support/access-cases.js';
import { softwareAloneReadsOnlyItsOwn } from './software-alone-reads-only-its-own.rule.js';

ruleCases(softwareAloneReadsOnlyItsOwn, [
  ['software without a named professional reads nothing of others', software(), 'software-alone-reads-only-its-own'],
  ['a consent does not count for it', software({ consent: true }), 'software-alone-reads-only-its-own'],
  ['nor an emergency', software({ situation: 'emergency' }), 'software-alone-reads-only-its-own'],
  ['nor a relation', software({ relation: 'attending' }), 'software-alone-reads-only-its-own'],
  ['hidden or not, the refusal is the same', software({ hidden: true }), 'software-alone-reads-only-its-own'],
  ['its own deposits it reads', software({ isAuthor: true }), 'author-finds-own-deposits'],
  ['with a named professional it is that professional who reads', consented(), 'consented-reads'],
  ['lists nothing of others', software({ act: 'list' }), 'software-alone-reads-only-its-own'],
  ['amends nothing of others', software({ act: 'amend' }), 'software-alone-reads-only-its-own'],
  ['hides nothing of others', software({ act: 'hide' }), 'software-alone-reads-only-its-own'],
  ['shows nothing of others', software({ act: 'show' }), 'software-alone-reads-only-its-own'],
  ['what concerns no document is refused by default', software({ act: 'control' }), 'no-rule-allows'],
  ['an app of the catalogue is refused by default', anyone('service', { act: 'list' }), 'no-rule-allows'],
  ['so is the help-desk', anyone('helpdesk', { act: 'list' }), 'no-rule-allows'],
  ['so is an auditor', anyone('auditor', { act: 'list' }), 'no-rule-allows'],
  ["a parent does not withdraw a hospital's document", representative({ act: 'amend' }), 'no-rule-allows'],
]);

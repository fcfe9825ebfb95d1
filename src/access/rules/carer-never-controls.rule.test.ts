import { anyone, carer, representative, ruleCases } from '../../../test/support/access-cases.js';
import { carerNeverControls } from './carer-never-controls.rule.js';

ruleCases(carerNeverControls, [
  ['a carer sets no switch', carer({ act: 'control' }), 'carer-never-controls'],
  ['hides nothing', carer({ act: 'hide' }), 'carer-never-controls'],
  ['shows nothing again', carer({ act: 'show' }), 'carer-never-controls'],
  ['withdraws nothing, not even their own deposit', carer({ act: 'amend', isAuthor: true }), 'carer-never-controls'],
  ['does not read the history', carer({ act: 'read-history' }), 'carer-never-controls'],
  [
    'of a withheld document even this refusal is not given',
    carer({ act: 'hide', withheldFromPatient: true }),
    'person-does-not-see-what-is-withheld',
  ],
  ['a representative does control', representative({ act: 'control' }), 'representative-decides-for-the-person'],
  ['shuts nobody out', carer({ act: 'block' }), 'carer-never-controls'],
  ["learns no state of a space by the professionals' way", carer({ act: 'find' }), 'no-rule-allows'],
  ['consent is stated by professionals', carer({ act: 'state-consent' }), 'no-rule-allows'],
  ['and handed on by them', carer({ act: 'entrust' }), 'no-rule-allows'],
  ['an app of the catalogue is no carer', anyone('service', { act: 'amend' }), 'no-rule-allows'],
  ['nor is an auditor', anyone('auditor', { act: 'amend' }), 'no-rule-allows'],
]);

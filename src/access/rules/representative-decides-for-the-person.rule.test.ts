import { representative, ruleCases } from '../../../test/support/access-cases.js';
import { representativeDecidesForThePerson } from './representative-decides-for-the-person.rule.js';

ruleCases(representativeDecidesForThePerson, [
  ['a parent adds a document', representative({ act: 'deposit' }), 'representative-decides-for-the-person'],
  ['hides one', representative({ act: 'hide' }), 'representative-decides-for-the-person'],
  ['shows one', representative({ act: 'show' }), 'representative-decides-for-the-person'],
  ['sets a switch', representative({ act: 'control' }), 'representative-decides-for-the-person'],
  [
    'not a document the minor keeps',
    representative({ act: 'hide', hiddenFromRepresentatives: true }),
    'minor-keeps-from-parents',
  ],
  ['consent is stated by professionals', representative({ act: 'state-consent' }), 'no-rule-allows'],
  ['shuts a professional out', representative({ act: 'block' }), 'representative-decides-for-the-person'],
]);

import { inheriting, ruleCases } from '../../../test/support/access-cases.js';
import { heirReadsWhatWasGranted } from './heir-reads-what-was-granted.rule.js';

ruleCases(heirReadsWhatWasGranted, [
  ['a granted document is in the copy', inheriting(), 'heir-reads-what-was-granted'],
  ['an archived one too', inheriting({ archived: true }), 'heir-reads-what-was-granted'],
  ['heirs look through no list', inheriting({ act: 'list' }), 'no-rule-allows'],
  ['see no history', inheriting({ act: 'read-history' }), 'no-rule-allows'],
  ['put nothing in', inheriting({ act: 'deposit' }), 'no-rule-allows'],
  ['set nothing', inheriting({ act: 'control' }), 'no-rule-allows'],
  ['and change nothing', inheriting({ act: 'amend' }), 'no-rule-allows'],
]);

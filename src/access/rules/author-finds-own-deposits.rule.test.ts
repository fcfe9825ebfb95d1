import { ruleCases, software, stranger } from '../../../test/support/access-cases.js';
import { authorFindsOwnDeposits } from './author-finds-own-deposits.rule.js';

ruleCases(authorFindsOwnDeposits, [
  ['a professional without consent reads their own report', stranger({ isAuthor: true }), 'author-finds-own-deposits'],
  ['and finds it in a list', stranger({ act: 'list', isAuthor: true }), 'author-finds-own-deposits'],
  ['also when the person hid it', stranger({ isAuthor: true, hidden: true }), 'author-finds-own-deposits'],
  [
    'also of a type the matrix does not give',
    stranger({ isAuthor: true, matrixAllows: false }),
    'author-finds-own-deposits',
  ],
  ['software reads what it deposited', software({ isAuthor: true }), 'author-finds-own-deposits'],
  ['a block wins over it', stranger({ isAuthor: true, blocked: true }), 'blocked-professional-is-refused'],
  ["another's document needs consent", stranger(), 'reading-needs-consent'],
]);

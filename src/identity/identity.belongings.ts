import type { Belongings } from '../platform/belongings.js';

/** Who the person is, and their way in. The login stays: it is made anew where the takeout is restored. */
export const identityBelongings: Belongings = {
  name: 'identity',
  tables: [
    { table: 'person', sealed: { sealed: 'person' }, leaves: 'own' },
    { table: 'contact', leaves: 'stays' },
    { table: 'passkey', leaves: 'stays' },
    { table: 'account', sealed: { sealed: 'account' }, leaves: 'stays' },
  ],
};

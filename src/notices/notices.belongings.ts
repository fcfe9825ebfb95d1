import type { Belongings } from '../platform/belongings.js';

/** What the person was told, and what is still to be carried on. */
export const noticesBelongings: Belongings = {
  name: 'notices',
  tables: [
    { table: 'notice', leaves: 'rows' },
    { table: 'outbox', leaves: 'stays' },
    { table: 'message', leaves: 'stays' },
  ],
};

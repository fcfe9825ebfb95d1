import type { Belongings } from '../platform/belongings.js';

/** What the person was told, and what is still to be carried on. */
export const noticesBelongings: Belongings = {
  name: 'notices',
  tables: [
    { table: 'notice', leaves: 'rows' },
    { table: 'notice_choice', sealed: { sealed: 'notice_choice' }, leaves: 'rows' },
    { table: 'notice_walk', leaves: 'stays' },
    { table: 'known_reader', leaves: 'stays' },
    { table: 'physician_notice', leaves: 'stays' },
    { table: 'outbox', leaves: 'stays' },
    { table: 'message', leaves: 'stays' },
  ],
};

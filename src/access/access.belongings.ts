import type { Belongings } from '../platform/belongings.js';

/** Whom the person lets in or keeps out. */
export const accessBelongings: Belongings = {
  name: 'rights',
  tables: [
    { table: 'preference', leaves: 'rows' },
    { table: 'relation', leaves: 'rows' },
    { table: 'consent', sealed: { sealed: 'consent' }, id: 'id', leaves: 'rows' },
    { table: 'block', leaves: 'rows' },
    { table: 'structure_block', leaves: 'rows' },
    { table: 'stranger_seen', leaves: 'stays' },
  ],
};

import type { Belongings } from '../platform/belongings.js';

/** The access history. Its entries are ciphertext: without the key nobody reads them, and the chains can still be followed. */
export const auditBelongings: Belongings = {
  name: 'history',
  tables: [
    { table: 'trace_head', leaves: 'own', erased: 'kept-as-ciphertext' },
    { table: 'trace', leaves: 'own', erased: 'kept-as-ciphertext' },
    { table: 'trace_release', leaves: 'stays' },
    { table: 'trace_waiting', leaves: 'stays' },
  ],
};

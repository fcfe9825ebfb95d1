import type { Belongings } from '../platform/belongings.js';

/** Accesses the person did not recognise, and what was answered. */
export const reportsBelongings: Belongings = {
  name: 'reports',
  tables: [{ table: 'access_report', leaves: 'rows' }],
};

import type { Belongings } from '../platform/belongings.js';

/** Emergency accesses and how they were reviewed. */
export const emergenciesBelongings: Belongings = {
  name: 'emergencies',
  tables: [{ table: 'emergency_review', leaves: 'stays' }],
};

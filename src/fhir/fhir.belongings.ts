import type { Belongings } from '../platform/belongings.js';

/** What came together, as software sent it. */
export const fhirBelongings: Belongings = {
  name: 'submissions',
  tables: [{ table: 'submission_set', sealed: { sealed: 'submission_set' }, id: 'id', leaves: 'own' }],
};

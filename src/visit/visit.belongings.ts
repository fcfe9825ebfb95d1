import type { Belongings } from '../platform/belongings.js';

/** To whom the person showed their record for some minutes. */
export const visitBelongings: Belongings = {
  name: 'visits',
  tables: [{ table: 'visit', sealed: { sealed: 'visit' }, id: 'id', leaves: 'stays' }],
};

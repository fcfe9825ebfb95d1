import type { Belongings } from '../platform/belongings.js';
import { readHeirRequests } from './heir-request.store.js';

/** What heirs asked: it is about them too, and does not leave with a copy of the record. The scans are blobs, removed with it. */
export const heirsBelongings: Belongings = {
  name: 'heirs',
  tables: [{ table: 'heir_request', sealed: { sealed: 'heir_request' }, id: 'id', leaves: 'stays' }],
  blobs: async (handle) =>
    (await readHeirRequests(handle)).flatMap(({ scans }) => scans.map(({ blob }) => blob.address)),
};

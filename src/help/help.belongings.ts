import type { Belongings } from '../platform/belongings.js';
import { readPaperRequests } from './paper-request.store.js';

/** What reached the help-desk on paper: the scans are blobs, removed with the record. */
export const helpBelongings: Belongings = {
  name: 'help',
  tables: [{ table: 'paper_request', leaves: 'stays' }],
  blobs: async (handle) => (await readPaperRequests(handle)).map(({ scan }) => scan.address),
};

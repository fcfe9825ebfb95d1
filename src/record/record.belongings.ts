import type { Belongings } from '../platform/belongings.js';
import { readBlobAddresses } from './document.store.js';

/** The documents, with the bytes they were deposited with. */
export const recordBelongings: Belongings = {
  name: 'documents',
  tables: [
    { table: 'document', sealed: { sealed: 'document', sealed_wire: 'document-wire' }, id: 'id', leaves: 'own' },
  ],
  blobs: readBlobAddresses,
};

import type { Belongings } from '../platform/belongings.js';
import { readBlobAddresses } from './document.store.js';

/** The documents, with the bytes they were deposited with. */
export const recordBelongings: Belongings = {
  name: 'documents',
  tables: [
    { table: 'document', sealed: { sealed: 'document', sealed_wire: 'document-wire' }, id: 'id', leaves: 'own' },
    { table: 'hidden_subject', sealed: { sealed: 'hidden_subject' }, id: 'id', leaves: 'rows' },
    { table: 'document_exception', leaves: 'rows' },
  ],
  blobs: readBlobAddresses,
};

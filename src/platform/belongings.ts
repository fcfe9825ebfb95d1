import type { RecordHandle } from './database.js';

// What belongs to a record, declared by each domain in one file, so that taking out, restoring and erasing leave nothing behind. A test
// looks that every table of personal data is declared once.

export interface BelongingTable {
  readonly table: string;
  /** Its sealed columns, each with the name it is bound under. */
  readonly sealed?: Readonly<Record<string, string>>;
  /** The column whose value a sealed column is bound to; the record's own id when absent. */
  readonly id?: string;
  /**
   * How it leaves with the person. `rows`: as its rows, opened. `own`: its domain has a way of its own. `stays`: it means nothing
   * elsewhere (logins, letters on their way, what is still to be done).
   */
  readonly leaves: 'rows' | 'own' | 'stays';
  /** Erasing empties it, unless its rows are ciphertext that nobody can read without the key and that chains still have to verify. */
  readonly erased?: 'kept-as-ciphertext';
}

export interface Belongings {
  readonly name: string;
  readonly tables: readonly BelongingTable[];
  /** Addresses of the blobs it holds, to be removed with it. */
  blobs?(handle: RecordHandle): Promise<readonly string[]>;
}

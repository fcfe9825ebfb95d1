import type { Confidentiality } from '../../kernel/codes/document-metadata.js';

/** `published`: a public source says so. `provisional`: our own reading, until the official annex has been loaded. */
export type Provenance = 'published' | 'provisional';

/** Types taken out of a row, or let into it, and where that comes from. */
export interface TypeList {
  readonly types: readonly string[];
  readonly provenance: Provenance;
}

/** One row of the matrix: several professions that read the same. What it does not give is refused. */
export interface MatrixRow {
  readonly name: string;
  /** Profession codes of TRE_G15, and codes of social and coordination roles (TRE_R95, TRE_R85…). */
  readonly professions: readonly string[];
  /** `every`: all types of the shared record but the exceptions. `only`: these types and no other. */
  readonly gives:
    | { readonly kind: 'every'; readonly provenance: Provenance; readonly except: readonly TypeList[] }
    | { readonly kind: 'only'; readonly lists: readonly TypeList[] };
  /** The most confidential level of those types that the row gives; above it everything is refused. */
  readonly upTo: Confidentiality;
  /** A row that is not in force gives nothing; it stands in the table to be shown. */
  readonly inForce: boolean;
}

export interface Matrix {
  readonly version: string;
  /** ISO date from which this version holds. */
  readonly from: string;
  readonly source: string;
  readonly rows: readonly MatrixRow[];
}

/** One cell: profession × type × confidentiality. */
export interface MatrixCell {
  readonly allowed: boolean;
  readonly provenance: Provenance;
}

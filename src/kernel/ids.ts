// Identifiers used everywhere. Brands cost nothing at run time and keep one kind from standing in for another.

export type RecordId = string & { readonly _brand: 'RecordId' };
export type DocumentId = string & { readonly _brand: 'DocumentId' };
/** A professional's national identifier (idNatPS), stored as given and never parsed: `8` + RPPS, `3` + FINESS/internal… */
export type IdNatPs = string & { readonly _brand: 'IdNatPs' };
/** A structure's national identifier (idNatStruct), stored as given: `1` + FINESS, `3` + SIRET… */
export type StructureId = string & { readonly _brand: 'StructureId' };

/**
 * Where new identifiers come from; injected so that a test's items keep their ids when others come or go beside them.
 * `item(name)` takes what the item is called in its record; production ignores it and draws a random UUID.
 */
export interface IdSource {
  record(): RecordId;
  item(name: string): string;
}

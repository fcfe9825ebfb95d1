// Identifiers used everywhere. Brands cost nothing at run time and keep one kind from standing in for another.

export type RecordId = string & { readonly _brand: 'RecordId' };
export type DocumentId = string & { readonly _brand: 'DocumentId' };
/** A professional's national identifier (idNatPS), stored as given and never parsed: `8` + RPPS, `3` + FINESS/internal… */
export type IdNatPs = string & { readonly _brand: 'IdNatPs' };
/** A structure's national identifier (idNatStruct), stored as given: `1` + FINESS, `3` + SIRET… */
export type StructureId = string & { readonly _brand: 'StructureId' };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Looks like an identifier that {@link IdSource} makes: what the database takes for one without complaining. */
export const isUuid = (text: string): boolean => UUID.test(text);

/**
 * Where new identifiers come from; injected so that a test's items keep their ids when others come or go beside them.
 * `item(name)` takes what the item is called in its record; production ignores it and draws a random UUID.
 */
export interface IdSource {
  record(): RecordId;
  item(name: string): string;
}

// The names under which identifiers and extensions travel.

export const URI_SYSTEM = 'urn:ietf:rfc:3986';
/** idNatPS and idNatStruct, as given; never built or taken apart. */
export const ID_NAT_PS_SYSTEM = 'urn:oid:1.2.250.1.71.4.2.1';
export const ID_NAT_STRUCT_SYSTEM = 'urn:oid:1.2.250.1.71.4.2.2';
export const ARCHIVED_EXTENSION =
  'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived';

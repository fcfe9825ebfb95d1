// The shapes of the demo personas. Invented people only; every INS is under the test or the demo identifier.

export const INS_TEST_OID = '1.2.250.1.213.1.4.10';
export const INS_DEMO_OID = '1.2.250.1.213.1.4.11';

export type DemoSpaceState = 'notified' | 'opposed' | 'open' | 'active' | 'suspended' | 'closed';

/** An insured person of the demo. Names as the INS service gives them: birth name in capitals, every given name in order. */
export interface DemoPerson {
  readonly key: string;
  /** 13 characters and their key (15 in all), as written. */
  readonly ins: string;
  readonly oid: typeof INS_TEST_OID | typeof INS_DEMO_OID;
  readonly familyName: string;
  readonly givenNames: readonly string[];
  readonly sex: 'female' | 'male';
  /** YYYY-MM-DD */
  readonly birthDate: string;
  /** INSEE code of the commune of birth. */
  readonly birthPlace: string;
  readonly state: DemoSpaceState;
  /** A shared record existed before the space (an "ancien DMP"). */
  readonly earlierRecord: boolean;
  readonly username: string;
  readonly password: string;
  /** Base32, SHA-1, 6 digits, 30 s. */
  readonly totpSecret: string;
  /** 10 letters of Crockford's base32, single use. */
  readonly provisionalCode: string;
  readonly vitaleSerial: string;
  /** One sentence in French for docs/personas.md. */
  readonly story: string;
}

/** Who acts for whom: a parent for a minor, a carer for an adult who invited them. */
export interface DemoRepresentation {
  readonly represented: string;
  readonly by: string;
  readonly kind: 'parent' | 'carer';
}

export interface DemoStructure {
  readonly key: string;
  /** idNatStruct, as given: `1` + FINESS… */
  readonly id: string;
  readonly name: string;
  /** TRE_R02, SAxx. */
  readonly sector: string;
  readonly sectorLabel: string;
  /** TRE_A01: AMBULATOIRE, ETABLISSEMENT, SAMU_SMUR… */
  readonly practiceSetting: string;
  readonly samu: boolean;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly phone: string;
}

export type DemoRelationKind = 'attending' | 'careTeam' | 'consented' | 'blocked';

export interface DemoRelation {
  readonly person: string;
  readonly kind: DemoRelationKind;
}

export interface DemoProfessional {
  readonly key: string;
  /** idNatPS, as given: `8` + 11 digits of a test RPPS. */
  readonly idNatPS: string;
  readonly familyName: string;
  readonly givenName: string;
  /** TRE_G15 */
  readonly profession: string;
  readonly professionLabel: string;
  /** TRE_R01 (doctors) or TRE_G05 (pharmacists), when there is one. */
  readonly speciality?: string;
  readonly specialityLabel?: string;
  readonly structures: readonly DemoStructure[];
  readonly username: string;
  readonly password: string;
  readonly relations: readonly DemoRelation[];
}

/** A piece of software that calls /fhir. Its key pair is made per home, never kept here. */
export interface DemoSoftware {
  readonly key: string;
  readonly name: string;
  readonly clientId: string;
  readonly structureId: string;
  /** Keys of the professionals who work with it; the first one is its usual user. */
  readonly professionals: readonly string[];
}

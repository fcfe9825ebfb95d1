import type { KeyObject } from 'node:crypto';
import type { findSpaceAct, readOwnActsAct, readOwnConsentsAct, stateConsentAct } from '../access/index.js';
import type { Clock } from '../kernel/time.js';
import type { Database } from '../platform/database.js';
import type { PublicIds } from '../platform/public-ids.js';
import type { ReadingPool } from '../reading/index.js';
import type {
  amendDocumentAct,
  depositDocumentsAct,
  downloadDocumentAct,
  readWireFormAct,
  searchWireFormsAct,
} from '../record/index.js';

/** What this edge needs of the house. */
export interface FhirHouse {
  readonly config: {
    readonly mode: 'demo' | 'production';
    readonly publicUrl: string;
    /** For software whose registration says nothing else. */
    readonly softwareRequestsPerMinute: number;
    /** `required`: no token without a certificate to bind it to. Absent: no certificate ever arrives here. */
    readonly clientCertificates?: 'optional' | 'required';
    /** Access tokens of this issuer are taken as they are (Pro Santé Connect). */
    readonly proSanteConnect?: { readonly issuer: string; readonly audience: string; readonly jwksUrl: string };
  };
  readonly clock: Clock;
  readonly database: Database;
  readonly keys: { readonly index: KeyObject; readonly directory: KeyObject; readonly token: KeyObject };
  readonly publicIds: PublicIds;
  readonly reading: Pick<ReadingPool, 'inspect' | 'clinicalContent'>;
  readonly acts: {
    readonly searchWireForms: ReturnType<typeof searchWireFormsAct>;
    readonly readWireForm: ReturnType<typeof readWireFormAct>;
    readonly downloadDocument: ReturnType<typeof downloadDocumentAct>;
    readonly depositDocuments: ReturnType<typeof depositDocumentsAct>;
    readonly amendDocument: ReturnType<typeof amendDocumentAct>;
    readonly readOwnConsents: ReturnType<typeof readOwnConsentsAct>;
    readonly readOwnActs: ReturnType<typeof readOwnActsAct>;
    readonly findSpace: ReturnType<typeof findSpaceAct>;
    readonly stateConsent: ReturnType<typeof stateConsentAct>;
  };
}

/** Where the edge answers, from outside. */
export const fhirAddress = (house: Pick<FhirHouse, 'config'>): string => `${house.config.publicUrl}/fhir`;
export const tokenEndpoint = (house: Pick<FhirHouse, 'config'>): string => `${house.config.publicUrl}/oauth/token`;

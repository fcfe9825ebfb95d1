import type { BlockInput, ConsentInput, EntrustInput } from '../access/index.js';
import type { TraceLine } from '../audit/index.js';
import type { Caller, EdgeDeps, OidcParty, Person } from '../identity/index.js';
import type { IdSource } from '../kernel/ids.js';
import type { Act, ActRunner } from '../platform/act.js';
import type { BlobStore } from '../platform/blob-store.js';
import type { EmergencyNotices, SeeEmergencyInput } from './emergency-notices.act.js';
import type { Database } from '../platform/database.js';
import type { PublicIds } from '../platform/public-ids.js';
import type { SystemKeys } from '../platform/system-keys.js';
import type { ReadingPool } from '../reading/index.js';
import type {
  Deposited,
  DepositInput,
  Document,
  DocumentBytes,
  DocumentList,
  HideInput,
  ListInput,
  ReadInput,
  ReleaseInput,
  ShowToRepresentativesInput,
} from '../record/index.js';

/** What the pages of professionals need of the house. */
export interface ProHouse extends EdgeDeps {
  readonly database: Database;
  readonly keys: Pick<SystemKeys, 'session' | 'index' | 'directory'>;
  readonly config: EdgeDeps['config'] & {
    readonly mode: 'demo' | 'production';
    readonly attendingSeesHidden: boolean;
    readonly clamd?: string;
  };
  readonly ids: IdSource;
  readonly publicIds: PublicIds;
  readonly blobs: BlobStore;
  readonly reading: ReadingPool;
  readonly runner: ActRunner;
  readonly acts: ProActs;
  /** Where professionals prove who they are; undefined: not configured here. */
  readonly signInParty?: (() => Promise<OidcParty>) | undefined;
}

// The facts of an act are its own business.
/* eslint-disable @typescript-eslint/no-explicit-any -- the facts an act decides on are its own affair; whoever performs it never sees them */
export interface ProActs {
  readonly listDocuments: Act<Caller, ListInput, any, DocumentList>;
  readonly downloadDocument: Act<Caller, ReadInput, any, DocumentBytes>;
  readonly depositDocuments: Act<Caller, DepositInput, any, readonly Deposited[]>;
  readonly stateConsent: Act<Caller, ConsentInput, any, unknown>;
  readonly entrustColleague: Act<Caller, EntrustInput, any, unknown>;
  readonly blockProfessional: Act<Caller, BlockInput, any, BlockInput>;
  readonly readRecordHistory: Act<Caller, Record<string, never>, any, readonly TraceLine[]>;
  readonly hideDocument: Act<Caller, HideInput, any, Document>;
  readonly releaseDocument: Act<Caller, ReleaseInput, any, Document>;
  readonly showToRepresentatives: Act<Caller, ShowToRepresentativesInput, any, Document>;
  readonly beginEmergency: Act<Caller, Record<string, never>, any, Person>;
  readonly readEmergencyNotices: Act<Caller, Record<string, never>, any, EmergencyNotices>;
  readonly seeEmergencyNotice: Act<Caller, SeeEmergencyInput, any, SeeEmergencyInput>;
}

// A suite of tests around the FHIR edge: a world of its own, a person of their own for each test, and what was left of it.
import { after, before } from 'node:test';
import { readTrace, type TraceLine } from '../../src/audit/index.js';
import type { Professional, SpaceState } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { aProfessional, aRecord, testIns } from './cast.js';
import { documentReference, fhirWorld, type Answer, type Enveloped, type FhirWorld } from './fhir-software.js';
import { startWorld, type World } from './world.js';

export type Resource = Record<string, unknown>;

export interface Somebody {
  readonly recordId: RecordId;
  readonly ins: string;
  /** `system|value`. */
  readonly token: string;
  document(change?: Partial<Enveloped>): Resource;
  enveloped(change?: Partial<Enveloped>): Enveloped;
}

export interface FhirSuite {
  readonly world: World;
  readonly fhir: FhirWorld;
  /** The physician's token through the hospital's software. */
  readonly token: string;
  publish(body: object, headers?: Record<string, string>): Promise<Answer>;
  get(url: string, headers?: Record<string, string>): Promise<Answer>;
  somebody(state?: SpaceState): Promise<Somebody>;
  /** The last entry of the history the person sees. */
  lastTrace(recordId: RecordId): Promise<TraceLine | undefined>;
  documentsOf(recordId: RecordId): Promise<readonly DocumentRow[]>;
  /** The person's consent for this professional, as their software would state it. */
  consent(recordId: RecordId, professional: Professional): Promise<void>;
}

export interface DocumentRow {
  readonly status: string;
  readonly hidden: boolean;
  readonly confidentiality: string;
  readonly hidden_from_representatives: boolean;
}

export const INS_TEST = 'urn:oid:1.2.250.1.213.1.4.10';

/** Call inside `describe`: the world is there in each test. */
export function fhirSuite(): FhirSuite {
  let world: World | undefined;
  let fhir: FhirWorld | undefined;
  let token = '';
  let last = 0;
  before(async () => {
    world = await startWorld({ content: 'empty' });
    fhir = await fhirWorld(world.house);
    token = await fhir.token();
  });
  after(async () => {
    try {
      await fhir?.close();
    } finally {
      await world?.close();
    }
  });
  const suite: FhirSuite = {
    get world() {
      if (world === undefined) throw new Error('the world is only there inside a test');
      return world;
    },
    get fhir() {
      if (fhir === undefined) throw new Error('the edge is only there inside a test');
      return fhir;
    },
    get token() {
      return token;
    },
    publish: (body, headers = {}) => suite.fhir.call('POST', '/fhir/DocumentReference', { token, body, headers }),
    get: (url, headers = {}) => suite.fhir.call('GET', url, { token, headers }),
    async somebody(state = 'active') {
      const number = (last += 1);
      const recordId = await aRecord(suite.world.house, number, { state });
      const ins = testIns(number);
      const enveloped = (change: Partial<Enveloped> = {}): Enveloped => ({
        bytes: Buffer.from(`Document ${number}`),
        ins,
        uniqueId: `urn:oid:2.25.${number}.1`,
        ...change,
      });
      return {
        recordId,
        ins: ins.value,
        token: `${INS_TEST}|${ins.value}`,
        enveloped,
        document: (change) => documentReference(enveloped(change)),
      };
    },
    async lastTrace(recordId) {
      const { lines } = await suite.world.house.database.withRecord(recordId, (handle) =>
        readTrace(handle, 'shown', { limit: 1 }),
      );
      return lines[0];
    },
    documentsOf: (recordId) =>
      suite.world.owner<DocumentRow[]>`
        select status, hidden, confidentiality, hidden_from_representatives from document
        where record_id = ${recordId} order by deposited_at, id`,
    async consent(recordId, { idNatPs, profession }) {
      const { runner, acts } = suite.world.house;
      const done = await runner.perform(acts.stateConsent, recordId, {}, aProfessional({ id: idNatPs, profession }));
      if (done.kind !== 'done') throw new Error(`no consent: ${JSON.stringify(done)}`);
    },
  };
  return suite;
}

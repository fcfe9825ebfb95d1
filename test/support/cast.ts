// People and documents for tests, made through the house's own ways. Every value that matters to a test is given by the test.
import { createHash } from 'node:crypto';
import { startChains } from '../../src/audit/index.js';
import type { House } from '../../src/compose.js';
import {
  createRecord,
  type Caller,
  type Person,
  type ProfessionalCaller,
  type SpaceState,
} from '../../src/identity/index.js';
import type { IdNatPs, RecordId, StructureId } from '../../src/kernel/ids.js';
import { INS_OID, insKey, parseIns, type Ins } from '../../src/kernel/ins.js';
import type { DepositDraft, Document } from '../../src/record/index.js';

/** A valid INS of the test kind; a different one for each number. */
export function testIns(number: number): Ins {
  const body = `2${String(50 + (number % 50)).padStart(2, '0')}0575${String(100 + (Math.floor(number / 50) % 900)).padStart(3, '0')}${String(number % 1000).padStart(3, '0')}`;
  const parsed = parseIns(INS_OID.test, body + insKey(body));
  if (!parsed.ok) throw new Error(`${body}: ${parsed.problem}`);
  return parsed.value;
}

/** A record with its person in a state of the space, active unless said otherwise. */
export async function aRecord(
  house: House,
  number: number,
  change: Partial<Person> & { state?: SpaceState; earlierRecord?: boolean } = {},
): Promise<RecordId> {
  const { state = 'active', earlierRecord = false, ...traits } = change;
  const person: Person = {
    ins: testIns(number),
    familyName: 'ESSAI',
    givenNames: ['Camille'],
    sex: 'female',
    birthDate: '1975-05-12',
    ...traits,
  };
  return createRecord(
    house.database,
    house.keys.index,
    house.ids,
    { person, state, earlierRecord, at: house.clock.domain() },
    startChains,
  );
}

export const thePerson = (recordId: RecordId): Caller => ({ kind: 'person', recordId });

/** A professional at a practice: a physician (10) in a hospital (SA01), normally, unless said otherwise. */
export function aProfessional(
  change: {
    id?: string;
    profession?: string;
    sector?: string;
    samu?: boolean;
    situation?: ProfessionalCaller['situation'];
    reason?: string;
    structureId?: string;
  } = {},
): ProfessionalCaller {
  return {
    kind: 'professional',
    professional: {
      idNatPs: (change.id ?? '899700000001') as IdNatPs,
      familyName: 'MODELE',
      givenName: 'Alix',
      profession: change.profession ?? '10',
    },
    structure: {
      id: (change.structureId ?? '1990000001') as StructureId,
      name: 'Hôpital des essais',
      sector: change.sector ?? 'SA01',
      samu: change.samu ?? false,
    },
    situation: change.situation ?? 'normal',
    ...(change.reason === undefined ? {} : { reason: change.reason }),
  };
}

/** A small text document, a consultation report (11488-4) unless said otherwise. Its name makes its identifier. */
export function aDraft(name: string, change: Partial<DepositDraft> & { text?: string } = {}): DepositDraft {
  const { text = `Contenu de ${name}`, ...rest } = change;
  const bytes = rest.bytes ?? Buffer.from(text);
  return {
    uniqueId: `urn:oid:2.25.${BigInt(`0x${createHash('sha256').update(name).digest('hex').slice(0, 24)}`)}`,
    title: `Document ${name}`,
    typeCode: '11488-4',
    classCode: '10',
    language: 'fr-FR',
    contentType: 'text/plain',
    sha1: createHash('sha1').update(bytes).digest('base64'),
    sha256: createHash('sha256').update(bytes).digest('hex'),
    dated: Date.parse('2026-01-15T10:00:00+01:00'),
    authors: [{ kind: 'professional', id: '899700000001' as IdNatPs, name: 'Alix MODELE', profession: '10' }],
    confidentiality: 'N',
    about: {},
    path: '',
    ...rest,
    bytes,
  };
}

/** Deposits one draft and answers the document; throws when it is not taken. */
export async function deposited(
  house: House,
  recordId: RecordId,
  draft: DepositDraft,
  by: Caller = aProfessional(),
): Promise<Document> {
  const result = await house.runner.perform(house.acts.depositDocuments, recordId, { drafts: [draft] }, by);
  const made = result.kind === 'done' ? result.outcome[0] : undefined;
  if (made === undefined) throw new Error(`not deposited: ${JSON.stringify(result)}`);
  return made.document;
}

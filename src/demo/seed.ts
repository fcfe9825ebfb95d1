import { addBlock, addConsent, addRelation } from '../access/index.js';
import { startChains } from '../audit/index.js';
import type { House } from '../compose.js';
import {
  createAccount,
  createRecord,
  findRecordByIns,
  hashPassword,
  readSpaceState,
  saveProfessional,
  saveStructure,
  type Caller,
  type Person,
  type ProfessionalCaller,
} from '../identity/index.js';
import { OFFERED_SCOPES } from '../fhir/oauth/scopes.js';
import { saveSoftwareClient } from '../fhir/oauth/software-client.store.js';
import { documentType } from '../kernel/codes/document-types.js';
import type { IdNatPs, RecordId, StructureId } from '../kernel/ids.js';
import { parseIns, type Ins } from '../kernel/ins.js';
import { DAY, HOUR, type Instant } from '../kernel/time.js';
import { issueCode, placeSpace } from '../lifecycle/index.js';
import { actRunner, type ActRunner } from '../platform/act.js';
import { hashesOf, type DepositDraft, type DocumentAuthor } from '../record/index.js';
import { demoDocuments, type DemoDocument } from './documents/index.js';
import { demoPersons, demoProfessionals, demoStaff, demoStructures } from './index.js';
import { saveStaff } from '../help/index.js';
import { demoSoftwareKeys } from './demo-software.js';
import type { DemoPerson, DemoProfessional, DemoStructure } from './persona.model.js';
import { hasConsents, isSeeded, markSeeded } from './seed.store.js';
import { demoSoftware } from './software.js';

// Fills a demo home once, through the very acts that people and software use: every document seeded has its trace. Each step may be
// taken again, so a seeding that was cut short goes on where it stopped.

/** Seeds structures, professionals, persons and their documents, unless this home has them all already. */
export async function seedDemo(house: House, progress: (line: string) => void): Promise<void> {
  const { directory } = house.database;
  if (await isSeeded(directory, 'all')) return;
  for (const structure of Object.values(demoStructures))
    await saveStructure(directory, house.keys.directory, structureIn(structure));
  for (const one of demoProfessionals)
    await saveProfessional(
      directory,
      house.keys.directory,
      professionalIn(one),
      one.structures.map(({ id }) => id as StructureId),
    );
  await seedSoftware(house);
  for (const { key: _key, password, story: _story, ...one } of demoStaff)
    await saveStaff(directory, house.keys, { ...one, passwordHash: await hashPassword(password), lastCodeStep: 0 });
  for (const [at, person] of demoPersons.entries()) {
    progress(`Demo personas: ${at + 1} of ${demoPersons.length}`);
    if (await isSeeded(directory, person.key)) continue;
    await seedPerson(house, person);
    await markSeeded(directory, person.key);
  }
  await markSeeded(directory, 'all');
}

async function seedSoftware(house: House): Promise<void> {
  const keys = await demoSoftwareKeys(house.config.home);
  for (const software of demoSoftware) {
    const pair = keys.find(({ clientId }) => clientId === software.clientId);
    if (pair === undefined) throw new Error(`no key pair for ${software.clientId}`);
    await saveSoftwareClient(house.database.directory, house.keys.directory, {
      clientId: software.clientId,
      name: software.name,
      structureId: software.structureId as StructureId,
      scopes: OFFERED_SCOPES,
      jwks: { keys: [pair.publicJwk] },
      active: true,
    });
  }
}

const structureIn = (structure: DemoStructure) => ({
  id: structure.id as StructureId,
  name: structure.name,
  sector: structure.sector,
  samu: structure.samu,
});

const professionalIn = (one: DemoProfessional) => ({
  idNatPs: one.idNatPS as IdNatPs,
  familyName: one.familyName,
  givenName: one.givenName,
  profession: one.profession,
  ...(one.speciality === undefined ? {} : { speciality: one.speciality }),
});

async function seedPerson(house: House, demo: DemoPerson): Promise<void> {
  const ins = insOf(demo);
  const now = house.clock.domain();
  const documents = demoDocuments(demo);
  const begun = Math.min(now - 30 * DAY, ...documents.map((document) => Date.parse(document.date) - DAY));
  const person = {
    ins,
    familyName: demo.familyName,
    givenNames: [...demo.givenNames],
    sex: demo.sex,
    birthDate: demo.birthDate,
    birthPlace: demo.birthPlace,
    vitaleSerial: demo.vitaleSerial,
    ...contactOf(demo),
  };
  const known = await findRecordByIns(house.database.directory, house.keys.index, ins);
  // The state of today comes last: where it is reached, nothing is left to tell.
  if (known !== undefined && demo.state !== 'active' && (await spaceStateOf(house, known)) === demo.state) return;
  const recordId =
    known ??
    (await createRecord(
      house.database,
      house.keys.index,
      house.ids,
      { person, state: 'active', earlierRecord: demo.earlierRecord, at: begun },
      startChains,
    ));
  for (const document of documents) await seedDocument(house, recordId, ins, demo, document);
  await seedRelations(house, recordId, demo, now);
  if (demo.state === 'active')
    await createAccount(house, recordId, {
      username: demo.username,
      password: demo.password,
      totpSecret: demo.totpSecret,
      at: now,
    });
  else
    await issueCode(house, recordId, {
      code: demo.provisionalCode,
      sentAt: now - 7 * DAY,
      expiresAt: now + 365 * DAY,
    });
  await placeSpace(house.database, recordId, {
    state: demo.state,
    since: now - 7 * DAY,
    ...(demo.earlierRecord && (demo.state === 'opposed' || demo.state === 'notified')
      ? { transitionUntil: now + 365 * DAY }
      : {}),
    ...(demo.state === 'notified' || demo.state === 'opposed' ? { noticeSentAt: now - 7 * DAY } : {}),
  });
}

/** Addresses that lead nowhere: what is sent there shows on `/demo/courrier`. Lucien has paper only. */
function contactOf({ key }: DemoPerson): Pick<Person, 'email' | 'phone' | 'address' | 'largePrint'> {
  const address = ['4 RUE DE LA DÉMONSTRATION', '99000 VILLE-EXEMPLE'];
  if (key === 'lucien') return { address, largePrint: true };
  // 06 39 98 xx xx: numbers kept for fiction.
  const place = demoPersons.findIndex((one) => one.key === key);
  return { email: `${key}@exemple.invalid`, phone: `06 39 98 10 ${String(10 + place)}`, address };
}

const spaceStateOf = (house: House, recordId: RecordId): Promise<string> =>
  house.database.withRecord(recordId, readSpaceState);

function insOf(demo: DemoPerson): Ins {
  const ins = parseIns(demo.oid, demo.ins);
  if (!ins.ok) throw new Error(`the INS of ${demo.key} is not one: ${ins.problem}`);
  return ins.value;
}

/** A runner whose domain time stands still at `at`: the past is told with its own dates. */
const runnerAt = (house: House, at: Instant): ActRunner =>
  actRunner(house.database, { domain: () => at, real: () => house.clock.real() }, house.ids);

async function seedDocument(
  house: House,
  recordId: RecordId,
  ins: Ins,
  person: DemoPerson,
  document: DemoDocument,
): Promise<void> {
  const dated = Date.parse(document.date);
  // Withheld documents were deposited yesterday: their month is still running.
  const at = document.notYetVisible ? house.clock.domain() - DAY : dated + HOUR;
  const caller = depositorOf(document, recordId);
  const bytes = document.bytes();
  const draft = draftOf(document, person, ins, bytes, dated);
  const result = await runnerAt(house, at).perform(house.acts.depositDocuments, recordId, { drafts: [draft] }, caller);
  if (result.kind !== 'done') throw new Error(`${document.name} was not taken: ${JSON.stringify(result)}`);
  const made = result.outcome[0]?.document;
  if (made !== undefined && caller.kind === 'professional' && !document.isNew && !document.notYetVisible)
    await runnerAt(house, at + DAY).perform(
      house.acts.readDocument,
      recordId,
      { id: made.id },
      { kind: 'person', recordId },
    );
}

const professionalOf = (key: string): DemoProfessional => {
  const found = demoProfessionals.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no professional called ${key} in the demo`);
  return found;
};

function depositorOf(document: DemoDocument, recordId: RecordId): Caller {
  if (!('professional' in document.author) || document.structure === undefined) return { kind: 'person', recordId };
  return {
    kind: 'professional',
    professional: professionalIn(professionalOf(document.author.professional)),
    structure: structureIn(document.structure),
    situation: 'normal',
  } satisfies ProfessionalCaller;
}

function draftOf(
  document: DemoDocument,
  person: DemoPerson,
  ins: Ins,
  bytes: Uint8Array,
  dated: Instant,
): DepositDraft {
  const type = documentType(document.typeCode);
  if (type === undefined) throw new Error(`${document.name} has an unknown type`);
  return {
    uniqueId: `urn:oid:${document.uniqueId}`,
    title: document.title,
    typeCode: document.typeCode,
    classCode: type.class,
    language: document.language,
    contentType: document.contentType,
    bytes,
    ...hashesOf(bytes),
    dated,
    authors: [authorOf(document, person)],
    confidentiality: document.confidentiality,
    hidden: document.hiddenFromProfessionals,
    withheldFromPatient: document.notYetVisible,
    hiddenFromRepresentatives: document.hiddenFromRepresentatives,
    about: { ins },
    ...(document.formatCode === undefined ? {} : { format: document.formatCode }),
    ...(document.structure === undefined
      ? {}
      : { practiceSetting: document.structure.practiceSetting, facilityType: document.structure.sector }),
    service: {
      start: Date.parse(document.serviceStart),
      ...(document.serviceEnd === undefined ? {} : { end: Date.parse(document.serviceEnd) }),
    },
    ...(document.replaces === undefined
      ? {}
      : { replaces: { uniqueId: `urn:oid:${uniqueIdOf(person, document.replaces)}` } }),
    path: document.name,
  };
}

function uniqueIdOf(person: DemoPerson, name: string): string {
  const found = demoDocuments(person).find((document) => document.name === name);
  if (found === undefined) throw new Error(`no demo document called ${name}`);
  return found.uniqueId;
}

function authorOf(document: DemoDocument, person: DemoPerson): DocumentAuthor {
  if (!('professional' in document.author))
    return { kind: 'patient', name: `${person.givenNames[0] ?? ''} ${person.familyName}`.trim() };
  const one = professionalOf(document.author.professional);
  return {
    kind: 'professional',
    id: one.idNatPS as IdNatPs,
    name: `${one.givenName} ${one.familyName}`,
    profession: one.profession,
    ...(one.speciality === undefined ? {} : { speciality: one.speciality }),
    ...(document.structure === undefined
      ? {}
      : { structureId: document.structure.id as StructureId, structureName: document.structure.name }),
  };
}

/** Relations are facts from outside (the insurer, the care team, the person): they are written, not acted. */
async function seedRelations(house: House, recordId: RecordId, person: DemoPerson, now: Instant): Promise<void> {
  const stated = demoProfessionals.flatMap((one) =>
    one.relations.filter((relation) => relation.person === person.key).map(({ kind }) => ({ one, kind })),
  );
  await house.database.withRecord(recordId, async (handle) => {
    const already = await hasConsents(handle);
    for (const { one, kind } of stated) {
      const idNatPs = one.idNatPS as IdNatPs;
      const since = now - 60 * DAY;
      if (kind === 'blocked') await addBlock(handle, idNatPs, since);
      else if (kind !== 'consented') await addRelation(handle, idNatPs, kind, since);
      else if (!already)
        await addConsent(handle, {
          id: house.ids.item(`consent ${one.key}`),
          idNatPs,
          structureId: (one.structures[0]?.id ?? '') as StructureId,
          givenAt: since,
          until: now + 305 * DAY,
        });
    }
  });
}

// « Voir comme… » shows what the real reader then gets: for records and readers of every kind, the preview is compared document for
// document with the search of that very professional through the house; what is withheld from the person must be in no preview.
import { saveStructure, type ProfessionalCaller, type Structure } from '../../src/identity/index.js';
import type { IdNatPs, RecordId, StructureId } from '../../src/kernel/ids.js';
import { PROFESSIONS, type Profession } from '../../src/kernel/codes/professions.js';
import { DAY } from '../../src/kernel/time.js';
import type { Preview, PreviewInput } from '../../src/record/index.js';
import { aProfessional, aRecord, thePerson } from '../support/cast.js';
import { HOSPITAL, NURSE } from '../support/fhir-software.js';
import { startWorld, type World } from '../support/world.js';
import { documentsOfEveryKind, INSURER, SAMU, saveReaders, setState, type Kind } from './access-over-http-state.js';
import { randomSource, type RandomSource } from '../support/random-source.js';
import type { ProofInput, ProofResult } from './proof.js';
import { listOfRepresentative } from './representative-view.js';

type Reader = PreviewInput['reader'];
type Ids = ReadonlySet<string>;

const KINDS = [
  'attending',
  'samu',
  'emergency',
  'blocked',
  'insurer',
  'mutual',
  'occupational',
  'health-insurance',
] as const;
const SECTORS: Readonly<Record<string, string>> = {
  insurer: 'SA23',
  mutual: 'SA23',
  occupational: 'SA13',
  'health-insurance': 'SA24',
  samu: 'SA01',
  emergency: 'SA01',
};

export async function prove({ scale, seed, say }: ProofInput): Promise<ProofResult> {
  const previews = Math.max(60, Math.round(6_000 * scale));
  const wrong: string[] = [];
  const figures = { previews: 0, compared: 0, seen: 0, empty: 0, withheldInWorld: 0 };
  for (const attendingSeesHidden of [false, true]) {
    const settings = { CARNET_ATTENDING_SEES_HIDDEN: attendingSeesHidden ? 'true' : 'false' };
    const world = await startWorld({ content: 'empty', settings });
    try {
      await inOneHouse(world, Math.ceil(previews / 2), seed + (attendingSeesHidden ? 1 : 0), figures, wrong);
    } finally {
      await world.close();
    }
    say(`with the switch ${attendingSeesHidden ? 'on' : 'off'}: ${figures.previews} previews, ${wrong.length} wrong`);
  }
  return { holds: wrong.length === 0 && figures.seen > 0 && figures.empty > 0, ...figures, wrong: wrong.slice(0, 20) };
}

async function inOneHouse(
  world: World,
  previews: number,
  seed: number,
  figures: Record<string, number>,
  wrong: string[],
): Promise<void> {
  const { owner } = world;
  const random = randomSource(seed);
  await saveStructure(world.house.database.directory, world.house.keys.directory, HOSPITAL);
  await saveReaders(world);
  const recordId = await aRecord(world.house, 7);
  const kinds = await documentsOfEveryKind(world, recordId);
  figures['withheldInWorld'] = kinds.filter(({ withheldFromPatient }) => withheldFromPatient).length;
  const visible = new Set(kinds.filter((kind) => !kind.withheldFromPatient).map(({ id }) => id as string));
  const plain = [false, true].flatMap((hidden) => plainest(kinds, hidden)?.id ?? []);
  for (let turn = 0; turn < previews; turn += 1) {
    const place = random.one([HOSPITAL, HOSPITAL, SAMU, INSURER]);
    const flag = (odds: number): boolean => random.next() < odds;
    await setState(
      world,
      recordId,
      'active',
      false,
      {
        relation: random.one(['none', 'none', 'careTeam', 'attending']),
        administrator: flag(0.3),
        consent: flag(0.5),
        blockedPerson: flag(0.2),
        blockedPlace: flag(0.15),
        objectsToSamu: flag(0.4),
        objectsToEmergency: flag(0.4),
        objectsToHiddenInEmergency: flag(0.5),
        struckOff: flag(0.06),
      },
      place,
    );
    const chance = random.next();
    await owner`
      update document set hidden_from_representatives = (abs(hashtext(id::text || ${String(chance)})) % 3 = 0),
        confidentiality = case when id = any(${plain}::uuid[]) then 'N'
          else (array['N','N','R','V'])[1 + abs(hashtext(${String(chance)} || id::text)) % 4] end
      where record_id = ${recordId}`;
    const reader = aReader(random, place);
    const preview = await previewed(world, recordId, reader);
    figures['previews'] = (figures['previews'] ?? 0) + 1;
    const note = (right: boolean, words: string): void => {
      figures['compared'] = (figures['compared'] ?? 0) + 1;
      if (!right) wrong.push(`${words} ${JSON.stringify({ reader, turn })}`);
    };
    const shown = new Map(preview.documents.map((one) => [one.document.id as string, one]));
    for (const id of shown.keys()) note(visible.has(id), 'what is withheld is in the preview');
    note(shown.size === visible.size, 'not everything the person sees is in the preview');
    const real = await realReader(world, recordId, reader, turn);
    for (const kind of kinds.filter(({ id }) => visible.has(id))) {
      const one = shown.get(kind.id);
      note(one !== undefined && one.decision.allowed === real.read.has(kind.id), `${kind.title} on demand`);
      note(
        one !== undefined && (one.decision.allowed && !one.onDemand) === real.list.has(kind.id),
        `${kind.title} listed`,
      );
    }
    if (reader.kind !== 'profession') comparePowers(preview, real, kinds, note);
    const seen = preview.documents.some(({ decision }) => decision.allowed) ? 'seen' : 'empty';
    figures[seen] = (figures[seen] ?? 0) + 1;
  }
}

function aReader(random: RandomSource, place: Structure): Reader {
  const which = random.next();
  if (which < 0.45) return { kind: 'professional', idNatPs: NURSE.idNatPs, place: place.id };
  if (which < 0.65)
    return {
      kind: 'profession',
      profession: random.one(Object.keys(PROFESSIONS) as Profession[]),
      tie: random.one(['consent', 'careTeam', 'none'] as const),
    };
  if (which < 0.75) return { kind: 'representative' };
  return { kind: random.one(KINDS) };
}

async function previewed({ house }: World, recordId: RecordId, reader: Reader): Promise<Preview> {
  const input = { reader, name: 'x' };
  const result = await house.runner.perform(house.acts.previewAs, recordId, input, thePerson(recordId));
  if (result.kind !== 'done') throw new Error(JSON.stringify(result));
  return result.outcome;
}

interface Real {
  readonly list: Ids;
  readonly read: Ids;
  /** The same reader, life in danger. */
  readonly urgent?: Ids;
}

/** What that reader gets, asking in earnest: a would-be one is made real first, with the ties they would have. */
async function realReader(world: World, recordId: RecordId, reader: Reader, turn: number): Promise<Real> {
  if (reader.kind === 'representative') {
    const ids = async (archived: boolean): Promise<Ids> =>
      new Set(
        (JSON.parse((await listOfRepresentative({ world, recordId }, archived)).bytes) as { id: string }[]).map(
          ({ id }) => id,
        ),
      );
    return { list: await ids(false), read: await ids(true) };
  }
  const caller = await realCaller(world, recordId, reader, turn);
  const list = await searched(world, recordId, caller, false);
  const read = await searched(world, recordId, caller, true);
  if (caller.situation !== 'normal') return { list, read };
  return {
    list,
    read,
    urgent: await searched(world, recordId, { ...caller, situation: 'bris_de_glace', reason: 'x' }, true),
  };
}

async function realCaller(world: World, recordId: RecordId, reader: Reader, turn: number): Promise<ProfessionalCaller> {
  const { owner, house } = world;
  if (reader.kind === 'professional') {
    const structure = [HOSPITAL, SAMU, INSURER].find(({ id }) => id === reader.place) ?? HOSPITAL;
    return { ...aProfessional(), professional: NURSE, structure };
  }
  const id = `8997${String(10_000_000 + turn)}` as IdNatPs;
  const structureId = `1991${String(100_000 + turn)}` as StructureId;
  const since = new Date(house.clock.domain() - DAY);
  // A person has one attending physician: the one declared is looked at, and has to be who then asks.
  if (reader.kind === 'attending') {
    const [declared] = await owner`select 1 from relation where record_id = ${recordId} and kind = 'attending'`;
    if (declared !== undefined) return { ...aProfessional(), professional: NURSE, structure: await firstPlace(owner) };
    await owner`insert into relation (record_id, id_nat_ps, kind, since) values (${recordId}, ${id}, 'attending', ${since})`;
  }
  if (reader.kind === 'blocked')
    await owner`insert into block (record_id, id_nat_ps, since) values (${recordId}, ${id}, ${since})`;
  if (reader.kind === 'profession' && reader.tie === 'careTeam')
    await owner`insert into relation (record_id, id_nat_ps, kind, since) values (${recordId}, ${id}, 'careTeam', ${since})`;
  if (reader.kind === 'profession' && reader.tie === 'consent')
    await owner`
      insert into consent (record_id, id, id_nat_ps, structure_id, given_at, until, sealed)
      values (${recordId}, gen_random_uuid(), ${id}, ${structureId}, ${since}, ${new Date(Date.now() + DAY)}, '')`;
  return aProfessional({
    id,
    structureId,
    profession: reader.kind === 'profession' ? reader.profession : '10',
    sector: SECTORS[reader.kind] ?? 'SA07',
    samu: reader.kind === 'samu',
    ...(reader.kind === 'samu' ? { situation: 'centre_15', reason: 'x' } : {}),
    ...(reader.kind === 'emergency' ? { situation: 'bris_de_glace', reason: 'x' } : {}),
  });
}

/** The place the preview takes when none is said: the first of the directory. */
async function firstPlace(owner: World['owner']): Promise<Structure> {
  const [row] = await owner<{ structure_id: string }[]>`
    select structure_id from practice where id_nat_ps = ${NURSE.idNatPs} order by structure_id limit 1`;
  return [HOSPITAL, SAMU, INSURER].find(({ id }) => id === row?.structure_id) ?? HOSPITAL;
}

async function searched(
  { house }: World,
  recordId: RecordId,
  caller: ProfessionalCaller,
  archivedToo: boolean,
): Promise<Ids> {
  const input = { filter: {}, page: { limit: 1_000 }, archivedToo };
  const result = await house.runner.perform(house.acts.listDocuments, recordId, input, caller);
  return new Set(result.kind === 'done' ? result.outcome.documents.map(({ id }) => id as string) : []);
}

/** « En urgence »: said of the plainest document, and of a hidden one. What a profession may read differs by document. */
function comparePowers(
  { powers }: Preview,
  { urgent }: Real,
  kinds: readonly Kind[],
  note: (right: boolean, words: string) => void,
): void {
  if (urgent === undefined) return;
  for (const [name, hidden] of [
    ['emergency', false],
    ['emergency-hidden', true],
  ] as const) {
    const power = powers.find((one) => one.name === name);
    const kind = plainest(kinds, hidden);
    if (power !== undefined && kind !== undefined) note(power.decision.allowed === urgent.has(kind.id), name);
  }
}

const plainest = (kinds: readonly Kind[], hidden: boolean): Kind | undefined =>
  kinds.find(
    (kind) =>
      kind.hidden === hidden &&
      kind.matrixAllows &&
      !kind.byPatient &&
      !kind.isAuthor &&
      !kind.withheldFromPatient &&
      !kind.archived &&
      !kind.shownToReader &&
      !kind.keptFromReader,
  );

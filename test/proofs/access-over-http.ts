// What the house answers over HTTP to readers of every kind about documents of every kind, against the oracle. The state is set in the
// database by its owner; what is asked goes through the whole server: FHIR for professionals, pages for the person.
import { oracle, type Answer, type Asked } from '../oracle/access-oracle.js';
import { aRecord, testIns } from '../support/cast.js';
import { signedIn, type Citizen } from '../support/citizen.js';
import { fhirWorld, NURSE, type FhirWorld } from '../support/fhir-software.js';
import { startWorld, type World } from '../support/world.js';
import {
  documentsOfEveryKind,
  INSURER,
  PLAIN,
  saveReaders,
  setState,
  tokens,
  type Kind,
} from './access-over-http-state.js';
import { randomSource, type RandomSource } from '../support/random-source.js';

const STATES = [
  'open',
  'active',
  'active',
  'active',
  'suspended',
  'closed',
  'deceased',
  'notified',
  'opposed',
] as const;

interface Found {
  cells: number;
  requests: number;
  /** Cells in which the oracle allows: the rest are refusals. */
  allowed: number;
  readonly byEdge: Record<string, number>;
  readonly wrong: string[];
}

export async function accessOverHttp(input: {
  readonly configurations: number;
  readonly seed: number;
  say(text: string): void;
}): Promise<Found> {
  const found: Found = { cells: 0, requests: 0, allowed: 0, byEdge: {}, wrong: [] };
  for (const attendingSeesHidden of [false, true]) {
    const settings = { CARNET_ATTENDING_SEES_HIDDEN: attendingSeesHidden ? 'true' : 'false' };
    const world = await startWorld({ content: 'empty', settings });
    const fhir = await fhirWorld(world.house);
    try {
      await throughOneHouse(
        world,
        fhir,
        attendingSeesHidden,
        { ...input, configurations: Math.ceil(input.configurations / 2) },
        found,
      );
    } finally {
      await fhir.close();
      await world.close();
    }
    input.say(`with the switch ${attendingSeesHidden ? 'on' : 'off'}: ${found.cells} cells so far`);
  }
  return found;
}

async function throughOneHouse(
  world: World,
  fhir: FhirWorld,
  attendingSeesHidden: boolean,
  { configurations, seed }: { readonly configurations: number; readonly seed: number },
  found: Found,
): Promise<void> {
  const { house, owner } = world;
  const random = randomSource(seed + (attendingSeesHidden ? 1 : 0));
  const flag = (odds = 0.5): boolean => random.next() < odds;
  await saveReaders(world);
  const recordId = await aRecord(house, 7);
  const kinds = await documentsOfEveryKind(world, recordId);
  const citizen = await signedIn(world, recordId);
  const readers = await tokens(fhir);
  const patient = `patient.identifier=urn:oid:1.2.250.1.213.1.4.10|${testIns(7).value}`;

  for (let turn = 0; turn < configurations; turn += 1) {
    const state = random.one(STATES);
    const earlier = flag();
    const config = {
      relation: random.one(['none', 'none', 'careTeam', 'attending']),
      administrator: flag(0.3),
      consent: flag(0.4),
      blockedPerson: flag(0.2),
      blockedPlace: flag(0.15),
      objectsToSamu: flag(0.4),
      objectsToEmergency: flag(0.4),
      objectsToHiddenInEmergency: flag(),
      struckOff: flag(0.06),
    };
    const reader = random.one(readers);
    await setState(world, recordId, state, earlier, config, reader.structure);
    const asked: Omit<Asked, 'act'> = {
      ...PLAIN,
      reader: config.struckOff ? 'struckOff' : reader.structure === INSURER ? 'barred' : 'professional',
      relation: config.relation,
      administrator: config.administrator,
      consent: config.consent,
      blocked: config.blockedPerson || config.blockedPlace,
      situation: reader.situation,
      objectsToSamu: config.objectsToSamu,
      objectsToEmergency: config.objectsToEmergency,
      objectsToHiddenInEmergency: config.objectsToHiddenInEmergency,
      space: spaceOf(state, earlier),
      attendingSeesHidden,
    };
    const note = (edge: string, right: boolean, words: () => string): void => {
      found.cells += 1;
      found.byEdge[edge] = (found.byEdge[edge] ?? 0) + 1;
      if (!right && found.wrong.length < 50)
        found.wrong.push(`${edge}: ${words()} ${JSON.stringify({ ...config, state, earlier, reader: reader.name })}`);
    };
    await asProfessional(fhir, reader.token, patient, kinds, asked, random, note, found);
    if (turn % 4 === 0) await asPerson(citizen, kinds, asked, random, note, found);
    await owner`update professional set active = true where id_nat_ps = ${NURSE.idNatPs}`;
  }
}

type Note = (edge: string, right: boolean, words: () => string) => void;

async function asProfessional(
  fhir: FhirWorld,
  token: string,
  patient: string,
  kinds: readonly Kind[],
  asked: Omit<Asked, 'act'>,
  random: RandomSource,
  note: Note,
  found: Found,
): Promise<void> {
  const call = async (url: string): Promise<{ status: number; text: string }> => {
    found.requests += 1;
    const answer = await fhir.app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } });
    return { status: answer.statusCode, text: answer.body };
  };
  for (const [act, archived] of [
    ['list', ''],
    ['read', '&isArchived=true,false'],
  ] as const) {
    const listed = await call(`/fhir/DocumentReference?${patient}&status=current&_count=200${archived}`);
    const answers = kinds.map((kind) => oracle({ ...asked, ...factsOf(kind), act }));
    const ids =
      listed.status === 200
        ? new Set([...listed.text.matchAll(/"id":"([^"]+)"/g)].map((match) => match[1]))
        : new Set();
    const anyAllowed = answers.includes('allowed');
    const whole = oracle({ ...asked, act });
    // A refusal stands for the record as a whole, and only where nothing of it may be seen.
    const word = wordOf(listed);
    note(
      'fhir search',
      listed.status === 200 ? anyAllowed || whole === 'allowed' : !anyAllowed && word === whole,
      () => `${act} answers ${listed.status} ${word}`,
    );
    found.allowed += answers.filter((answer) => answer === 'allowed').length;
    for (const [at, kind] of kinds.entries())
      note(
        'fhir search',
        ids.has(kind.publicId) === (answers[at] === 'allowed'),
        () => `${act} ${kind.title}: ${answers[at]}`,
      );
  }
  for (let n = 0; n < 4; n += 1) {
    const kind = random.one(kinds);
    const expected = oracle({ ...asked, ...factsOf(kind), act: 'read' });
    const bytes = n === 3;
    const read = await call(bytes ? `/fhir/Binary/${kind.publicId}` : `/fhir/DocumentReference/${kind.publicId}`);
    note(
      'fhir read',
      read.status === 200 ? expected === 'allowed' : wordOf(read) === expected,
      () => `${kind.title} answers ${read.status} ${wordOf(read)}, not ${expected}`,
    );
  }
}

async function asPerson(
  citizen: Citizen,
  kinds: readonly Kind[],
  asked: Omit<Asked, 'act'>,
  random: RandomSource,
  note: Note,
  found: Found,
): Promise<void> {
  for (let n = 0; n < 6; n += 1) {
    const kind = random.one(kinds);
    const expected = oracle({ ...asked, ...factsOf(kind), reader: 'person', isAuthor: kind.byPatient, act: 'read' });
    found.requests += 1;
    const page = await citizen.get(`/documents/${kind.publicId}`);
    const answered: Answer | number =
      page.status === 200
        ? 'allowed'
        : page.status === 404
          ? 'not-found'
          : page.status === 409
            ? 'space-not-open'
            : page.status;
    note('page of a document', answered === expected, () => `${kind.title} answers ${page.status}, not ${expected}`);
  }
  found.requests += 1;
  const list = await citizen.get('/documents?titre=genre');
  for (const kind of kinds) {
    // Twenty-five are on a page: only what is there is certain.
    const expected = oracle({ ...asked, ...factsOf(kind), reader: 'person', isAuthor: kind.byPatient, act: 'list' });
    const there = list.status === 200 && list.body.includes(`/documents/${kind.publicId}"`);
    note('page of the list', !there || expected === 'allowed', () => `${kind.title} is listed: ${expected}`);
  }
}

const wordOf = ({ status, text }: { readonly status: number; readonly text: string }): string =>
  status === 200
    ? 'allowed'
    : (/"code":"(access-not-authorised|not-found|space-not-open)"/.exec(text)?.[1] ?? `${status}`);

const factsOf = (kind: Kind): Partial<Asked> => ({
  isAuthor: kind.isAuthor,
  hidden: kind.hidden,
  withheldFromPatient: kind.withheldFromPatient,
  archived: kind.archived,
  shownToReader: kind.shownToReader,
  keptFromReader: kind.keptFromReader,
  matrixAllows: kind.matrixAllows,
});

function spaceOf(state: (typeof STATES)[number], earlier: boolean): string {
  if (state === 'notified' || state === 'opposed') return earlier ? 'transition' : 'none';
  return state === 'closed' ? 'ended' : state;
}

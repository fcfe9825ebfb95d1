// The life of twenty people in which every text that anybody may write is a marker: over the pages and over FHIR, well and badly asked.
import { currentCode } from '../../src/identity/index.js';
import { fhirWorld } from '../support/fhir-software.js';
import { hiddenField } from '../support/professional.js';
import { visitor } from '../support/visitor.js';
import { sendNonsense } from './marked-nonsense.js';
import { BORN, markedPerson, type Marked } from './marked-person.js';
import { softwareAtWork } from './marked-software.js';
import type { Markers } from './markers.js';
import type { OwnHome } from './own-home.js';

const PEOPLE = 20;
export interface Life {
  readonly files: readonly Buffer[];
  readonly done: ReadonlyMap<string, number>;
}

/** Everything once; answers the files that were sent, and how often each kind of thing succeeded. */
export async function liveMarkedLife({ world }: OwnHome, marker: Markers): Promise<Life> {
  const files: Buffer[] = [];
  const done = new Map<string, number>();
  const count = (what: string, succeeded: boolean): void => {
    if (succeeded) done.set(what, (done.get(what) ?? 0) + 1);
  };
  const fhir = await fhirWorld(world.house);
  try {
    const people: Marked[] = [];
    for (let number = 1; number <= PEOPLE; number += 1) people.push(await markedPerson(world, marker, number));
    for (const person of people) {
      const ids = await softwareAtWork(world, fhir, marker, person, files, count);
      await ownPages(marker, person, ids, files, count);
      await atTheDesk(marker, person, ids, files, count);
      if (person.number <= 10) await atTheDoor(world, marker, person, count);
    }
    await sendNonsense(world, fhir, marker, people);
  } finally {
    await fhir.close();
  }
  return { files, done };
}

async function ownPages(
  marker: Markers,
  { citizen, professional }: Marked,
  ids: readonly string[],
  files: Buffer[],
  count: (what: string, succeeded: boolean) => void,
): Promise<void> {
  const pages = [
    '/accueil',
    '/documents',
    '/acces',
    '/acces/bloquer',
    '/historique',
    '/historique?montrer=consultations',
    '/parametres',
  ];
  for (const page of [
    ...pages,
    `/documents?titre=${marker.of('search by title')}`,
    `/documents?auteur=${marker.of('search by author')}`,
  ])
    count('page', (await citizen.get(page)).status === 200);
  const file = {
    name: `${marker.of('name of a file')}.txt`,
    type: 'text/plain',
    bytes: Buffer.from(`Je note : ${marker.of('text of the person')}`),
  };
  files.push(file.bytes);
  const added = await citizen.upload(
    '/documents/ajouter',
    { type: 'DOCPAT02', titre: marker.of('title by the person'), formulaire: 'a' },
    file,
  );
  count('upload', added.status === 303);
  for (const href of [
    ...ids.map((id) => `/documents/${id}`),
    ...(added.location === undefined ? [] : [added.location]),
  ]) {
    count('document page', (await citizen.get(href)).status === 200);
    count('download', (await citizen.get(`${href}/contenu`)).status === 200);
  }
  const [first = ''] = ids;
  for (const act of ['masquer', 'montrer', 'masquer'])
    count('hide', (await citizen.post(`/documents/${first}/${act}`)).status === 303);
  if (added.location !== undefined)
    for (const act of ['retirer', 'remettre'])
      count('remove', (await citizen.post(`${added.location}/${act}`)).status === 303);
  for (const act of ['bloquer', 'debloquer'])
    count('block', (await citizen.post(`/acces/${act}`, { professionnel: professional.idNatPs })).status === 303);
  for (const valeur of ['oui', 'non'])
    count('setting', (await citizen.post('/acces/reglages', { reglage: 'objectsToSamu', valeur })).status === 303);
  for (const reglage of [marker.of('name of a setting')])
    await citizen.post('/acces/reglages', { reglage, valeur: 'oui' });
}

async function atTheDesk(
  marker: Markers,
  { desk, ins, familyName, givenName }: Marked,
  ids: readonly string[],
  files: Buffer[],
  count: (what: string, succeeded: boolean) => void,
): Promise<void> {
  await desk.post('/pro/recherche', {
    ins,
    nom: marker.of('wrong name'),
    prenom: marker.of('wrong given name'),
    ...BORN,
  });
  await desk.post('/pro/recherche', {
    ins: '279035121518989',
    nom: marker.of('name of nobody'),
    prenom: 'Camille',
    ...BORN,
  });
  const found = await desk.post('/pro/recherche', { ins, nom: familyName, prenom: givenName, ...BORN });
  count('found', found.location === '/pro/patient');
  const page = await desk.get('/pro/patient/deposer');
  const hidden = Object.fromEntries(
    ['patient', 'formulaire', 'remplace'].map((name) => [name, hiddenField(page.body, name)]),
  );
  const bytes = Buffer.from(`Je soussigné : ${marker.of('text at the desk')}`);
  files.push(bytes);
  const receipt = await desk.upload(
    '/pro/patient/deposer',
    { ...hidden, type: '11488-4', titre: marker.of('title at the desk'), confidentialite: 'N' },
    { name: `${marker.of('name of a file at the desk')}.txt`, type: 'text/plain', bytes },
  );
  count('deposit at the desk', receipt.status === 201);
  const { patient = '' } = hidden;
  const begun = await desk.post('/pro/patient/urgence', {
    patient,
    motif: marker.of('reason of an emergency'),
    situation: 'bris_de_glace',
  });
  count('emergency', begun.location === '/pro/patient');
  count('list', (await desk.get('/pro/patient')).status === 200);
  await desk.get(`/pro/patient?mots=${marker.of('search at the desk')}`);
  for (const id of ids) await desk.get(`/pro/patient/documents/${id}`);
  await desk.post('/pro/patient/quitter');
  count('home', (await desk.get('/pro')).status === 200);
}

async function atTheDoor(
  world: OwnHome['world'],
  marker: Markers,
  { number, username, password, totpSecret }: Marked,
  count: (what: string, succeeded: boolean) => void,
): Promise<void> {
  const browser = visitor(world.app, `198.51.100.${number}`);
  const enter = async (name: string, secret: string) =>
    browser.submit(await browser.get('/connexion'), '/connexion', { username: name, password: secret });
  count('wrong password', (await enter(username, marker.of('wrong password'))).status === 401);
  count('unknown username', (await enter(marker.of('unknown username'), 'Girafe-lente-7')).status === 401);
  const accepted = await enter(username, password);
  count('password', accepted.status === 303);
  const code = currentCode(totpSecret, world.clock.real());
  const ended = await browser.submit(await browser.follow(accepted), '/connexion/code', { code });
  count('signed in', ended.status === 303);
}

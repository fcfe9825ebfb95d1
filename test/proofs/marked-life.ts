// The life of twenty people in which every text that anybody may write is a marker: over the pages and over FHIR, well and badly asked.
import { createHash } from 'node:crypto';
import { createAccount, currentCode, newTotpSecret, saveProfessional, saveStructure } from '../../src/identity/index.js';
import type { Professional, Structure } from '../../src/identity/index.js';
import type { IdNatPs, RecordId, StructureId } from '../../src/kernel/ids.js';
import { aRecord, testIns } from '../support/cast.js';
import { signedIn, type Citizen } from '../support/citizen.js';
import {
  depositBundle,
  documentReference,
  fhirWorld,
  iuaOf,
  HOSPITAL,
  PHYSICIAN,
  type Enveloped,
  type FhirWorld,
} from '../support/fhir-software.js';
import { pdf, pdfStream } from '../support/files.js';
import { fileBody, minimalCda, recordTarget, sectionBody } from '../support/minimal-cda.js';
import { hiddenField, workbenchOf, type Workbench } from '../support/professional.js';
import { visitor } from '../support/visitor.js';
import type { OwnHome } from './own-home.js';

export interface Markers {
  /** A text of twelve letters that occurs nowhere else. `place` says what it stands in. */
  of(place: string): string;
  /** What else must not be found: numbers of people, whole files. */
  also(what: string, text: string): string;
  readonly texts: ReadonlyMap<string, string>;
}

/** Markers made of nothing but how many there were before, so that a failure can be looked for again. */
export function markers(): Markers {
  const texts = new Map<string, string>();
  const letters = 'BCDFGHJKLMNPQRSTVWXZ';
  return {
    texts,
    of(place) {
      const hash = createHash('sha256').update(`marker ${texts.size}`).digest();
      const text = `QZ${[...hash.subarray(0, 10)].map((byte) => letters[byte % letters.length] ?? 'B').join('')}`;
      texts.set(text, place);
      return text;
    },
    also(what, text) {
      texts.set(text, what);
      return text;
    },
  };
}

const PEOPLE = 20;
const BORN = { 'naissance-day': '12', 'naissance-month': '5', 'naissance-year': '1975' };

interface Marked {
  readonly number: number;
  readonly recordId: RecordId;
  readonly familyName: string;
  readonly givenName: string;
  readonly ins: string;
  readonly citizen: Citizen;
  readonly professional: Professional;
  readonly structure: Structure;
  readonly desk: Workbench;
  readonly username: string;
  readonly password: string;
  readonly totpSecret: string;
}

export interface Life {
  readonly files: readonly Buffer[];
  readonly done: ReadonlyMap<string, number>;
}

type Call = (method: 'GET' | 'POST', url: string, body?: object | string, more?: Record<string, string>) => Promise<{ status: number; body: string }>;

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
      const ids = await software(world, fhir, marker, person, files, count);
      await ownPages(marker, person, ids, files, count);
      await atTheDesk(marker, person, ids, files, count);
      if (person.number <= 10) await atTheDoor(world, marker, person, count);
    }
    await nonsense(world, fhir, marker, people);
  } finally {
    await fhir.close();
  }
  return { files, done };
}

async function markedPerson(world: OwnHome['world'], marker: Markers, number: number): Promise<Marked> {
  const { house } = world;
  const { directory } = house.database;
  const [familyName, givenName] = [marker.of('family name'), marker.of('given name')];
  const recordId = await aRecord(house, number, {
    familyName,
    givenNames: [givenName],
    email: `${marker.of('e-mail')}@exemple.fr`,
    vitaleSerial: `${marker.of('serial of the card')}`,
  });
  const structure: Structure = {
    id: `19900001${String(number).padStart(2, '0')}` as StructureId,
    name: `Cabinet ${marker.of('name of a structure')}`,
    sector: 'SA07',
    samu: false,
  };
  const professional: Professional = {
    idNatPs: `8997000010${String(number).padStart(2, '0')}` as IdNatPs,
    familyName: marker.of('family name of a professional'),
    givenName: marker.of('given name of a professional'),
    profession: '10',
  };
  await saveStructure(directory, house.keys.directory, structure);
  await saveProfessional(directory, house.keys.directory, professional, [structure.id]);
  const username = number > 10 ? `personne-${number}` : marker.of('username');
  const password = number > 10 ? 'Girafe-lente-7' : `${marker.of('password')}-7`;
  const totpSecret = newTotpSecret();
  // Hashing a password takes its time: half of them sign in.
  if (number <= 10)
    await createAccount(house, recordId, { username, password, totpSecret, at: house.clock.domain() });
  return {
    number,
    recordId,
    familyName,
    givenName,
    ins: marker.also('INS', testIns(number).value),
    citizen: await signedIn(world, recordId, `${givenName} ${familyName}`),
    professional,
    structure,
    desk: await workbenchOf(world, { professional, structure }),
    username,
    password,
    totpSecret,
  };
}

const callerOf =
  (world: OwnHome['world'], token: string | undefined): Call =>
  async (method, url, body, more = {}) => {
    const answer = await world.app.inject({
      method,
      url,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/fhir+json' }),
        ...more,
      },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.statusCode, body: answer.body };
  };

/** A PDF with this text drawn on its page, written out or compressed. */
const pdfOf = (text: string, compressed: boolean): Buffer =>
  pdf({ objects: [pdfStream(Buffer.from(`BT /F1 12 Tf 20 150 Td (${text}) Tj ET`), compressed)] });

async function software(
  world: OwnHome['world'],
  fhir: FhirWorld,
  marker: Markers,
  person: Marked,
  files: Buffer[],
  count: (what: string, succeeded: boolean) => void,
): Promise<string[]> {
  const { number, ins, familyName, givenName } = person;
  const token = await fhir.token({
    subject_name: marker.of('name in an assertion'),
    subject_organization: marker.of('organisation in an assertion'),
  });
  const call = callerOf(world, token);
  const identifier = `urn:oid:1.2.250.1.213.1.4.10|${ins}`;
  const consent = await call('POST', '/fhir/Consent', consentOf(ins, world.house.clock.domain()));
  count('consent', consent.status === 201);

  const uniqueId = (n: number): string => `2.25.${marker.also('identifier of a document', `7${createHash('sha256').update(`${number} ${n}`).digest().readBigUInt64BE()}`)}`;
  const titled = (bytes: Buffer, change: Partial<Enveloped>): Enveloped => {
    files.push(bytes);
    return { bytes, ins: { value: ins }, uniqueId: `urn:oid:${uniqueId(files.length)}`, title: `Compte rendu ${marker.of('title')}`, ...change };
  };
  const text = titled(Buffer.from(`Le patient dit : ${marker.of('text of a file')}`), {});
  const paper = titled(pdfOf(marker.of('text of a PDF'), number % 2 === 0), { contentType: 'application/pdf' });
  const ids: string[] = [];
  for (const one of [text, paper]) {
    const resource = documentReference(one);
    resource['description'] = marker.of('description');
    const made = await call('POST', '/fhir/DocumentReference', resource);
    count('deposit', made.status === 201);
    if (made.status === 201) ids.push((JSON.parse(made.body) as { id: string }).id);
  }

  const documentId = uniqueId(0);
  const cda = Buffer.from(
    minimalCda({
      documentId: `<id root="${documentId}"/>`,
      recordTargets: recordTarget({
        ids: `<id root="1.2.250.1.213.1.4.10" extension="${ins}"/>`,
        name: `<family qualifier="BR">${familyName}</family><given>${givenName}</given>`,
        birth: '<birthTime value="19750512"/>',
      }).replace('<birthplace><place><addr><county>51215</county></addr></place></birthplace>', ''),
      title: `<title>${marker.of('title of a CDA')}</title>`,
      body:
        number % 3 === 0
          ? fileBody('application/pdf', pdfOf(marker.of('text of a PDF in a CDA'), false).toString('base64'))
          : sectionBody(`<paragraph>${marker.of('narrative of a CDA')}</paragraph>`),
    }),
  );
  const bundle = await call('POST', '/fhir', depositBundle([titled(cda, { contentType: 'text/xml', type: '11502-2', uniqueId: `urn:oid:${documentId}`, date: '2024-01-05T09:30:00+01:00' })]));
  count('deposit of a CDA', bundle.status === 200);
  const entries = bundle.status === 200 ? (JSON.parse(bundle.body) as { entry: { response: { location?: string } }[] }).entry : [];
  ids.push(...entries.flatMap(({ response }) => /DocumentReference\/([^/]+)/.exec(response.location ?? '')?.[1] ?? []));

  const search = await call('GET', `/fhir/DocumentReference?patient.identifier=${identifier}&status=current`);
  count('search', search.status === 200 && search.body.includes(ids[0] ?? 'nothing'));
  const form = new URLSearchParams({ 'patient.identifier': identifier, status: 'current' }).toString();
  const posted = await call('POST', '/fhir/DocumentReference/_search', form, { 'content-type': 'application/x-www-form-urlencoded' });
  count('search', posted.status === 200);
  for (const name of ['identifier', 'author.identifier', 'type', 'category'])
    await call('GET', `/fhir/DocumentReference?patient.identifier=${identifier}&status=current&${name}=${marker.of(`search by ${name}`)}`);
  await call('GET', `/fhir/Patient?identifier=${identifier}`);
  for (const id of ids) {
    const { status, body } = await call('GET', `/fhir/DocumentReference/${id}`);
    count('read', status === 200);
    const url = /"url":"[^"]*(\/fhir\/Binary\/[^"]+)"/.exec(body)?.[1] ?? '/fhir/Binary/none';
    count('download', (await call('GET', url)).status === 200);
  }

  const emergency = callerOf(
    world,
    await fhir.token({
      purpose_of_use: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.248', code: 'bris_de_glace' }],
      purpose_reason: marker.of('reason of an emergency over FHIR'),
    }),
  );
  count('emergency over FHIR', (await emergency('GET', `/fhir/DocumentReference?patient.identifier=${identifier}&status=current`)).status === 200);
  return ids;
}

const consentOf = (ins: string, now: number): object => {
  const professional = { identifier: { system: 'urn:oid:1.2.250.1.71.4.2.1', value: PHYSICIAN.idNatPs } };
  const role = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] };
  return {
    resourceType: 'Consent',
    status: 'active',
    dateTime: new Date(now).toISOString(),
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
    category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
    patient: { identifier: { system: 'urn:oid:1.2.250.1.213.1.4.10', value: ins } },
    performer: [professional],
    provision: { type: 'permit', period: { end: new Date(now + 3_600_000).toISOString() }, actor: [{ role, reference: professional }] },
  };
};

async function ownPages(
  marker: Markers,
  { citizen, professional }: Marked,
  ids: readonly string[],
  files: Buffer[],
  count: (what: string, succeeded: boolean) => void,
): Promise<void> {
  const pages = ['/accueil', '/documents', '/acces', '/acces/bloquer', '/historique', '/historique?montrer=consultations', '/parametres'];
  for (const page of [...pages, `/documents?titre=${marker.of('search by title')}`, `/documents?auteur=${marker.of('search by author')}`])
    count('page', (await citizen.get(page)).status === 200);
  const file = { name: `${marker.of('name of a file')}.txt`, type: 'text/plain', bytes: Buffer.from(`Je note : ${marker.of('text of the person')}`) };
  files.push(file.bytes);
  const added = await citizen.upload('/documents/ajouter', { type: 'DOCPAT02', titre: marker.of('title by the person'), formulaire: 'a' }, file);
  count('upload', added.status === 303);
  for (const href of [...ids.map((id) => `/documents/${id}`), ...(added.location === undefined ? [] : [added.location])]) {
    count('document page', (await citizen.get(href)).status === 200);
    count('download', (await citizen.get(`${href}/contenu`)).status === 200);
  }
  const [first = ''] = ids;
  for (const act of ['masquer', 'montrer', 'masquer']) count('hide', (await citizen.post(`/documents/${first}/${act}`)).status === 303);
  if (added.location !== undefined)
    for (const act of ['retirer', 'remettre']) count('remove', (await citizen.post(`${added.location}/${act}`)).status === 303);
  for (const act of ['bloquer', 'debloquer']) count('block', (await citizen.post(`/acces/${act}`, { professionnel: professional.idNatPs })).status === 303);
  for (const valeur of ['oui', 'non']) count('setting', (await citizen.post('/acces/reglages', { reglage: 'objectsToSamu', valeur })).status === 303);
  for (const reglage of [marker.of('name of a setting')]) await citizen.post('/acces/reglages', { reglage, valeur: 'oui' });
}

async function atTheDesk(
  marker: Markers,
  { desk, ins, familyName, givenName }: Marked,
  ids: readonly string[],
  files: Buffer[],
  count: (what: string, succeeded: boolean) => void,
): Promise<void> {
  await desk.post('/pro/recherche', { ins, nom: marker.of('wrong name'), prenom: marker.of('wrong given name'), ...BORN });
  await desk.post('/pro/recherche', { ins: '279035121518989', nom: marker.of('name of nobody'), prenom: 'Camille', ...BORN });
  const found = await desk.post('/pro/recherche', { ins, nom: familyName, prenom: givenName, ...BORN });
  count('found', found.location === '/pro/patient');
  const page = await desk.get('/pro/patient/deposer');
  const hidden = Object.fromEntries(['patient', 'formulaire', 'remplace'].map((name) => [name, hiddenField(page.body, name)]));
  const bytes = Buffer.from(`Je soussigné : ${marker.of('text at the desk')}`);
  files.push(bytes);
  const receipt = await desk.upload(
    '/pro/patient/deposer',
    { ...hidden, type: '11488-4', titre: marker.of('title at the desk'), confidentialite: 'N' },
    { name: `${marker.of('name of a file at the desk')}.txt`, type: 'text/plain', bytes },
  );
  count('deposit at the desk', receipt.status === 201);
  const { patient = '' } = hidden;
  const begun = await desk.post('/pro/patient/urgence', { patient, motif: marker.of('reason of an emergency'), situation: 'bris_de_glace' });
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

/** What nobody should send: each is answered, none is kept. */
async function nonsense(world: OwnHome['world'], fhir: FhirWorld, marker: Markers, people: readonly Marked[]): Promise<void> {
  const [one, two] = people;
  if (one === undefined || two === undefined) throw new Error('nobody is there');
  const { citizen } = one;
  const call = callerOf(world, await fhir.token());
  const open = callerOf(world, undefined);
  const identifier = `urn:oid:1.2.250.1.213.1.4.10|${one.ins}`;
  const search = `/fhir/DocumentReference?patient.identifier=${identifier}&status=current`;
  for (let n = 0; n < 2; n += 1) {
    for (const body of [`{"resourceType":"${marker.of('malformed JSON')}`, `{"${marker.of('key of a resource')}":1}`, `<${marker.of('XML')}>`, '['.repeat(5_000) + marker.of('deep JSON')])
      for (const url of ['/fhir', '/fhir/DocumentReference', '/fhir/Consent']) await call('POST', url, body);
    for (const text of [`'; select '${marker.of('SQL')}'::int; --`, `${marker.of('with a zero')}\u0000`, `${marker.of('over-long')}${'x'.repeat(9_000)}`, `\ud800${marker.of('half a character')}`]) {
      const written = encodeURIComponent(text.isWellFormed() ? text : text.toWellFormed());
      for (const name of ['type', 'category', 'author.identifier', 'identifier', '_id', 'date', '_count', '_until', 'security-label', 'isArchived', marker.of('name of a parameter')])
        await call('GET', `${search}&${encodeURIComponent(name)}=${written}`);
      await call('GET', `/fhir/DocumentReference?patient=${written}&status=current`);
      await call('GET', `/fhir/Patient?identifier=${written}`);
      for (const url of ['/documents?titre=', '/documents?auteur=', '/documents?annee=', '/historique?avant=', '/historique?montrer=', '/acces/bloquer?professionnel=', '/connexion?retour=/', '/langue?lang='])
        await citizen.get(`${url}${written}`);
      for (const [url, field] of [['/acces/bloquer', 'rpps'], ['/acces/debloquer', 'rpps'], ['/acces/accords/fin', 'accord'], ['/acces/reglages', 'valeur'], ['/accueil/lus', 'id']] as const)
        await citizen.post(url, { [field]: text });
      await citizen.upload('/documents/ajouter', { type: text, titre: text, 'date-year': text, formulaire: 'b' });
      await two.desk.post('/pro/recherche', { ins: text, nom: text, prenom: text, ...BORN });
    }
    for (const url of ['/documents/', '/pro/patient/documents/', '/fhir/DocumentReference/', '/fhir/Binary/', '/fhir/Patient/', '/'])
      await open('GET', `${url}${marker.of('unknown id')}`);
    const stranger = two.citizen;
    await stranger.get(`/documents/d${marker.of('unknown id of a person')}`);
    await call('GET', `/fhir/DocumentReference/d${marker.of('unknown id of software')}`);
    await open('GET', '/fhir/metadata', undefined, { 'user-agent': marker.of('user agent'), referer: `https://${marker.of('referer')}.fr/`, cookie: `carnet_session=${marker.of('cookie')}` });
    await open('GET', '/documents', undefined, { authorization: `Bearer ${marker.of('authorization')}`, accept: marker.of('accept') });
    await open('GET', search, undefined, { authorization: `Bearer ${marker.of('wrong token')}` });
    const assertion = await fhir.assertion(fhir.hospital, iuaOf(PHYSICIAN, HOSPITAL), { iss: marker.of('issuer'), jti: marker.of('jti') });
    for (const wrong of [assertion, await fhir.assertion(fhir.hospital, iuaOf({ ...PHYSICIAN, idNatPs: marker.of('unknown professional') as IdNatPs }, HOSPITAL))])
      await open('POST', '/oauth/token', new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: wrong, scope: marker.of('scope') }).toString(), { 'content-type': 'application/x-www-form-urlencoded' });
  }
}

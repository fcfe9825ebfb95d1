// The questions a reader puts to a world, and the whole answer as bytes: without the date, cookies, tokens of forms and the request's id.
import { aDraft } from '../support/cast.js';
import { AUTHOR, type Answered, type Life } from './world-side.js';
import { historyOfRepresentative, listOfRepresentative } from './representative-view.js';
import { commonName, secretName, type Family, type Step } from './world-steps.js';

export interface Question {
  readonly name: string;
  ask(life: Life): Promise<Answered>;
}

export function questionsFor(family: Family, step: Step): readonly Question[] {
  // A document only one world has: the newest, and an older one.
  const names = [
    secretName(step),
    secretName({ ...step, n: Math.floor(step.n * step.roll[1]) }),
    commonName(step),
    `${step.record} premier`,
  ];
  switch (family) {
    case 'hidden':
      return [...overFhir(names), ...atTheDesk(names)];
    case 'withheld':
      return onPages(names);
    case 'minor':
      return [
        { name: 'list of the parent', ask: listOfRepresentative },
        { name: 'list of the parent, archived too', ask: (life) => listOfRepresentative(life, true) },
        { name: 'history of the parent', ask: historyOfRepresentative },
      ];
  }
}

function overFhir(names: readonly string[]): readonly Question[] {
  const search = (narrowed: string): Question =>
    fhir(`search ${narrowed}`, 'GET', (life) => `/fhir/DocumentReference?${life.patient()}&${narrowed}`);
  return [
    search('status=current'),
    search('status=superseded'),
    search('status=current,superseded,entered-in-error'),
    search('status=current,superseded&_summary=count'),
    search('status=current&_count=1'),
    search('status=current&_count=2&_offset=1'),
    search('status=current&isArchived=true,false'),
    search('status=current&type=11488-4'),
    search('status=current&category=10'),
    search('status=current&security-label=N'),
    search('status=current&date=ge2026-01-01'),
    search(`status=current&author.identifier=${AUTHOR}`),
    fhir('patient', 'GET', (life) => `/fhir/Patient?${life.patient().replace('patient.identifier', 'identifier')}`),
    ...names.flatMap((name) => [
      fhir('read', 'GET', (life) => `/fhir/DocumentReference/${life.idOf(name)}`),
      fhir('bytes', 'GET', (life) => `/fhir/Binary/${life.idOf(name)}`),
      search(`status=current&identifier=${aDraft(name).uniqueId}`),
      fhir(
        'search by id',
        'GET',
        (life) => `/fhir/DocumentReference?${life.patient()}&status=current&_id=${life.idOf(name)}`,
      ),
      fhir('archive', 'PATCH', (life) => `/fhir/DocumentReference/${life.idOf(name)}`, [
        { op: 'replace', path: '/status', value: 'entered-in-error' },
      ]),
    ]),
  ];
}

const fhir = (name: string, method: 'GET' | 'PATCH', url: (life: Life) => string, body?: unknown): Question => ({
  name: `${method} ${name}`,
  async ask(life) {
    const address = url(life);
    const answer = await life.fhir.app.inject({
      method,
      url: address,
      headers: {
        authorization: `Bearer ${life.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json-patch+json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return answered(answer.statusCode, answer.headers, answer.body, address);
  },
});

function atTheDesk(names: readonly string[]): readonly Question[] {
  const page = (path: (life: Life) => string): Question => ({
    name: `desk ${path.name}`,
    async ask(life) {
      const url = path(life);
      const seen = await life.desk.get(url);
      return answered(seen.status, seen.headers, clean(seen.body, life.desk.csrf), url);
    },
  });
  return [
    page(() => '/pro/patient'),
    page(() => '/pro/patient?titre=secret'),
    page(() => '/pro/patient?archives=oui'),
    ...names.flatMap((name) => [
      page((life) => `/pro/patient/documents/${life.idOf(name)}`),
      page((life) => `/pro/patient/documents/${life.idOf(name)}/contenu`),
    ]),
  ];
}

function onPages(names: readonly string[]): readonly Question[] {
  const page = (path: (life: Life) => string): Question => ({
    name: `page ${path.toString().slice(6, 60)}`,
    async ask(life) {
      const url = path(life);
      const answer = await life.person.get(url);
      return answered(answer.status, answer.headers, clean(answer.body, life.person.csrf), url);
    },
  });
  const post = (path: (life: Life) => string): Question => ({
    name: `form ${path.toString().slice(6, 60)}`,
    async ask(life) {
      const url = path(life);
      const answer = await life.person.post(url);
      return answered(answer.status, answer.headers, clean(answer.body, life.person.csrf), url);
    },
  });
  return [
    page(() => '/accueil'),
    page(() => '/documents'),
    page(() => '/documents?archives=oui'),
    page(() => '/documents?titre=secret'),
    page(() => `/documents?auteur=${AUTHOR}`),
    page(() => '/documents?categorie=biology'),
    page(() => '/historique?montrer=everything'),
    page(() => '/historique?montrer=reads'),
    page(() => '/acces'),
    page(() => '/acces/bloquer'),
    page(() => '/parametres'),
    ...names.flatMap((name) => [
      page((life) => `/documents/${life.idOf(name)}`),
      page((life) => `/documents/${life.idOf(name)}/contenu`),
      page((life) => `/documents/${life.idOf(name)}/retirer`),
    ]),
    ...names
      .slice(0, 2)
      .flatMap((name) => [
        post((life) => `/documents/${life.idOf(name)}/masquer`),
        post((life) => `/documents/${life.idOf(name)}/retirer`),
      ]),
  ];
}

const clean = (body: string, csrf: string): string =>
  body
    .replaceAll(csrf, 'csrf')
    .replaceAll(/name="formulaire" value="[^"]*"/g, '')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=<)/g, 'request');

function answered(status: number, headers: Readonly<Record<string, unknown>>, body: string, url: string): Answered {
  const kept = Object.entries(headers).filter(([name]) => name !== 'date' && name !== 'set-cookie');
  return { status, bytes: JSON.stringify([url, status, body, kept]) };
}

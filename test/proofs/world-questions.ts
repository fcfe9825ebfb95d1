// The questions a reader puts to a world, and the whole answer as bytes: without the date, cookies, tokens of forms and the request's id.
import { aDraft } from '../support/cast.js';
import { AUTHOR, type Side } from './world-side.js';
import { historyOfRepresentative, listOfRepresentative } from './representative-view.js';
import { commonName, secretName, type Family, type Step } from './world-steps.js';

export interface Answered {
  readonly status: number | string;
  readonly bytes: string;
}

export interface Question {
  readonly name: string;
  ask(side: Side): Promise<Answered>;
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
        { name: 'list of the parent, archived too', ask: (side) => listOfRepresentative(side, true) },
        { name: 'history of the parent', ask: historyOfRepresentative },
      ];
  }
}

function overFhir(names: readonly string[]): readonly Question[] {
  const search = (narrowed: string): Question =>
    fhir(`search ${narrowed}`, 'GET', (side) => `/fhir/DocumentReference?${side.patient()}&${narrowed}`);
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
    fhir('patient', 'GET', (side) => `/fhir/Patient?${side.patient().replace('patient.identifier', 'identifier')}`),
    ...names.flatMap((name) => [
      fhir('read', 'GET', (side) => `/fhir/DocumentReference/${side.idOf(name)}`),
      fhir('bytes', 'GET', (side) => `/fhir/Binary/${side.idOf(name)}`),
      search(`status=current&identifier=${aDraft(name).uniqueId}`),
      fhir(
        'search by id',
        'GET',
        (side) => `/fhir/DocumentReference?${side.patient()}&status=current&_id=${side.idOf(name)}`,
      ),
      fhir('archive', 'PATCH', (side) => `/fhir/DocumentReference/${side.idOf(name)}`, [
        { op: 'replace', path: '/status', value: 'entered-in-error' },
      ]),
    ]),
  ];
}

const fhir = (name: string, method: 'GET' | 'PATCH', url: (side: Side) => string, body?: unknown): Question => ({
  name: `${method} ${name}`,
  async ask(side) {
    const address = url(side);
    const answer = await side.fhir.app.inject({
      method,
      url: address,
      headers: {
        authorization: `Bearer ${side.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json-patch+json' }),
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    });
    return answered(answer.statusCode, answer.headers, answer.body, address);
  },
});

function atTheDesk(names: readonly string[]): readonly Question[] {
  const page = (path: (side: Side) => string): Question => ({
    name: `desk ${path.name}`,
    async ask(side) {
      const url = path(side);
      const seen = await side.desk.get(url);
      return answered(seen.status, seen.headers, clean(seen.body, side.desk.csrf), url);
    },
  });
  return [
    page(() => '/pro/patient'),
    page(() => '/pro/patient?titre=secret'),
    page(() => '/pro/patient?archives=oui'),
    ...names.flatMap((name) => [
      page((side) => `/pro/patient/documents/${side.idOf(name)}`),
      page((side) => `/pro/patient/documents/${side.idOf(name)}/contenu`),
    ]),
  ];
}

function onPages(names: readonly string[]): readonly Question[] {
  const page = (path: (side: Side) => string): Question => ({
    name: `page ${path.toString().slice(6, 60)}`,
    async ask(side) {
      const url = path(side);
      const answer = await side.person.get(url);
      return answered(answer.status, answer.headers, clean(answer.body, side.person.csrf), url);
    },
  });
  const post = (path: (side: Side) => string): Question => ({
    name: `form ${path.toString().slice(6, 60)}`,
    async ask(side) {
      const url = path(side);
      const answer = await side.person.post(url);
      return answered(answer.status, answer.headers, clean(answer.body, side.person.csrf), url);
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
      page((side) => `/documents/${side.idOf(name)}`),
      page((side) => `/documents/${side.idOf(name)}/contenu`),
      page((side) => `/documents/${side.idOf(name)}/retirer`),
    ]),
    ...names
      .slice(0, 2)
      .flatMap((name) => [
        post((side) => `/documents/${side.idOf(name)}/masquer`),
        post((side) => `/documents/${side.idOf(name)}/retirer`),
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

// Every address of a route in a record of two worlds, and its whole answer as bytes.
import assert from 'node:assert/strict';
import type { Route } from '../../src/platform/route.js';
import { aDraft } from '../support/cast.js';
import { urlOf } from './route-questions.js';
import { AUTHOR, type Life } from './world-side.js';
import { commonName, secretName } from './world-steps.js';

export const STEPS = 14;
export const RECORD = 0;

/** Documents one world has, documents both have. */
const NAMES = [
  ...Array.from({ length: STEPS }, (_, n) => secretName({ record: RECORD, n })),
  ...Array.from({ length: 4 }, (_, n) => commonName({ record: RECORD, n })),
  `${RECORD} premier`,
];

/** What stands for the token of a form where there is none. */
export const NO_FORM = '\u0000';
const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const clean = (body: string, csrf: string): string =>
  body
    .replaceAll(csrf, 'csrf')
    .replaceAll(/name="formulaire" value="[^"]*"/g, '')
    .replaceAll(uuids, 'request')
    // The place of an entry in its chain, sealed into its id.
    .replaceAll(/AuditEvent\/t[\w.-]{50,}|"id":"t[\w.-]{50,}"|id value="t[\w.-]{50,}"/g, 'entry')
    // Sealed bytes are never the same twice: their length is compared.
    .replaceAll(/"(entry|blind)": "([^"]*)"/g, (_, name: string, sealed: string) => `"${name}": ${sealed.length}`);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export const bytes = ({ status, headers, body }: Answer, csrf: string): string =>
  JSON.stringify([
    status,
    Object.entries(headers).filter(([name]) => name !== 'date' && name !== 'set-cookie'),
    clean(body, csrf),
  ]);

export function same(one: string, other: string, url: string): void {
  if (one === other) return;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 200), at + 300);
  assert.fail(`${url} differs:\n…${around(one)}…\n…${around(other)}…`);
}

/** Every address of a route: with each id where it takes one. */
export const addresses = (route: Route, life: Life): string[] =>
  route.path.includes(':id') ? NAMES.map((name) => urlOf(route, life.idOf(name))) : [urlOf(route)];

/** Every address of a route of /fhir that asks of this record. */
export function overFhir(path: string, life: Life): string[] {
  const token = life.patient().replace('patient.identifier=', '');
  const patientId = life.world.house.publicIds.of('patient', life.recordId, life.recordId);
  switch (path) {
    case '/fhir/DocumentReference':
      return SEARCHES.map((search) => `${path}?patient.identifier=${token}&${search}`);
    case '/fhir/List':
      return ['', '&_count=1', '&date=ge2026-01-01', '&_summary=count'].map(
        (rest) => `${path}?patient.identifier=${token}&code=submissionset&status=current${rest}`,
      );
    case '/fhir/AuditEvent':
    case '/fhir/Consent':
      return ['', '&_count=1', '&_summary=count'].map((rest) => `${path}?patient.identifier=${token}${rest}`);
    case '/fhir/Patient':
    case '/fhir/Patient/$summary':
      return [`${path}?identifier=${token}`];
    case '/fhir/Patient/$ihe-pix':
      return [`${path}?sourceIdentifier=${token}`];
    case '/fhir/Patient/:id':
    case '/fhir/Patient/:id/$summary':
      return [path.replace(':id', patientId)];
    default:
      assert.ok(path.endsWith('/:id'), `nobody has said how ${path} is asked`);
      return NAMES.map((name) => path.replace(':id', life.idOf(name)));
  }
}

const SEARCHES = [
  'status=current',
  'status=superseded',
  'status=entered-in-error',
  'status=current,superseded,entered-in-error&isArchived=true,false',
  'status=current&_summary=count',
  'status=current&_summary=true',
  'status=current&_total=accurate',
  'status=current&_count=0',
  'status=current&_count=1',
  'status=current&_count=2&_offset=1',
  'status=current&_count=1&_offset=40',
  'status=current&_sort=-date',
  'status=current&_elements=id,type',
  'status=current&_lastUpdated=ge2026-01-01',
  'status=current&_lastUpdated=lt2026-11-20T10:09:00%2B01:00',
  'status=current&creation=ge2026-01-01',
  'status=current&type=11488-4',
  'status=current&type=57833-6,18748-4',
  'status=current&category=10',
  'status=current&security-label=N',
  'status=current&security-label=R',
  'status=current&event=x',
  'status=current&facility=x',
  'status=current&setting=x',
  'status=current&format=x',
  'status=current&period=ge2026-01-01',
  'status=current&related=x',
  `status=current&author.identifier=${AUTHOR}`,
  ...NAMES.slice(0, 3).map((name) => `status=current&identifier=${aDraft(name).uniqueId}`),
];

// Asking routes by their own list: which they are, and the whole answer for comparing.
import type { Route } from '../../src/platform/route.js';
import { aProfessional, testIns } from '../support/cast.js';
import { steady, workbenchOf, type Workbench } from '../support/professional.js';
import type { World } from '../support/world.js';

export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;
export const isOpen = ({ decision }: Route): boolean => decision === 'everyone';
export const isFhir = ({ path }: Route): boolean => path === '/fhir' || path.startsWith('/fhir/');
export const isPro = ({ path }: Route): boolean => path === '/pro' || path.startsWith('/pro/');
export const isForOperators = ({ path }: Route): boolean => path.startsWith('/exploitation');
/** The pages of the help-desk and of auditors lead to a door of their own: their tests ask them (`src/help`, `src/oversight`). */
export const isForStaff = ({ path }: Route): boolean => /^\/(assistance\/poste|controle)\b/.test(path);
/** Whoever was let in with a code: their pages lead to a door of their own, and its tests ask them (`src/visit`). */
export const isForVisitors = ({ path }: Route): boolean => path === '/visite' || path.startsWith('/visite/');
/** Whoever asked after a death: a door of their own, and its tests (`src/heirs`). */
export const isForHeirs = ({ path }: Route): boolean => path === '/proche' || path.startsWith('/proche/');
export const isForPeople = (route: Route): boolean =>
  !isOpen(route) &&
  !isFhir(route) &&
  !isForOperators(route) &&
  !isForStaff(route) &&
  !isForVisitors(route) &&
  !isForHeirs(route);
export const changes = ({ method }: Route): boolean => method !== 'GET';
export const urlOf = ({ path }: Pick<Route, 'path'>, id = 'nobody'): string =>
  path
    .replace(':id', id)
    .replaceAll(/:[a-z]+/gi, '0')
    .replace('*', 'x');

export interface Asked {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A change of a document's state as software sends it. */
const SUPERSEDES = Buffer.from('[{"op":"replace","path":"/status","value":"superseded"}]');

/** Asks a route at this address, with these fields where it takes a form. */
export async function ask(
  { app }: World,
  route: Route,
  url: string,
  headers: Readonly<Record<string, string>> = {},
  fields?: Readonly<Record<string, string>>,
): Promise<Asked> {
  const form =
    route.method === 'PATCH'
      ? { type: 'application/json-patch+json', payload: SUPERSEDES }
      : route.body === 'multipart'
        ? multipart(fields ?? {})
        : { type: 'application/x-www-form-urlencoded', payload: Buffer.from(new URLSearchParams(fields).toString()) };
  const answer = await app.inject({
    method: route.method,
    url,
    headers: { ...headers, ...(route.method === 'GET' ? {} : { 'content-type': form.type, ...headers }) },
    ...(route.method === 'GET' ? {} : { payload: form.payload }),
  });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body };
}

function multipart(fields: Readonly<Record<string, string>>): { type: string; payload: Buffer } {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { type: 'multipart/form-data; boundary=b', payload: Buffer.from(`${parts.join('')}--b--\r\n`) };
}

/** The whole answer but for date, request id and the address it was asked at. */
export function bytes({ status, headers, body }: Asked, ...addresses: readonly string[]): string {
  const kept = Object.entries(headers).filter(([name]) => !['date', 'content-length'].includes(name));
  let text = steady(body);
  for (const address of addresses) text = text.replaceAll(encodeURIComponent(address), '').replaceAll(address, '');
  return JSON.stringify([status, kept, text]);
}

/** A professional at their place, signed in without the door. */
export async function atWork(world: World, id: string): Promise<Workbench> {
  const caller = aProfessional({ id });
  if (caller.kind !== 'professional') throw new Error('not a professional');
  return workbenchOf(world, caller);
}

/** The full identity of the person of that number, as the search asks for it. */
export const identity = (number: number): Record<string, string> => ({
  ins: testIns(number).value,
  nom: 'ESSAI',
  prenom: 'Camille',
  'naissance-day': '12',
  'naissance-month': '5',
  'naissance-year': '1975',
});

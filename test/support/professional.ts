// A professional at a browser, as the tests of their pages need them: signed in through the provider, or straight by a session.
import { demoPersons, demoProfessionals } from '../../src/demo/index.js';
import {
  findRecordByIns,
  readProfessional,
  sessionCookie,
  sessionsOf,
  type ProfessionalSession,
  type Structure,
} from '../../src/identity/index.js';
import type { IdNatPs, RecordId } from '../../src/kernel/ids.js';
import { aBrowser, type Browser, type Seen } from './cookie-browser.js';
import type { World } from './world.js';

const personaOf = (key: string) => {
  const found = demoProfessionals.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no professional called ${key}`);
  return found;
};

/** The whole way: the house, the provider's page, the password, and back. Answers the page it ends on. */
export async function signInThroughTheProvider(
  browser: Browser,
  key: string,
  change: { readonly password?: string; readonly from?: string } = {},
): Promise<Seen & { readonly at: string }> {
  const { username, password } = personaOf(key);
  const page = await browser.follow(await browser.get(change.from ?? '/pro'));
  return browser.follow(await browser.send(page.at, { username, password: change.password ?? password }));
}

export interface Workbench extends Browser {
  readonly csrf: string;
  readonly idNatPs: IdNatPs;
  /** Posts a form of ours with its token. */
  post(url: string, fields?: Readonly<Record<string, string>>): Promise<Seen>;
  /** Takes a persona's record in hand by their full identity; answers the page. */
  find(key: string, change?: Readonly<Record<string, string>>): Promise<Seen>;
}

/** A professional of the demo at one of their places of practice, signed in without the door. */
export async function workbench(world: World, key: string, place = 0): Promise<Workbench> {
  const { idNatPS } = personaOf(key);
  const { house } = world;
  const found = await readProfessional(house.database.directory, house.keys.directory, idNatPS as IdNatPs);
  const structure = found?.structures[place];
  if (found === undefined || structure === undefined) throw new Error(`${key} does not practise there`);
  const { active: _active, structures, ...professional } = found;
  return workbenchOf(world, { professional, structures, structure });
}

/** Any professional at a place of practice, signed in without the door. */
export async function workbenchOf(
  world: World,
  {
    professional,
    structure,
    structures = [structure],
  }: Pick<ProfessionalSession, 'professional'> & {
    readonly structure: Structure;
    readonly structures?: readonly Structure[];
  },
): Promise<Workbench> {
  const opened = await sessionsOf(world.house).open({ kind: 'professional', professional, structures, structure });
  const browser = aBrowser(world);
  browser.jar.set(sessionCookie(opened).name, opened.id);
  const post: Workbench['post'] = (url, fields = {}) => browser.send(url, { _csrf: opened.csrf, ...fields });
  return {
    ...browser,
    csrf: opened.csrf,
    idNatPs: professional.idNatPs,
    post,
    upload: (url, fields, file) => browser.upload(url, { _csrf: opened.csrf, ...fields }, file),
    find: (person, change = {}) => post('/pro/recherche', { ...identityOf(person), ...change }),
  };
}

/** A persona's full identity as the form asks for it. */
export function identityOf(key: string): Record<string, string> {
  const person = demoPersons.find((one) => one.key === key);
  if (person === undefined) throw new Error(`no persona called ${key}`);
  const [year = '', month = '', day = ''] = person.birthDate.split('-');
  return {
    ins: person.ins,
    nom: person.familyName,
    prenom: person.givenNames[0] ?? '',
    'naissance-day': day,
    'naissance-month': month,
    'naissance-year': year,
    sexe: '',
  };
}

export async function recordIdOf({ house }: World, key: string): Promise<RecordId> {
  const person = demoPersons.find((one) => one.key === key);
  if (person === undefined) throw new Error(`no persona called ${key}`);
  const found = await findRecordByIns(house.database.directory, house.keys.index, {
    oid: person.oid,
    value: person.ins,
  });
  if (found === undefined) throw new Error(`${key} has no record`);
  return found;
}

/** The value a hidden field of a page carries. */
export const hiddenField = (page: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';

/** Fails where two pages first differ, with a little of what stands around; not with both pages. */
export function assertSamePage(one: string, other: string): void {
  if (one === other) return;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (page: string): string => page.slice(Math.max(0, at - 60), at + 60);
  throw new Error(`the pages differ at ${at}:\n  ${around(one)}\n  ${around(other)}`);
}

/** A page apart from what every answer has of its own: request id, and the address it was asked at. */
export const steady = (page: string): string =>
  page.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '').replaceAll(/&amp;retour=[^"]*"/g, '"');

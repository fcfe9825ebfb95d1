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
import type { World } from './world.js';

export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>;
  readonly body: string;
  readonly bytes: Buffer;
  readonly location: string | undefined;
}

export interface Browser {
  readonly jar: Map<string, string>;
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Seen>;
  /** Posts exactly these fields. */
  send(url: string, fields: Readonly<Record<string, string>>): Promise<Seen>;
  /** Goes on as long as it is redirected on this site; answers the last page and where it stands. */
  follow(from: Seen): Promise<Seen & { readonly at: string }>;
  upload(
    url: string,
    fields: Readonly<Record<string, string>>,
    file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  ): Promise<Seen>;
}

/** A browser with a jar of cookies and nothing else. */
export function aBrowser(world: World): Browser {
  const jar = new Map<string, string>();
  async function ask(
    method: 'GET' | 'POST',
    url: string,
    headers: Readonly<Record<string, string>>,
    payload?: string | Buffer,
  ): Promise<Seen> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await world.app.inject({
      method,
      url,
      headers: { host: 'localhost:8080', ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value, maxAge, expires } of answer.cookies as {
      name: string;
      value: string;
      maxAge?: number;
      expires?: Date;
    }[])
      if (maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now())) jar.delete(name);
      else jar.set(name, value);
    const { location } = answer.headers;
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.body,
      bytes: answer.rawPayload,
      location: typeof location === 'string' ? location : undefined,
    };
  }
  const browser: Browser = {
    jar,
    get: (url, headers = {}) => ask('GET', url, headers),
    send: (url, fields) =>
      ask(
        'POST',
        url,
        { 'content-type': 'application/x-www-form-urlencoded' },
        new URLSearchParams({ ...fields }).toString(),
      ),
    async follow(from) {
      let seen = from;
      let at = '';
      for (let hops = 0; hops < 12 && seen.location !== undefined; hops += 1) {
        const to = new URL(seen.location, 'http://localhost:8080');
        if (to.host !== 'localhost:8080') throw new Error(`led away to ${to.href}`);
        at = to.pathname + to.search;
        seen = await browser.get(at);
      }
      return { ...seen, at };
    },
    upload(url, fields, file) {
      const boundary = 'form-of-the-tests';
      const parts = Object.entries(fields).map(([name, value]) =>
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
      );
      if (file !== undefined)
        parts.push(
          Buffer.from(
            `--${boundary}\r\ncontent-disposition: form-data; name="fichier"; filename="${file.name}"\r\n` +
              `content-type: ${file.type}\r\n\r\n`,
          ),
          Buffer.from(file.bytes),
          Buffer.from('\r\n'),
        );
      parts.push(Buffer.from(`--${boundary}--\r\n`));
      return ask('POST', url, { 'content-type': `multipart/form-data; boundary=${boundary}` }, Buffer.concat(parts));
    },
  };
  return browser;
}

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

// A person signed in, as the tests of their pages need them.
import { demoPersons } from '../../src/demo/index.js';
import { findRecordByIns, sessionCookie, sessionsOf } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { aBrowser, type Seen } from './cookie-browser.js';
import type { World } from './world.js';

export type Answer = Seen;

export interface Citizen {
  readonly recordId: RecordId;
  readonly csrf: string;
  /** The cookie header of the session. */
  readonly cookie: string;
  get(url: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Posts a form with its token, and keeps the cookies that come back for the next request. */
  post(url: string, fields?: Readonly<Record<string, string>>): Promise<Answer>;
  upload(
    url: string,
    fields: Readonly<Record<string, string>>,
    file?: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  ): Promise<Answer>;
}

/** Signs a persona of the demo in. */
export async function citizen(world: World, key: string): Promise<Citizen> {
  const { house } = world;
  const persona = demoPersons.find((one) => one.key === key);
  if (persona === undefined) throw new Error(`no persona called ${key}`);
  const recordId = await findRecordByIns(house.database.directory, house.keys.index, {
    oid: persona.oid,
    value: persona.ins,
  });
  if (recordId === undefined) throw new Error(`${key} has no record`);
  return signedIn(world, recordId, `${persona.givenNames[0] ?? ''} ${persona.familyName}`);
}

/** Signs the person of a record in without the door: the sessions are those of the house. */
export async function signedIn(world: World, recordId: RecordId, displayName = 'Camille ESSAI'): Promise<Citizen> {
  const session = await sessionsOf(world.house).open({ kind: 'person', recordId, displayName });
  const browser = aBrowser(world, {});
  browser.jar.set(sessionCookie(session).name, session.id);
  return {
    recordId,
    csrf: session.csrf,
    get cookie() {
      return [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    },
    get: browser.get,
    post: (url, fields = {}) => browser.send(url, { _csrf: session.csrf, ...fields }),
    upload: (url, fields, file) => browser.upload(url, { _csrf: session.csrf, ...fields }, file),
  };
}

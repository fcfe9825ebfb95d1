// A person signed in, as the tests of their pages need them.
import { demoPersons } from '../../src/demo/index.js';
import { findRecordByIns, sessionCookie, sessionsOf } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import type { World } from './world.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>;
  readonly body: string;
  readonly bytes: Buffer;
  /** Where a redirection leads. */
  readonly location: string | undefined;
}

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
  const jar = new Map([[sessionCookie(session).name, session.id as string]]);
  const cookie = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');

  async function ask(
    method: 'GET' | 'POST',
    url: string,
    headers: Readonly<Record<string, string>>,
    payload?: string | Buffer,
  ): Promise<Answer> {
    const answer = await world.app.inject({
      method,
      url,
      headers: { cookie: cookie(), ...headers },
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

  return {
    recordId,
    csrf: session.csrf,
    get cookie() {
      return cookie();
    },
    get: (url, headers = {}) => ask('GET', url, headers),
    post: (url, fields = {}) =>
      ask(
        'POST',
        url,
        { 'content-type': 'application/x-www-form-urlencoded' },
        new URLSearchParams({ _csrf: session.csrf, ...fields }).toString(),
      ),
    upload(url, fields, file) {
      const boundary = 'form-of-the-tests';
      const parts = Object.entries({ _csrf: session.csrf, ...fields }).map(([name, value]) =>
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
}

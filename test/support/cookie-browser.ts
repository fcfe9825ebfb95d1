// A browser of the tests without a window: it keeps cookies, posts forms and follows redirections.
import type { World } from './world.js';

export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | string[] | undefined>>;
  readonly body: string;
  readonly bytes: Buffer;
  /** Where a redirection leads. */
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

/** A browser with a jar of cookies and nothing else; `own` is sent with everything. */
export function aBrowser(world: World, own: Readonly<Record<string, string>> = { host: 'localhost:8080' }): Browser {
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
      headers: { ...own, ...(cookie === '' ? {} : { cookie }), ...headers },
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

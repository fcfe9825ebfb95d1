import type { Ins } from '../kernel/ins.js';
import type { ActingProfessionalClaims, TokenAnswer } from '../kernel/wire.js';
import { signAssertion, type PrivateJwk } from './assertion.js';
import { exchange, type Exchange } from './exchange.js';
import { documentReferenceOf, type NewDocument } from './new-document.js';
import { CarnetProblem } from './problem.js';

// Software of a structure, acting for one professional: tokens are asked for and renewed by itself, requests are repeated while that helps.

export interface ClientSettings {
  /** The address of Carnet, as people type it. */
  readonly server: string;
  readonly clientId: string;
  readonly key: PrivateJwk;
  /** Who acts. Without one, software may only ask for tokens. */
  readonly professional?: ActingProfessionalClaims;
  /** Less than is registered, separated by spaces. */
  readonly scope?: string;
  /** How long a request is tried again while nobody answers: 30 seconds. */
  readonly patienceMilliseconds?: number;
  /** A `fetch` of your own: one that shows a client certificate. */
  readonly fetch?: typeof fetch;
}

export interface Deposited {
  /** The id Carnet gave it. */
  readonly id: string;
  readonly location: string;
  /** It was there already: nothing was doubled. */
  readonly already: boolean;
  /** Names of the catalogue: accepted, with a remark. */
  readonly warnings: readonly string[];
}

/** A description as Carnet sends it: FHIR R4, of which the elements most used are named. */
export interface DocumentReference {
  readonly resourceType: 'DocumentReference';
  readonly id: string;
  readonly status: string;
  readonly masterIdentifier?: { readonly value: string };
  readonly type?: {
    readonly coding?: readonly { readonly system?: string; readonly code: string; readonly display?: string }[];
  };
  readonly date?: string;
  readonly content: readonly {
    readonly attachment: {
      readonly contentType?: string;
      readonly title?: string;
      readonly url?: string;
      readonly size?: number;
    };
  }[];
  readonly [element: string]: unknown;
}

export interface DocumentSearch {
  readonly ins: Pick<Ins, 'oid' | 'value'>;
  /** `current` by default. */
  readonly status?: 'current' | 'superseded' | 'current,superseded';
  /** Further parameters of ITI-67: `type`, `category`, `date` (`ge2026-01-01`), `creation`, `identifier`… */
  readonly where?: Readonly<Record<string, string>>;
  /** Documents a page. */
  readonly count?: number;
}

export interface CarnetClient {
  /** A token that is good for a minute at least. */
  token(): Promise<string>;
  /** Gives the token back; the next request asks for another. */
  endToken(): Promise<void>;
  /** Asking twice deposits once. */
  deposit(document: NewDocument): Promise<Deposited>;
  /** Every document found, page after page, the newest first. */
  documents(search: DocumentSearch): AsyncGenerator<DocumentReference>;
  document(id: string): Promise<DocumentReference>;
  /** The file of a description, byte for byte. */
  file(
    document: Pick<DocumentReference, 'content'>,
  ): Promise<{ readonly contentType: string; readonly bytes: Uint8Array }>;
  /** Any other request under /fhir: `request('GET', '/Patient?identifier=…')`. The answer's JSON; undefined when it has none. */
  request(method: string, path: string, body?: object): Promise<unknown>;
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const JSON_TYPE = 'application/fhir+json';
const RENEW_BEFORE = 60_000;
const PATIENCE = 30_000;

export function carnetClient(settings: ClientSettings): CarnetClient {
  const server = settings.server.replace(/\/+$/, '');
  const base = `${server}/fhir`;
  const ways: Exchange = {
    fetch: settings.fetch ?? fetch,
    patience: settings.patienceMilliseconds ?? PATIENCE,
  };
  let held: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;

  /** Every attempt has an assertion of its own: each is good once. */
  const form = async (fields: Readonly<Record<string, string>>): Promise<RequestInit> => ({
    method: 'POST',
    headers: FORM,
    body: new URLSearchParams({
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await signAssertion({
        clientId: settings.clientId,
        key: settings.key,
        audience: await endpoint(),
        ...(settings.professional === undefined ? {} : { professional: settings.professional }),
      }),
      ...fields,
    }).toString(),
  });

  let known: Promise<string> | undefined;
  /** What the server calls its token endpoint, which is what an assertion must be for. */
  const endpoint = (): Promise<string> =>
    (known ??= exchange(ways, `${base}/.well-known/smart-configuration`, () => ({})).then(
      ({ bytes }) => (JSON.parse(new TextDecoder().decode(bytes)) as { token_endpoint: string }).token_endpoint,
      (error: unknown) => {
        known = undefined;
        throw error;
      },
    ));

  async function newToken(): Promise<string> {
    const asked = {
      grant_type: 'client_credentials',
      ...(settings.scope === undefined ? {} : { scope: settings.scope }),
    };
    const { bytes } = await exchange(ways, `${server}/oauth/token`, () => form(asked));
    const answer = JSON.parse(new TextDecoder().decode(bytes)) as TokenAnswer;
    held = { token: answer.access_token, until: Date.now() + answer.expires_in * 1_000 - RENEW_BEFORE };
    return answer.access_token;
  }

  const token = async (): Promise<string> =>
    held !== undefined && Date.now() < held.until
      ? held.token
      : (asking ??= newToken().finally(() => {
          asking = undefined;
        }));

  /** With a token; once more with a fresh one when the first is no longer taken. */
  async function fhir(
    url: string,
    init: { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: string },
  ): Promise<{ readonly response: Response; readonly bytes: Uint8Array }> {
    const send = () =>
      exchange(ways, url, async () => ({
        ...init,
        headers: { accept: JSON_TYPE, ...init.headers, authorization: `Bearer ${await token()}` },
      }));
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof CarnetProblem) || error.status !== 401) throw error;
      held = undefined;
      return send();
    }
  }

  /** Only addresses of this server are given the token. */
  const within = (url: string): string => {
    const { pathname, search } = new URL(url, `${base}/`);
    const at = pathname.lastIndexOf('/fhir/');
    if (at < 0) throw new TypeError('not an address under /fhir');
    return `${server}${pathname.slice(at)}${search}`;
  };

  return {
    token,
    async endToken() {
      const given = held?.token;
      held = undefined;
      if (given !== undefined) await exchange(ways, `${server}/oauth/revoke`, () => form({ token: given }));
    },
    async deposit(document) {
      const body = JSON.stringify(await documentReferenceOf(document));
      const { response } = await fhir(`${base}/DocumentReference`, {
        method: 'POST',
        headers: { 'content-type': JSON_TYPE, prefer: 'return=minimal' },
        body,
      });
      const location = response.headers.get('location') ?? '';
      return {
        id: /DocumentReference\/([^/]+)/.exec(location)?.[1] ?? '',
        location,
        already: response.status === 200,
        warnings: [...(response.headers.get('warning') ?? '').matchAll(/"([^"]+)"/g)].map(([, name]) => name ?? ''),
      };
    },
    async *documents({ ins, status = 'current', where = {}, count }) {
      const query = new URLSearchParams({
        'patient.identifier': `urn:oid:${ins.oid}|${ins.value}`,
        status,
        ...(count === undefined ? {} : { _count: String(count) }),
        ...where,
      });
      let next: string | undefined = `${base}/DocumentReference?${query.toString()}`;
      while (next !== undefined) {
        const page: Page = read<Page>((await fhir(next, {})).bytes);
        for (const { resource } of page.entry ?? []) if (resource?.resourceType === 'DocumentReference') yield resource;
        const link: string | undefined = page.link?.find(({ relation }) => relation === 'next')?.url;
        next = link === undefined ? undefined : within(link);
      }
    },
    document: async (id) =>
      read<DocumentReference>((await fhir(`${base}/DocumentReference/${encodeURIComponent(id)}`, {})).bytes),
    async file({ content }) {
      const attachment = content[0]?.attachment;
      if (attachment?.url === undefined) throw new TypeError('this description names no file');
      const { response, bytes } = await fhir(within(attachment.url), {
        headers: { accept: attachment.contentType ?? '*/*' },
      });
      return { contentType: response.headers.get('content-type') ?? '', bytes };
    },
    async request(method, path, body) {
      const { bytes } = await fhir(within(path.replace(/^\/+/, '')), {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': JSON_TYPE } }),
      });
      return bytes.length === 0 ? undefined : read<unknown>(bytes);
    },
  };
}

interface Page {
  readonly entry?: readonly { readonly resource?: DocumentReference }[];
  readonly link?: readonly { readonly relation: string; readonly url: string }[];
}

const read = <Value>(bytes: Uint8Array): Value => JSON.parse(new TextDecoder().decode(bytes)) as Value;

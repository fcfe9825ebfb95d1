// Software that asks for tokens, gives them back and uses them: a world of its own for each suite.
import { exportJWK, generateKeyPair } from 'jose';
import { after, before } from 'node:test';
import { saveSoftwareClient } from '../../src/fhir/index.js';
import { fhirWorld, HOSPITAL, iuaOf, PHYSICIAN, type Answer, type FhirWorld, type Software } from './fhir-software.js';
import { startWorld, type World } from './world.js';

export const FORM = 'application/x-www-form-urlencoded';

export interface OAuthAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, unknown>;
}

export interface TrustSuite {
  readonly world: World;
  readonly fhir: FhirWorld;
  /** An assertion of that software for the physician. */
  signed(software: Software): Promise<string>;
  /** A form to /oauth with a fresh assertion. */
  post(
    path: string,
    software: Software,
    fields: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<OAuthAnswer>;
  /** Empty when none was given. */
  token(software: Software, headers?: Record<string, string>): Promise<string>;
  introspect(software: Software, about: string): Promise<Record<string, unknown>>;
  use(bearer: string, headers?: Record<string, string>): Promise<Answer>;
  /** What the security log holds of that kind. */
  events(kind: string): Promise<Record<string, string>[]>;
  register(change?: Partial<Parameters<typeof saveSoftwareClient>[2]>): Promise<Software>;
}

/** Call inside `describe`: the world is there in each test; time moves when the test moves it. */
export function trustSuite(
  settings: () => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>,
): TrustSuite {
  let made: { world: World; fhir: FhirWorld } | undefined;
  let last = 0;
  before(async () => {
    const world = await startWorld({ content: 'empty', settings: await settings(), standsStill: true });
    made = { world, fhir: await fhirWorld(world.house) };
  });
  after(async () => {
    await made?.fhir.close();
    await made?.world.close();
  });
  const there = (): { world: World; fhir: FhirWorld } => {
    if (made === undefined) throw new Error('the world is only there inside a test');
    return made;
  };
  const suite: TrustSuite = {
    get world() {
      return there().world;
    },
    get fhir() {
      return there().fhir;
    },
    signed: (software) => there().fhir.assertion(software, iuaOf(PHYSICIAN, HOSPITAL)),
    async post(path, software, fields, headers = {}) {
      const answer = await there().fhir.app.inject({
        method: 'POST',
        url: path,
        headers: { 'content-type': FORM, ...headers },
        payload: new URLSearchParams({
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await suite.signed(software),
          ...fields,
        }).toString(),
      });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: answer.body === '' ? {} : answer.json<Record<string, unknown>>(),
      };
    },
    async token(software, headers = {}) {
      const { body } = await suite.post('/oauth/token', software, { grant_type: 'client_credentials' }, headers);
      const given = body['access_token'];
      return typeof given === 'string' ? given : '';
    },
    introspect: async (software, about) => (await suite.post('/oauth/introspect', software, { token: about })).body,
    use: (bearer, headers = {}) => there().fhir.call('GET', '/fhir/Patient', { token: bearer, headers }),
    events: async (kind) =>
      (await there().world.owner`select detail from security_event where kind = ${kind} order by id`).map(
        (row) => row['detail'] as Record<string, string>,
      ),
    async register(change = {}) {
      const { house } = there().world;
      const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
      const clientId = `client-${(last += 1)}`;
      await saveSoftwareClient(house.database.directory, house.keys.directory, {
        clientId,
        name: clientId,
        structureId: HOSPITAL.id,
        scopes: ['system/*.cruds'],
        jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }] },
        active: true,
        ...change,
      });
      return { clientId, structure: HOSPITAL, alg: 'ES256', key: privateKey };
    },
  };
  return suite;
}

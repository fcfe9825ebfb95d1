import { readStructure } from '../../identity/index.js';
import type { StructureId } from '../../kernel/ids.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Query } from '../../platform/database.js';
import type { FhirHouse } from '../fhir-house.js';
import { recordSecurityEvent } from '../security-event.store.js';
import { parseKeys, parseRegistration, type RegistrationForm, type RegistrationProblem } from './registration.model.js';
import { ALL_TOKENS, addRevocation } from './revocation.store.js';
import { OFFERED_SCOPES } from './scopes.js';
import {
  listSoftwareClients,
  lockRegistrations,
  readSoftwareClient,
  saveSoftwareClient,
  setClientRemoved,
  type RegisteredClient,
} from './software-client.store.js';

// What an operator does with software, from the command line or the page: each of these and its line in the security log are one
// transaction. `by` says who: the command line, or the operator's own name behind a keyed hash.

export type RegistrationHouse = Pick<FhirHouse, 'database' | 'clock' | 'keys'> & {
  readonly config: Pick<FhirHouse['config'], 'mode'>;
};

type Done = Result<RegisteredClient, RegistrationProblem>;

export const listSoftware = (house: RegistrationHouse): Promise<readonly RegisteredClient[]> =>
  listSoftwareClients(house.database.directory, house.keys.directory);

export const readSoftware = (house: RegistrationHouse, clientId: string): Promise<RegisteredClient | undefined> =>
  readSoftwareClient(house.database.directory, house.keys.directory, clientId);

/** An id is given once: software removed comes back by {@link restoreSoftware}, never as somebody else. */
export async function registerSoftware(house: RegistrationHouse, form: RegistrationForm, by: string): Promise<Done> {
  const parsed = parseRegistration(form, { offered: OFFERED_SCOPES, loopback: house.config.mode === 'demo' });
  if (!parsed.ok) return parsed;
  const { clientId, structureId } = parsed.value;
  const structure = await readStructure(house.database.directory, house.keys.directory, structureId as StructureId);
  if (structure === undefined) return problem('structure-unknown', 'structure');
  return house.database.directory.begin(async (sql): Promise<Done> => {
    await lockRegistrations(sql);
    if ((await readSoftwareClient(sql, house.keys.directory, clientId)) !== undefined)
      return problem('client-already-registered', 'id');
    await saveSoftwareClient(sql, house.keys.directory, {
      ...parsed.value,
      structureId: structure.id,
      active: true,
    });
    return changed(house, sql, clientId, 'software-registered', by);
  });
}

/** New keys instead of the former ones, or beside them until the next rotation. */
export async function rotateKeys(
  house: RegistrationHouse,
  clientId: string,
  form: Pick<RegistrationForm, 'jwks' | 'jwksUrl'> & { readonly keepFormer: boolean },
  by: string,
): Promise<Done> {
  const keys = parseKeys(form, { loopback: house.config.mode === 'demo' });
  if (!keys.ok) return keys;
  return onActive(house, clientId, async (sql, { jwksUrl: _former, ...client }) => {
    const former = form.keepFormer ? client.jwks.keys : [];
    await saveSoftwareClient(sql, house.keys.directory, {
      ...client,
      ...keys.value,
      jwks: { keys: [...keys.value.jwks.keys, ...former] },
    });
    return changed(house, sql, clientId, 'software-keys-rotated', by);
  });
}

/** Ends every token this client holds. It may ask for new ones. */
export const revokeTokensOf = (house: RegistrationHouse, clientId: string, by: string): Promise<Done> =>
  onActive(house, clientId, async (sql) => {
    await revokeAll(house, sql, clientId);
    return changed(house, sql, clientId, 'software-tokens-revoked', by);
  });

/** From now on this client gets no token, and those it holds end. Its registration is kept: an id never becomes somebody else's. */
export const removeSoftware = (house: RegistrationHouse, clientId: string, by: string): Promise<Done> =>
  onActive(house, clientId, async (sql) => {
    await setClientRemoved(sql, clientId, house.clock.real());
    await revokeAll(house, sql, clientId);
    return changed(house, sql, clientId, 'software-removed', by);
  });

/** Takes a removal back, with the same keys. */
export const restoreSoftware = (house: RegistrationHouse, clientId: string, by: string): Promise<Done> =>
  onKnown(house, clientId, async (sql, client) => {
    if (client.active) return ok(client);
    await setClientRemoved(sql, clientId, undefined);
    return changed(house, sql, clientId, 'software-restored', by);
  });

const revokeAll = (house: RegistrationHouse, sql: Query, clientId: string): Promise<void> => {
  const now = house.clock.real();
  return addRevocation(sql, { clientId, tokenId: ALL_TOKENS, issuedUntil: now }, now);
};

const onKnown = (
  house: RegistrationHouse,
  clientId: string,
  work: (sql: Query, client: RegisteredClient) => Promise<Done>,
): Promise<Done> =>
  house.database.directory.begin(async (sql): Promise<Done> => {
    const client = await readSoftwareClient(sql, house.keys.directory, clientId, { lock: true });
    return client === undefined ? problem('client-unknown', 'id') : work(sql, client);
  });

const onActive: typeof onKnown = (house, clientId, work) =>
  onKnown(house, clientId, async (sql, client) =>
    client.active ? work(sql, client) : problem('client-removed', 'id'),
  );

async function changed(
  house: RegistrationHouse,
  sql: Query,
  clientId: string,
  kind: string,
  by: string,
): Promise<Done> {
  await recordSecurityEvent({ clock: house.clock, database: { directory: sql } }, kind, { client: clientId, by });
  const client = await readSoftwareClient(sql, house.keys.directory, clientId);
  if (client === undefined) throw new Error('software vanished while it was changed');
  return ok(client);
}

import type { JSONWebKeySet } from 'jose';
import type { KeyObject } from 'node:crypto';
import type { StructureId } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time.js';
import type { Query } from '../../platform/database.js';
import { blindIndex, seal, unseal } from '../../platform/sealing.js';

// Software registered by the operator: which structure it acts for, which keys it signs with, what it may ask. Its name is sealed.

export interface SoftwareClient {
  readonly clientId: string;
  readonly name: string;
  readonly structureId: StructureId;
  /** SMART v2 scopes, or names of transactions, at most. */
  readonly scopes: readonly string[];
  /** Public keys only. Empty when they are read at {@link jwksUrl}. */
  readonly jwks: JSONWebKeySet;
  readonly jwksUrl?: string;
  /** SHA-256 of the certificates it may come with, base64url. None: with any, or without. */
  readonly certificates?: readonly string[];
  /** Absent: as many as the operator lets everybody. */
  readonly requestsPerMinute?: number;
  readonly active: boolean;
}

/** A registration with what happened to it. */
export interface RegisteredClient extends SoftwareClient {
  readonly registeredAt: Instant;
  readonly removedAt?: Instant;
}

const bound = (clientId: string): string => `software_client|${clientId}`;

/** Registers software, or replaces its registration. Private parts of keys are dropped: they have no business here. */
export async function saveSoftwareClient(sql: Query, key: KeyObject, client: SoftwareClient): Promise<void> {
  const jwks: JSONWebKeySet = { keys: client.jwks.keys.map(publicPart) };
  const sealed = seal(key, bound(client.clientId), JSON.stringify({ name: client.name }));
  await sql`
    insert into software_client
      (client_id, structure_id, scopes, jwks, jwks_url, certificates, requests_per_minute, active, sealed)
    values (${client.clientId}, ${client.structureId}, ${[...client.scopes]}, ${JSON.stringify(jwks)}::text::jsonb,
            ${client.jwksUrl ?? null}, ${[...(client.certificates ?? [])]}, ${client.requestsPerMinute ?? null},
            ${client.active}, ${sealed})
    on conflict (client_id) do update
    set structure_id = excluded.structure_id, scopes = excluded.scopes, jwks = excluded.jwks, jwks_url = excluded.jwks_url,
        certificates = excluded.certificates, requests_per_minute = excluded.requests_per_minute,
        active = excluded.active, sealed = excluded.sealed`;
}

/** One registration at a time, until the transaction ends: two of one id must not meet. */
export async function lockRegistrations(sql: Query): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('software_client'))`;
}

const PUBLIC_MEMBERS = ['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use'] as const;

/** A key without its private members. */
export const publicPart = (jwk: JSONWebKeySet['keys'][number]): JSONWebKeySet['keys'][number] =>
  Object.fromEntries(
    PUBLIC_MEMBERS.flatMap((name) => (jwk[name] === undefined ? [] : [[name, jwk[name]]])),
  ) as unknown as JSONWebKeySet['keys'][number];

/** Switches a client off (`at`: when) or on again (undefined). */
export async function setClientRemoved(sql: Query, clientId: string, at: Instant | undefined): Promise<void> {
  await sql`
    update software_client set active = ${at === undefined}, removed_at = ${at === undefined ? null : new Date(at)}
    where client_id = ${clientId}`;
}

interface Row {
  client_id: string;
  structure_id: StructureId;
  scopes: string[];
  jwks: string;
  jwks_url: string | null;
  certificates: string[];
  requests_per_minute: number | null;
  active: boolean;
  registered_at: Date;
  removed_at: Date | null;
  sealed: Buffer;
}

const columns = (sql: Query) =>
  sql`client_id, structure_id, scopes, jwks::text as jwks, jwks_url, certificates, requests_per_minute, active,
      registered_at, removed_at, sealed`;

/** The registration of this client id, when there is one. `lock`: nobody else changes it until the transaction ends. */
export async function readSoftwareClient(
  sql: Query,
  key: KeyObject,
  clientId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<RegisteredClient | undefined> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from software_client where client_id = ${clientId} ${lock ? sql`for update` : sql``}`;
  const [row] = rows;
  return row === undefined ? undefined : clientOf(row, key);
}

/** Every registration, those removed too, by name of the client. */
export async function listSoftwareClients(sql: Query, key: KeyObject): Promise<readonly RegisteredClient[]> {
  const rows = await sql<Row[]>`select ${columns(sql)} from software_client order by client_id`;
  return rows.map((row) => clientOf(row, key));
}

function clientOf(row: Row, key: KeyObject): RegisteredClient {
  const { name } = JSON.parse(unseal(key, bound(row.client_id), row.sealed).toString()) as { name: string };
  return {
    clientId: row.client_id,
    name,
    structureId: row.structure_id,
    scopes: row.scopes,
    jwks: JSON.parse(row.jwks) as JSONWebKeySet,
    ...(row.jwks_url === null ? {} : { jwksUrl: row.jwks_url }),
    certificates: row.certificates,
    ...(row.requests_per_minute === null ? {} : { requestsPerMinute: row.requests_per_minute }),
    active: row.active,
    registeredAt: row.registered_at.getTime(),
    ...(row.removed_at === null ? {} : { removedAt: row.removed_at.getTime() }),
  };
}

/**
 * Uses an assertion up. False when this client already used one of this name: an assertion is good once. Names are kept, as keyed
 * hashes, until the assertion would have expired anyway.
 */
export async function useAssertion(
  sql: Query,
  indexKey: KeyObject,
  { clientId, jti, expiresAt, now }: { clientId: string; jti: string; expiresAt: Instant; now: Instant },
): Promise<boolean> {
  const rows = await sql`
    with swept as (
      delete from used_assertion where client_id = ${clientId} and expires_at < ${new Date(now)}
    )
    insert into used_assertion (client_id, jti_index, expires_at)
    values (${clientId}, ${blindIndex(indexKey, 'assertion', `${clientId}|${jti}`)}, ${new Date(expiresAt)})
    on conflict do nothing returning client_id`;
  return rows.length === 1;
}

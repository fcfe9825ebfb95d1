import type { JSONWebKeySet } from 'jose';
import type { KeyObject } from 'node:crypto';
import type { StructureId } from '../../kernel/ids.js';
import type { Instant } from '../../kernel/time.js';
import type { Sql } from '../../platform/database.js';
import { blindIndex, seal, unseal } from '../../platform/sealing.js';

// Software registered by the operator: which structure it acts for, which keys it signs with, what it may ask. Its name is sealed.

export interface SoftwareClient {
  readonly clientId: string;
  readonly name: string;
  readonly structureId: StructureId;
  /** SMART v2 scopes at most. */
  readonly scopes: readonly string[];
  /** Public keys only. */
  readonly jwks: JSONWebKeySet;
  readonly active: boolean;
}

const bound = (clientId: string): string => `software_client|${clientId}`;

/** Registers software, or replaces its registration. Private parts of keys are dropped: they have no business here. */
export async function saveSoftwareClient(sql: Sql, key: KeyObject, client: SoftwareClient): Promise<void> {
  const jwks: JSONWebKeySet = { keys: client.jwks.keys.map(publicPart) };
  const sealed = seal(key, bound(client.clientId), JSON.stringify({ name: client.name }));
  await sql`
    insert into software_client (client_id, structure_id, scopes, jwks, active, sealed)
    values (${client.clientId}, ${client.structureId}, ${[...client.scopes]}, ${JSON.stringify(jwks)}::text::jsonb,
            ${client.active}, ${sealed})
    on conflict (client_id) do update
    set structure_id = excluded.structure_id, scopes = excluded.scopes, jwks = excluded.jwks, active = excluded.active,
        sealed = excluded.sealed`;
}

const PUBLIC_MEMBERS = ['kty', 'crv', 'x', 'y', 'n', 'e', 'kid', 'alg', 'use'] as const;

const publicPart = (jwk: JSONWebKeySet['keys'][number]): JSONWebKeySet['keys'][number] =>
  Object.fromEntries(
    PUBLIC_MEMBERS.flatMap((name) => (jwk[name] === undefined ? [] : [[name, jwk[name]]])),
  ) as unknown as JSONWebKeySet['keys'][number];

interface Row {
  client_id: string;
  structure_id: StructureId;
  scopes: string[];
  jwks: string;
  active: boolean;
  sealed: Buffer;
}

/** The registration of this client id, when there is one. */
export async function readSoftwareClient(
  sql: Sql,
  key: KeyObject,
  clientId: string,
): Promise<SoftwareClient | undefined> {
  const rows = await sql<Row[]>`
    select client_id, structure_id, scopes, jwks::text as jwks, active, sealed from software_client where client_id = ${clientId}`;
  const row = rows[0];
  if (row === undefined) return undefined;
  const { name } = JSON.parse(unseal(key, bound(row.client_id), row.sealed).toString()) as { name: string };
  return {
    clientId: row.client_id,
    name,
    structureId: row.structure_id,
    scopes: row.scopes,
    jwks: JSON.parse(row.jwks) as JSONWebKeySet,
    active: row.active,
  };
}

/**
 * Uses an assertion up. False when this client already used one of this name: an assertion is good once. Names are kept, as keyed
 * hashes, until the assertion would have expired anyway.
 */
export async function useAssertion(
  sql: Sql,
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

import type { Instant } from '../../kernel/time.js';
import type { Query } from '../../platform/database.js';
import { TOKEN_LIFETIME } from './access-token.js';

// Tokens taken back before they end. Kept only until they would have ended by themselves: never more than ten minutes' worth.

/** Stands for every token of a client. */
export const ALL_TOKENS = '*';

export interface Revocation {
  readonly clientId: string;
  /** A token's id, or {@link ALL_TOKENS}. */
  readonly tokenId: string;
  /** Tokens issued until then are no longer good. Real time. */
  readonly issuedUntil: Instant;
}

/** Takes back one token, or all that the client was given until `now`. */
export async function addRevocation(
  sql: Query,
  { clientId, tokenId, issuedUntil }: Revocation,
  now: Instant,
): Promise<void> {
  await sql`
    with swept as (delete from token_revocation where expires_at < ${new Date(now)})
    insert into token_revocation (client_id, token_id, issued_until, expires_at)
    values (${clientId}, ${tokenId}, ${new Date(issuedUntil)}, ${new Date(now + TOKEN_LIFETIME)})
    on conflict (client_id, token_id) do update
    set issued_until = greatest(token_revocation.issued_until, excluded.issued_until), expires_at = excluded.expires_at`;
}

/** Every revocation that may still matter. */
export async function readRevocations(sql: Query): Promise<readonly Revocation[]> {
  const rows = await sql<{ client_id: string; token_id: string; issued_until: Date }[]>`
    select client_id, token_id, issued_until from token_revocation`;
  return rows.map((row) => ({
    clientId: row.client_id,
    tokenId: row.token_id,
    issuedUntil: row.issued_until.getTime(),
  }));
}

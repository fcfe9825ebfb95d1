import type { KeyObject } from 'node:crypto';
import type { IdNatPs } from '../kernel/ids.js';
import type { Sql } from '../platform/database.js';
import { blindIndex } from '../platform/sealing.js';

/** A person as a provider names them: its own address and its word for them. */
export interface OidcSubject {
  readonly issuer: string;
  readonly subject: string;
}

const indexOf = (key: KeyObject, { issuer, subject }: OidcSubject): Buffer =>
  blindIndex(key, 'oidc-subject', `${issuer}|${subject}`);

/** Remembers whom the provider means by this subject. */
export async function saveSubject(sql: Sql, key: KeyObject, subject: OidcSubject, idNatPs: IdNatPs): Promise<void> {
  await sql`
    insert into professional_subject (subject_index, id_nat_ps) values (${indexOf(key, subject)}, ${idNatPs})
    on conflict (subject_index) do update set id_nat_ps = excluded.id_nat_ps`;
}

export async function professionalOfSubject(
  sql: Sql,
  key: KeyObject,
  subject: OidcSubject,
): Promise<IdNatPs | undefined> {
  const rows = await sql<{ id_nat_ps: IdNatPs }[]>`
    select id_nat_ps from professional_subject where subject_index = ${indexOf(key, subject)}`;
  return rows[0]?.id_nat_ps;
}

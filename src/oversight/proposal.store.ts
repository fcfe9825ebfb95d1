import type { KeyObject } from 'node:crypto';
import type { Instant } from '../kernel/time.js';
import type { Query } from '../platform/database.js';
import { seal, unseal } from '../platform/sealing.js';
import type { Auditor, Proposal, ProposalEnding } from './proposal.model.js';

interface Row {
  id: string;
  kind: 'professional' | 'structure';
  subject: string;
  freeze_id: string | null;
  what: Proposal['what'];
  proposed_by: string;
  proposed_at: Date;
  sealed: Buffer;
  ending: ProposalEnding | null;
  ended_by: string | null;
  ended_at: Date | null;
  ending_sealed: Buffer | null;
}

interface Said {
  readonly name: string;
  readonly reason: string;
  readonly structureId?: string;
}

const bound = (id: string): string => `freeze_proposal|${id}`;
const opened = (key: KeyObject, id: string, sealed: Buffer): Said =>
  JSON.parse(unseal(key, bound(id), sealed).toString()) as Said;

function proposalOf(key: KeyObject, row: Row): Proposal {
  const { name, reason, structureId } = opened(key, row.id, row.sealed);
  const { ending, ended_by: by, ended_at: at, ending_sealed: sealed } = row;
  const ended = sealed === null ? undefined : opened(key, row.id, sealed);
  return {
    id: row.id,
    subject: { kind: row.kind, id: row.subject },
    what: row.what,
    by: { id: row.proposed_by, name },
    at: row.proposed_at.getTime(),
    reason,
    ...(structureId === undefined ? {} : { structureId }),
    ...(row.freeze_id === null ? {} : { freezeId: row.freeze_id }),
    ...(ending === null || by === null || at === null || ended === undefined
      ? {}
      : { ended: { how: ending, by: { id: by, name: ended.name }, at: at.getTime(), reason: ended.reason } }),
  };
}

export async function addProposal(
  sql: Query,
  key: KeyObject,
  { id, subject, freezeId, what, by, at, reason, structureId }: Omit<Proposal, 'ended'>,
): Promise<void> {
  const said: Said = { name: by.name, reason, ...(structureId === undefined ? {} : { structureId }) };
  await sql`
    insert into freeze_proposal (id, kind, subject, freeze_id, what, proposed_by, proposed_at, sealed)
    values (${id}, ${subject.kind}, ${subject.id}, ${freezeId ?? null}, ${what}, ${by.id}, ${new Date(at)},
      ${seal(key, bound(id), JSON.stringify(said))})`;
}

export async function endProposal(
  sql: Query,
  key: KeyObject,
  id: string,
  ended: { readonly how: ProposalEnding; readonly by: Auditor; readonly at: Instant; readonly reason: string },
): Promise<void> {
  const said: Said = { name: ended.by.name, reason: ended.reason };
  await sql`
    update freeze_proposal set ending = ${ended.how}, ended_by = ${ended.by.id}, ended_at = ${new Date(ended.at)},
      ending_sealed = ${seal(key, bound(id), JSON.stringify(said))}
    where id = ${id} and ending is null`;
}

const columns = (sql: Query) => sql`
  id, kind, subject, freeze_id, what, proposed_by, proposed_at, sealed, ending, ended_by, ended_at, ending_sealed`;

/** The one that waits about a subject, kept from everybody else until the transaction ends. */
export async function holdOpenProposal(sql: Query, key: KeyObject, subject: string): Promise<Proposal | undefined> {
  // Two who propose at once are told one after the other.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`freeze ${subject}`}, 0))`;
  const rows = await sql<Row[]>`
    select ${columns(sql)} from freeze_proposal where subject = ${subject} and ending is null for update`;
  return rows[0] === undefined ? undefined : proposalOf(key, rows[0]);
}

export async function readProposal(sql: Query, key: KeyObject, id: string): Promise<Proposal | undefined> {
  const rows = await sql<Row[]>`select ${columns(sql)} from freeze_proposal where id = ${id}`;
  return rows[0] === undefined ? undefined : proposalOf(key, rows[0]);
}

/** Everything said about these freezes, oldest first. */
export async function proposalsOn(sql: Query, key: KeyObject, freezeIds: readonly string[]): Promise<Proposal[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from freeze_proposal where freeze_id = any(${[...freezeIds]}) order by proposed_at, id`;
  return rows.map((row) => proposalOf(key, row));
}

/** Freezes that are proposed and wait for a second auditor. */
export async function proposedFreezes(sql: Query, key: KeyObject): Promise<Proposal[]> {
  const rows = await sql<Row[]>`
    select ${columns(sql)} from freeze_proposal where what = 'freeze' and ending is null order by proposed_at, id`;
  return rows.map((row) => proposalOf(key, row));
}

import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';
import { DEFAULT_CHOICES, type DigestTerm, type NoticeChoices } from './notice.model.js';
import type { HeldChoices } from './quieter-choices-are-told.rule.js';

// How the person chose to be told. Only the digest's next instant is plain, for the worker to find it.

const NIL = '00000000-0000-0000-0000-000000000000';

export interface KeptChoices extends HeldChoices {
  readonly digestDueAt?: Instant;
}

/** What is sealed of them. */
type Sealed = Pick<NoticeChoices, 'types' | 'readings'> & Pick<HeldChoices, 'before'>;

export async function readChoices(handle: RecordHandle): Promise<KeptChoices> {
  const rows = await handle.sql<{ digest: DigestTerm; digest_due_at: Date | null; sealed: Buffer }[]>`
    select digest, digest_due_at, sealed from notice_choice where record_id = ${handle.recordId}`;
  const row = rows[0];
  if (row === undefined) return { choices: DEFAULT_CHOICES };
  const kept = JSON.parse(handle.open('notice_choice', handle.recordId, row.sealed).toString()) as Sealed;
  return {
    choices: { types: { ...DEFAULT_CHOICES.types, ...kept.types }, readings: kept.readings, digest: row.digest },
    ...(kept.before === undefined ? {} : { before: kept.before }),
    ...(row.digest_due_at === null ? {} : { digestDueAt: row.digest_due_at.getTime() }),
  };
}

/** `before`: what held until now. */
export async function saveChoices(
  handle: RecordHandle,
  { types, readings, digest }: NoticeChoices,
  digestDueAt: Instant | undefined,
  before?: HeldChoices['before'],
): Promise<void> {
  const words: Sealed = { types, readings, ...(before === undefined ? {} : { before }) };
  const sealed = handle.seal('notice_choice', handle.recordId, JSON.stringify(words));
  await handle.sql`
    insert into notice_choice (record_id, digest, digest_due_at, sealed)
    values (${handle.recordId}, ${digest}, ${digestDueAt === undefined ? null : new Date(digestDueAt)}, ${sealed})
    on conflict (record_id) do update set
      digest = excluded.digest, digest_due_at = excluded.digest_due_at, sealed = excluded.sealed`;
}

export async function setDigestDue(handle: RecordHandle, dueAt: Instant | undefined): Promise<void> {
  await handle.sql`
    update notice_choice set digest_due_at = ${dueAt === undefined ? null : new Date(dueAt)}
    where record_id = ${handle.recordId}`;
}

export async function recordsWithDigestDue(
  directory: Sql,
  { due, after, atMost }: { due: Instant; after?: RecordId | undefined; atMost: number },
): Promise<RecordId[]> {
  const rows = await directory<{ record_id: RecordId }[]>`
    select record_id from records_with_digest_due(${new Date(due)}, ${after ?? NIL}, ${atMost})`;
  return rows.map((row) => row.record_id);
}

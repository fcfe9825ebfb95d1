import { randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { IdNatPs, RecordId } from '../kernel/ids.js';
import { MINUTE, type Clock, type Instant } from '../kernel/time.js';
import type { RecordHandle, Sql } from '../platform/database.js';
import { blindIndex, seal, unseal } from '../platform/sealing.js';
import { SESSION_LIMITS, type NewSession, type Session, type SessionId, type SessionKind } from './session.model.js';

// Sessions on the server's side. The cookie carries 256 random bits; the table keeps their keyed hash and a sealed content, so that
// a stolen copy signs nobody in and names nobody.

/** Whether somebody did something, or a page asked by itself. */
export type Activity = 'counts' | 'polled';

export interface Sessions {
  /** Opens a session under a new id and a new token. Use its `id` as the cookie's value. */
  open<S extends NewSession>(session: S): Promise<S & Pick<Session, 'id' | 'csrf'>>;
  /** The session behind a cookie, if it is neither over nor idle for too long; reading it counts as activity unless it is said not to. */
  read(cookie: string | undefined, activity?: Activity): Promise<Session | undefined>;
  /** Changes what the session holds, under the same id (a patient opened, a place of practice shown). */
  save(session: Session): Promise<void>;
  /**
   * The same session with new content under a new id and token, the old id ending in the same instant: for every step up in
   * rights. Undefined when it was ended meanwhile. The twelve hours go on from the first sign-in.
   */
  stepUp<S extends NewSession>(from: Session, to: S): Promise<(S & Pick<Session, 'id' | 'csrf'>) | undefined>;
  /** Ends a pending session and answers it, once only however many ask at the same time. */
  take(cookie: string | undefined): Promise<Session | undefined>;
  end(id: SessionId): Promise<void>;
  /** Every open session of a person, the newest first. */
  listOfRecord(recordId: RecordId): Promise<OpenSession[]>;
  /** Ends all of a person's sessions but this one. */
  endOthersOfRecord(recordId: RecordId, keep: SessionId): Promise<number>;
  /** Signs a person out everywhere (password changed, space closed). */
  endAllOfRecord(recordId: RecordId): Promise<number>;
  endAllOfProfessional(idNatPs: IdNatPs): Promise<number>;
}

/** A session as the list of connections shows it. */
export interface OpenSession {
  /** Names it in a form; signs nobody in. */
  readonly handle: string;
  readonly device?: string;
  readonly since: Instant;
  readonly seenAt: Instant;
}

/** The handle under which a session stands in the list. */
export const handleOf = (key: KeyObject, id: string): string => blindIndex(key, 'session-id', id).toString('hex');

interface Row {
  kind: SessionKind;
  seen_at: Date;
  expires_at: Date;
  sealed: Buffer;
}

/** Activity is written down once a minute at most: the idle limit is kept to the minute. */
const SEEN_EVERY = MINUTE;
const random = (): string => randomBytes(32).toString('base64url');

export function openSessions(sql: Sql, key: KeyObject, clock: Pick<Clock, 'real'>): Sessions {
  const indexOf = (id: string): Buffer => blindIndex(key, 'session-id', id);
  const bound = (index: Buffer): string => `session|${index.toString('hex')}`;
  const sealOf = (index: Buffer, session: Session): Buffer =>
    seal(key, bound(index), JSON.stringify({ ...session, id: undefined }));

  async function insert(query: Sql, session: Session, createdAt: Instant): Promise<void> {
    const index = indexOf(session.id);
    const now = new Date(clock.real());
    await query`
      insert into session (id_index, kind, record_id, id_nat_ps, created_at, seen_at, expires_at, sealed)
      values (${index}, ${session.kind}, ${('recordId' in session ? session.recordId : undefined) ?? null},
        ${session.kind === 'professional' ? session.professional.idNatPs : null}, ${new Date(createdAt)}, ${now},
        ${new Date(createdAt + SESSION_LIMITS[session.kind].absolute)}, ${sealOf(index, session)})`;
  }
  const made = <S extends NewSession>(session: S): S & Pick<Session, 'id' | 'csrf'> => ({
    ...session,
    id: random() as SessionId,
    csrf: random(),
  });
  const opened = (index: Buffer, id: string, row: Row): Session | undefined => {
    const now = clock.real();
    if (row.expires_at.getTime() <= now) return undefined;
    if (row.seen_at.getTime() + SESSION_LIMITS[row.kind].idle <= now) return undefined;
    return { ...(JSON.parse(unseal(key, bound(index), row.sealed).toString()) as Session), id: id as SessionId };
  };

  return {
    async open(session) {
      const whole = made(session);
      await insert(sql, whole, clock.real());
      return whole;
    },
    async read(cookie, activity = 'counts') {
      if (!isSessionId(cookie)) return undefined;
      const index = indexOf(cookie);
      const [row] = await sql<Row[]>`
        select kind, seen_at, expires_at, sealed from session where id_index = ${index}`;
      if (row === undefined) return undefined;
      const session = opened(index, cookie, row);
      if (session === undefined) await sql`delete from session where id_index = ${index}`;
      else if (activity === 'counts' && row.seen_at.getTime() + SEEN_EVERY <= clock.real())
        await sql`update session set seen_at = ${new Date(clock.real())} where id_index = ${index}`;
      return session;
    },
    async save(session) {
      const index = indexOf(session.id);
      await sql`
        update session set sealed = ${sealOf(index, session)}, seen_at = ${new Date(clock.real())}
        where id_index = ${index}`;
    },
    stepUp(from, to) {
      const whole = made(to);
      return sql.begin(async (tx) => {
        const [old] = await tx<{ created_at: Date }[]>`
          delete from session where id_index = ${indexOf(from.id)} returning created_at`;
        if (old === undefined) return undefined;
        await insert(tx as unknown as Sql, whole, old.created_at.getTime());
        return whole;
      }) as Promise<typeof whole | undefined>;
    },
    async take(cookie) {
      if (!isSessionId(cookie)) return undefined;
      const index = indexOf(cookie);
      const [row] = await sql<Row[]>`
        delete from session where id_index = ${index} and kind = 'pending'
        returning kind, seen_at, expires_at, sealed`;
      return row === undefined ? undefined : opened(index, cookie, row);
    },
    async end(id) {
      await sql`delete from session where id_index = ${indexOf(id)}`;
    },
    async listOfRecord(recordId) {
      const rows = await sql<(Row & { id_index: Buffer; created_at: Date })[]>`
        select id_index, kind, created_at, seen_at, expires_at, sealed from session
        where record_id = ${recordId} and kind = 'person' order by created_at desc`;
      return rows.flatMap((row) => {
        const session = opened(row.id_index, '', row);
        if (session?.kind !== 'person') return [];
        return [
          {
            handle: row.id_index.toString('hex'),
            ...(session.device === undefined ? {} : { device: session.device }),
            since: row.created_at.getTime(),
            seenAt: row.seen_at.getTime(),
          },
        ];
      });
    },
    async endOthersOfRecord(recordId, keep) {
      return (await sql`delete from session where record_id = ${recordId} and id_index <> ${indexOf(keep)}`).count;
    },
    async endAllOfRecord(recordId) {
      return (await sql`delete from session where record_id = ${recordId}`).count;
    },
    async endAllOfProfessional(idNatPs) {
      return (await sql`delete from session where id_nat_ps = ${idNatPs}`).count;
    },
  };
}

/** One of a person's sessions by its handle in the list, all but the one in hand, or all. */
export type WhichSessions =
  | { readonly which: 'one'; readonly handle: string }
  | { readonly which: 'others'; readonly keep: SessionId }
  | { readonly which: 'all' };

/** Ends sessions of the open record, in its transaction; answers how many. */
export async function endSessions(
  { sql, recordId }: Pick<RecordHandle, 'sql' | 'recordId'>,
  key: KeyObject,
  wanted: WhichSessions,
): Promise<number> {
  switch (wanted.which) {
    case 'one': {
      const index = Buffer.from(/^[0-9a-f]{64}$/.test(wanted.handle) ? wanted.handle : '', 'hex');
      return (await sql`delete from session where record_id = ${recordId} and id_index = ${index}`).count;
    }
    case 'others': {
      const keep = blindIndex(key, 'session-id', wanted.keep);
      return (await sql`delete from session where record_id = ${recordId} and id_index <> ${keep}`).count;
    }
    case 'all':
      return (await sql`delete from session where record_id = ${recordId}`).count;
  }
}

/** Removes sessions that are over at `now` (real time); answers how many. */
export async function sweepSessions(sql: Sql, now: Instant): Promise<number> {
  const idleSince = (kind: SessionKind): Date => new Date(now - SESSION_LIMITS[kind].idle);
  const gone = await sql`
    delete from session where expires_at <= ${new Date(now)}
      or (kind = 'person' and seen_at <= ${idleSince('person')})
      or (kind = 'professional' and seen_at <= ${idleSince('professional')})
      or (kind = 'staff' and seen_at <= ${idleSince('staff')})
      or (kind = 'visitor' and seen_at <= ${idleSince('visitor')})
      or (kind = 'pending' and seen_at <= ${idleSince('pending')})`;
  return gone.count;
}

/** 43 characters of base64url: anything else is not looked up. */
const isSessionId = (cookie: string | undefined): cookie is SessionId =>
  cookie !== undefined && /^[\w-]{43}$/.test(cookie);

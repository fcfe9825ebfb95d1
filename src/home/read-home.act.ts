import { decideOnRecord, readReaderFacts, readRights, type Consent, type ReaderKnown } from '../access/index.js';
import { appendTrace, readTrace, type TraceActor } from '../audit/index.js';
import { actEntry, readPerson, type Caller } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import { HOUR, type Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { countUnseen, unseenNotices, type Notice } from '../notices/index.js';
import { visibleDocumentsOf, type Document } from '../record/index.js';

/** What the person is told at the top of their home. */
export type HomeNotice =
  | {
      readonly kind: 'emergency';
      readonly id: string;
      readonly at: Instant;
      readonly actor?: TraceActor;
      readonly reason?: string;
      /** Its line in the history. */
      readonly line?: number;
    }
  | { readonly kind: 'consent'; readonly id: string; readonly at: Instant; readonly consent: Consent }
  | { readonly kind: 'announcement'; readonly id: string; readonly at: Instant };

export interface Home {
  readonly givenName: string;
  /** Emergencies first. */
  readonly notices: readonly HomeNotice[];
  /** Notices not read yet, of every kind. */
  readonly unseen: number;
  /** Not opened yet, newest first; and how many of them there are. */
  readonly fresh: readonly Document[];
  readonly freshCount: number;
  /** The newest others. */
  readonly others: readonly Document[];
  readonly attending?: IdNatPs;
  /** Has the person put in something of that category themselves? For what to do next. */
  readonly hasDirectives: boolean;
  readonly hasWishes: boolean;
}

const SHOWN = 5;

/** The person opens their home: what is new, who looked in an emergency, what they may do next. */
export function readHomeAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, Record<string, never>, ReaderKnown, Home> {
  return {
    name: 'home-read',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'list', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, _input, known, { caller, at }) {
      const list = (filter: Parameters<typeof visibleDocumentsOf>[4], limit: number) =>
        visibleDocumentsOf(handle, known, caller, at, filter, { limit });
      const [person, notices, unseen, rights, fresh, newest, directives, wishes] = await Promise.all([
        readPerson(handle),
        unseenNotices(handle, ['emergency-access', 'consent-stated', 'announcement-waiting'], 20),
        countUnseen(handle),
        readRights(handle),
        list({ unseen: true }, SHOWN),
        list({}, SHOWN * 2),
        list({ typeCodes: ['EXPPAT_3'] }, 1),
        list({ typeCodes: ['EXPPAT_1'] }, 1),
      ]);
      const told = await Promise.all(notices.map((notice) => toldOf(handle, notice, rights.consents)));
      const freshIds = new Set(fresh.documents.map(({ id }) => id));
      const attending = rights.relations.find(({ kind }) => kind === 'attending')?.idNatPs;
      return ok({
        givenName: person.givenNames[0] ?? person.familyName,
        notices: told.filter((notice) => notice !== undefined),
        unseen,
        fresh: fresh.documents,
        freshCount: fresh.total,
        others: newest.documents
          .filter(({ id }) => !freshIds.has(id))
          .slice(0, Math.max(0, SHOWN - fresh.documents.length)),
        hasDirectives: directives.total > 0,
        hasWishes: wishes.total > 0,
        ...(attending === undefined ? {} : { attending }),
      });
    },
    trace: (handle, _input, _facts, { caller, at }, ending) =>
      appendTrace(handle, 'shown', actEntry('home-read', { caller, at }, ending)),
  };
}

/** What stands at the top of the home, beyond the number of notices. */
async function toldOf(
  handle: RecordHandle,
  notice: Notice,
  consents: readonly Consent[],
): Promise<HomeNotice | undefined> {
  const { id, at } = notice;
  switch (notice.kind) {
    case 'announcement-waiting':
      return { kind: 'announcement', id, at };
    case 'consent-stated': {
      const consent = consents.find((one) => one.id === notice.itemId);
      return consent === undefined ? undefined : { kind: 'consent', id, at, consent };
    }
    case 'emergency-access': {
      // The notice carries ids only: who and why stand in the history.
      // One notice stands for an hour of one professional; newest come first, so the last one found is the nearest.
      const { lines } = await readTrace(handle, 'shown', { limit: 200, since: at, until: at + HOUR });
      const entry = lines.findLast((line) => line.situation !== 'normal');
      return {
        kind: 'emergency',
        id,
        at,
        ...(entry === undefined ? {} : { actor: entry.actor }),
        ...(entry?.reason === undefined ? {} : { reason: entry.reason }),
        ...(entry === undefined ? {} : { line: entry.n }),
      };
    }
    // Everything else stands among the notices; a deposited document shows among the documents, with its own mark.
    default:
      return undefined;
  }
}

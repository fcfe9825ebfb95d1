import { readTrace, type TraceLine } from '../audit/index.js';
import { ok } from '../kernel/result.js';
import type { RecordHandle } from '../platform/database.js';
import { visitAct, type VisitSettings } from './visit-act.js';
import { standingOf, type Visit, type VisitStanding } from './visit.model.js';

export interface WatchedVisit {
  readonly visit: Visit;
  readonly standing: VisitStanding;
  /** What they did, the newest first. */
  readonly done: readonly TraceLine[];
}

const MOST_LINES = 200;

/** The person looks on: the codes, who asks, what was opened. */
export const watchVisitAct = (settings: VisitSettings) =>
  visitAct<WatchedVisit>(settings, 'visit-read', async (handle, visit, { at }) => {
    return ok({ visit, standing: standingOf(visit, at), done: await doneIn(handle, visit) });
  });

async function doneIn(handle: RecordHandle, { id, askedAt, visitor }: Visit): Promise<readonly TraceLine[]> {
  if (askedAt === undefined) return [];
  const { lines } = await readTrace(handle, 'shown', { limit: MOST_LINES, since: askedAt });
  const signedIn = visitor?.signedInAs?.professional.idNatPs;
  return lines.filter(({ actor }) => actor.id === id || (signedIn !== undefined && actor.id === signedIn));
}

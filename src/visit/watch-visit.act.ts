import { readTrace, type TraceLine } from '../audit/index.js';
import type { Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { visitAct, type VisitFacts, type VisitInput, type VisitSettings } from './visit-act.js';
import { standingOf, type Visit, type VisitStanding } from './visit.model.js';

export interface WatchedVisit {
  readonly visit: Visit;
  readonly standing: VisitStanding;
  /** What they did, the newest first. */
  readonly done: readonly TraceLine[];
}

const MOST_LINES = 200;

export interface WatchInput extends VisitInput {
  /** What this session's page showed last, as {@link shownIn} says it, when the page comes again by itself. */
  readonly shownBefore?: string;
}

/** Everything on the page that can change while it is looked at: where the visit stands, and the last thing that was opened. */
export const shownIn = ({ standing, done }: WatchedVisit): string => `${standing}-${done[0]?.n ?? 0}`;

/** The person looks on: the codes, who asks, what was opened. The entry of a page stands for the same page coming again by itself. */
export const watchVisitAct = (settings: VisitSettings): Act<Caller, WatchInput, VisitFacts, WatchedVisit> => {
  const watching = visitAct<WatchedVisit>(settings, 'visit-read', async (handle, visit, { at }) => {
    return ok({ visit, standing: standingOf(visit, at), done: await doneIn(handle, visit) });
  });
  return {
    ...watching,
    async trace(handle, input: WatchInput, facts, context, ending) {
      const shown = ending.kind === 'done' && ending.outcome !== undefined ? shownIn(ending.outcome) : undefined;
      if (shown === undefined || shown !== input.shownBefore)
        await watching.trace(handle, input, facts, context, ending);
    },
  };
};

async function doneIn(handle: RecordHandle, { id, askedAt, visitor }: Visit): Promise<readonly TraceLine[]> {
  if (askedAt === undefined) return [];
  const { lines } = await readTrace(handle, 'shown', { limit: MOST_LINES, since: askedAt });
  const signedIn = visitor?.signedInAs?.professional.idNatPs;
  return lines.filter(({ actor }) => actor.id === id || (signedIn !== undefined && actor.id === signedIn));
}

import type { KeyObject } from 'node:crypto';
import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok, problem } from '../kernel/result.js';
import { DAY } from '../kernel/time.js';
import type { Act, ActContext } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { visibleDocumentsOf, type Document } from '../record/index.js';
import { changesVisit, traceVisitAct, type VisitSettings } from './visit-act.js';
import { longIndex, newVisitCodes, placeIndex, shortIndex } from './visit-codes.js';
import { addToDirectory, noteStanding } from './visit-directory.store.js';
import { PAPER_TERM, SCREEN_TERM, standingOf, type Visit, type VisitOffer } from './visit.model.js';
import { addVisit, endWaitingVisits, endVisit, noteAccepted, readVisits } from './visit.store.js';
import { personLetsTheVisitorIn } from './person-lets-the-visitor-in.rule.js';

// The person's side: to prepare a visit, to let in who asks, to send them away, to stop.

/** What the person may choose from, and what is under way. */
export interface Prepared {
  readonly documents: readonly Document[];
  readonly visits: readonly Visit[];
}

const MOST_OFFERED = 200;

/** What the person, or who stands in for them, sees in their own list: nothing else can be chosen. */
async function choosable(
  handle: RecordHandle,
  { caller, at }: ActContext<Caller>,
  attendingSeesHidden: boolean,
  ids?: readonly DocumentId[],
): Promise<readonly Document[]> {
  const known = await readReaderFacts(handle, caller, 'list', at, attendingSeesHidden);
  const filter = { status: ['current'] as const, ...(ids === undefined ? {} : { ids }) };
  return (await visibleDocumentsOf(handle, known, caller, at, filter, { limit: MOST_OFFERED })).documents;
}

/** The page on which a visit is prepared. */
export const prepareVisitAct = ({
  attendingSeesHidden,
}: VisitSettings): Act<Caller, Record<string, never>, ReaderKnown, Prepared> => ({
  name: 'visits-read',
  facts: (handle, _input, { caller, at }) => readReaderFacts(handle, caller, 'control', at, attendingSeesHidden),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, _input, _facts, context) {
    const visits = await readVisits(handle, context.at - DAY);
    return ok({
      documents: await choosable(handle, context, attendingSeesHidden),
      visits: visits.filter((visit) => standingOf(visit, context.at) !== 'over'),
    });
  },
  trace: (handle, _input, _facts, context, ending) => traceVisitAct(handle, 'visits-read', context, ending),
});

/** The person chooses what to show and for how long, and gets the codes. One code waits at a time: the one before ends. */
export const offerVisitAct = ({
  attendingSeesHidden,
  codeKey,
}: VisitSettings & { readonly codeKey: KeyObject }): Act<Caller, VisitOffer, ReaderKnown, { readonly id: string }> => ({
  name: 'visit-offer',
  // Pressed twice, the second code ends the first.
  alone: true,
  facts: (handle, _input, { caller, at }) => readReaderFacts(handle, caller, 'control', at, attendingSeesHidden),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, offer, _facts, context) {
    const { at, ids } = context;
    const chosen = [...new Set(offer.documentIds)];
    if (!offer.everything && chosen.length === 0) return problem('visit-holds-nothing', 'document');
    const found = chosen.length === 0 ? [] : await choosable(handle, context, attendingSeesHidden, chosen);
    if (found.length !== chosen.length) return problem('visit-holds-nothing', 'document');
    for (const id of await endWaitingVisits(handle, at)) await noteStanding(handle, handle.sql, id, 'over');
    const id = ids.item(`visit ${handle.recordId} ${at}`);
    const openBefore = at + (offer.onPaper ? PAPER_TERM : SCREEN_TERM);
    for (;;) {
      const codes = newVisitCodes(offer.onPaper);
      const indexes = {
        long: longIndex(codeKey, codes.long),
        ...(codes.short === undefined
          ? {}
          : { short: { place: placeIndex(codeKey, codes.short), code: shortIndex(codeKey, codes.short) } }),
      };
      if (!(await addToDirectory(handle, id, indexes, at, openBefore))) continue;
      await addVisit(handle, id, { ...offer, documentIds: chosen }, codes, at, openBefore);
      return ok({ id });
    }
  },
  trace: (handle, { minutes }, _facts, context, ending) =>
    traceVisitAct(handle, 'visit-offer', context, ending, { kind: 'consent', id: 'visit', label: `${minutes} min` }),
});

/** The person sees who asks, and lets them in: the minutes run from here. */
export const acceptVisitAct = (settings: VisitSettings) =>
  changesVisit<Visit>(settings, 'visit-accept', async (handle, visit, { at }) => {
    const fault = personLetsTheVisitorIn(visit, at);
    if (fault !== undefined) return problem(fault);
    const until = at + visit.minutes * 60_000;
    if (!(await noteAccepted(handle, visit.id, at, until))) return problem('visit-is-over');
    await noteStanding(handle, handle.sql, visit.id, 'open', until);
    return ok(visit);
  });

/** The person does not let them in: the code is spent, and nothing was shown. */
export const declineVisitAct = (settings: VisitSettings) =>
  changesVisit<Visit>(settings, 'visit-decline', async (handle, visit, { at }) => {
    const fault = personLetsTheVisitorIn(visit, at);
    if (fault !== undefined) return problem(fault);
    await endVisit(handle, visit.id, 'declined', at);
    await noteStanding(handle, handle.sql, visit.id, 'over');
    return ok(visit);
  });

/** At once, whatever is under way. Stopping what is over changes nothing. */
export const stopVisitAct = (settings: VisitSettings) =>
  changesVisit<Visit>(settings, 'visit-stop', async (handle, visit, { at }) => {
    await endVisit(handle, visit.id, 'stopped', at);
    await noteStanding(handle, handle.sql, visit.id, 'over');
    return ok(visit);
  });

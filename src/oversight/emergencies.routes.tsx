import {
  askReviewAct,
  nameReviewAct,
  openReviewAct,
  recordOfReview,
  reviewAbusiveAct,
  reviewJustifiedAct,
  reviewsInQueue,
  type Review,
  type Reviewer,
  type ReviewStepTaken,
} from '../emergencies/index.js';
import { titledName } from '../citizen/index.js';
import { staffEdgeFor, staffPage, staffRoutes, type StaffCaller, type StaffPage } from '../help/index.js';
import { messagesOf, readProfessionals, readStructure, refusalReply, type StaffSession } from '../identity/index.js';
import { isUuid, type IdNatPs, type RecordId, type StructureId } from '../kernel/ids.js';
import type { ActContext, ActRunner } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { OneReviewPage, REVIEWS, ReviewsPage } from './emergencies.page.js';
import { proposeFreezeWithin } from './judge-freeze.js';
import type { OversightHouse } from './oversight-house.js';
import { parseReason } from './proposal.model.js';
import { pseudonymOf } from './pseudonym.js';
import { tellTrail } from './tell-trail.js';
import { addToTrail } from './trail.store.js';

// The requests of auditors about emergency accesses. Each look and each step is an act on the record, and an entry of the trail.

export interface ReviewHouse extends OversightHouse {
  readonly runner: ActRunner;
}

const MOST = 200;

export function reviewRoutes(house: ReviewHouse): Route[] {
  const { database, keys, clock, site, runner } = house;
  const sql = database.directory;
  const edge = staffEdgeFor(house, ['auditor']);
  const { reads, posts } = staffRoutes(edge);
  const told = tellTrail(house);
  const reviewer = ({ id, name }: StaffCaller) => ({ kind: 'auditor', id, name }) as const;

  function page(
    request: HttpRequest,
    session: StaffSession,
    { crumb, ...content }: Omit<StaffPage, 'back' | 'done'> & { readonly crumb?: true },
  ): Reply {
    const { title, done } = messagesOf(request).oversight.emergencies;
    return staffPage(site, request, session, { ...content, done, back: crumb && { label: title, href: REVIEWS } });
  }
  const nothing = (request: HttpRequest, session: StaffSession): Reply =>
    refusalReply('not-found', request, site, { session, href: REVIEWS });

  async function names(
    { idNatPs, structureId }: { idNatPs: IdNatPs; structureId: StructureId },
    unknown: string,
  ): Promise<{ who: string; place: string }> {
    const one = (await readProfessionals(sql, keys.directory, [idNatPs])).get(idNatPs);
    const place = await readStructure(sql, keys.directory, structureId);
    return {
      who: one === undefined ? unknown : titledName(`${one.givenName} ${one.familyName}`, one.profession),
      place: place?.name ?? structureId,
    };
  }

  async function queue(request: HttpRequest, session: StaffSession): Promise<Reply> {
    const m = messagesOf(request);
    const { title, lead } = m.oversight.emergencies;
    const listed = await Promise.all(
      (await reviewsInQueue(sql, MOST)).map(async (review) => ({
        ...review,
        ...(await names(review, m.oversight.freezes.unknown)),
        record: pseudonymOf(keys.index, review.id, review.recordId),
      })),
    );
    return page(request, session, { title, lead, body: <ReviewsPage m={m} now={clock.domain()} queue={listed} /> });
  }

  interface Case {
    readonly recordId: RecordId;
    readonly review: Review;
  }
  async function opened(id: string, caller: StaffCaller): Promise<Case | undefined> {
    const recordId = isUuid(id) ? await recordOfReview(sql, id) : undefined;
    if (recordId === undefined) return undefined;
    const done = await runner.perform(openReviewAct, recordId, { reviewId: id }, reviewer(caller));
    if (done.kind !== 'done') return undefined;
    await told(caller, { act: 'emergency-read', of: id });
    return { recordId, review: done.outcome };
  }

  async function one(
    request: HttpRequest,
    session: StaffSession,
    { recordId, review }: Case,
    { person, wrong }: { readonly person?: string; readonly wrong?: true } = {},
  ): Promise<Reply> {
    const m = messagesOf(request);
    return page(request, session, {
      title: m.oversight.emergencies.one,
      status: wrong === true ? 400 : 200,
      crumb: true,
      body: (
        <OneReviewPage
          m={m}
          now={clock.domain()}
          csrf={session.csrf}
          review={review}
          record={pseudonymOf(keys.index, review.id, recordId)}
          person={person}
          wrong={wrong}
          {...await names(review, m.oversight.freezes.unknown)}
        />
      ),
    });
  }

  async function name(request: HttpRequest, session: StaffSession, caller: StaffCaller): Promise<Reply> {
    const found = await opened(request.form.get('examen') ?? '', caller);
    if (found === undefined) return nothing(request, session);
    const done = await runner.perform(nameReviewAct, found.recordId, { reviewId: found.review.id }, reviewer(caller));
    await told(caller, {
      act: 'emergency-name',
      of: found.review.id,
      ...(done.kind === 'done' ? {} : { outcome: 'refused' }),
      ...(done.kind === 'failed' ? { problem: done.problem.problem } : {}),
    });
    if (done.kind !== 'done') return redirect(`${REVIEWS}/${found.review.id}`, [justDone('further')]);
    const { givenNames, familyName } = done.outcome;
    return one(request, session, found, { person: `${givenNames[0] ?? ''} ${familyName}`.trim() });
  }

  const stepOf = ({ review, what }: Pick<ReviewStepTaken, 'review' | 'what'>) =>
    ({
      act: what === 'ask' ? 'emergency-question' : 'emergency-judge',
      of: review.id,
      what,
      subject: { kind: 'professional', id: review.idNatPs },
    }) as const;

  /** The trail and what follows for the professional are kept with the step itself, or the step is not taken. */
  async function keep(
    { sql: within }: RecordHandle,
    step: ReviewStepTaken,
    { caller, at }: ActContext<Reviewer>,
  ): Promise<void> {
    const who = { auditor: { id: caller.id, name: caller.name }, by: 'page' } as const;
    await addToTrail(within, keys.directory, at, { ...stepOf(step), ...who, outcome: 'done' });
    if (step.what !== 'abusive') return;
    const { idNatPs, structureId, id } = step.review;
    await proposeFreezeWithin(house, within, who, { idNatPs, structureId, reason: step.words, of: id, at });
  }
  const steps = {
    ask: askReviewAct(keep),
    justified: reviewJustifiedAct(keep),
    abusive: reviewAbusiveAct(keep),
  };

  async function decide(request: HttpRequest, session: StaffSession, caller: StaffCaller): Promise<Reply> {
    const what = (['justified', 'ask', 'abusive'] as const).find((step) => step === request.form.get('suite'));
    const found = await opened(request.form.get('examen') ?? '', caller);
    if (found === undefined || what === undefined) return nothing(request, session);
    const words = parseReason(request.form.get('motif') ?? '');
    if (words === undefined) return one(request, session, found, { wrong: true });
    const { recordId, review } = found;
    const done = await runner.perform(steps[what], recordId, { reviewId: review.id, words }, reviewer(caller));
    if (done.kind === 'done') return redirect(REVIEWS, [justDone(what)]);
    const problem = done.kind === 'failed' ? { problem: done.problem.problem } : {};
    await told(caller, { ...stepOf({ review, what }), outcome: 'refused', ...problem });
    return redirect(`${REVIEWS}/${review.id}`, [justDone('further')]);
  }

  return [
    reads(REVIEWS, queue),
    reads(`${REVIEWS}/:id`, async (request, session, caller) => {
      const found = await opened(request.params['id'] ?? '', caller);
      return found === undefined ? nothing(request, session) : one(request, session, found);
    }),
    posts(`${REVIEWS}/nom`, name),
    posts(`${REVIEWS}/decider`, decide),
  ];
}

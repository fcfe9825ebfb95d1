import {
  HEIR_PAPERS,
  heirRequestsInQueue,
  parseWords,
  recordOfHeirRequest,
  type judgeHeirActs,
  type OpenedHeirRequest,
  type ProposeHeirInput,
  type readHeirPaperAct,
} from '../heirs/index.js';
import { staffEdgeFor, type StaffCaller } from '../help/index.js';
import { htmlReply, messagesOf, pageFrame, refusalReply, type StaffSession } from '../identity/index.js';
import { isDocumentCategory } from '../kernel/codes/document-classes.js';
import type { RecordId } from '../kernel/ids.js';
import type { ActResult, ActRunner } from '../platform/act.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone, noJustDone, readJustDone } from '../web/just-done.js';
import { renderPage, type Page } from '../web/index.js';
import { HeirQueuePage, JudgeHeirPage } from './heirs.page.js';
import { JUDGE_HEIRS, type JudgeFault } from './judge-view.js';
import type { OversightHouse } from './oversight-house.js';
import type { TrailEntry } from './trail.model.js';
import { addToTrail } from './trail.store.js';

// The requests of auditors about what relatives ask after a death. Each look and each step is an act on the record, and an entry of the trail.

export interface JudgeHeirsHouse extends OversightHouse {
  readonly runner: ActRunner;
  readonly acts: ReturnType<typeof judgeHeirActs> & {
    readonly readHeirPaper: ReturnType<typeof readHeirPaperAct>;
  };
}

const MOST = 200;
const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 120, windowSeconds: 60 } } as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export function judgeHeirsRoutes(house: JudgeHeirsHouse): Route[] {
  const { acts, database, keys, clock, site, runner } = house;
  const sql = database.directory;
  const edge = staffEdgeFor(house, ['auditor']);
  const judge = ({ id, name }: StaffCaller) => ({ kind: 'auditor', id, name }) as const;
  const told = (caller: StaffCaller, entry: Pick<TrailEntry, 'act' | 'of'> & Partial<TrailEntry>): Promise<void> =>
    addToTrail(sql, keys.directory, clock.domain(), {
      outcome: 'done',
      by: 'page',
      auditor: { id: caller.id, name: caller.name },
      ...entry,
    });

  function page(
    request: HttpRequest,
    session: StaffSession,
    shown: Pick<Page, 'title' | 'body'> & Partial<Page>,
    status = 200,
  ): Reply {
    const m = messagesOf(request);
    const words: Readonly<Record<string, string>> = m.heirs.judge.done;
    const text = words[readJustDone(request)?.what ?? ''];
    const flash = text === undefined ? {} : { flash: { text } };
    const html = renderPage({ ...pageFrame(request, session), hasErrors: status === 400, ...shown, ...flash }, site);
    return htmlReply(status, html, text === undefined ? {} : { cookies: [noJustDone] });
  }
  const nothing = (request: HttpRequest, session: StaffSession): Reply =>
    refusalReply('not-found', request, site, { session, href: JUDGE_HEIRS });

  async function queue(request: HttpRequest, session: StaffSession): Promise<Reply> {
    const m = messagesOf(request);
    const { title, lead } = m.heirs.judge;
    const body = <HeirQueuePage m={m} now={clock.domain()} queue={await heirRequestsInQueue(sql, MOST)} />;
    return page(request, session, { title, lead, body });
  }

  interface Case {
    readonly recordId: RecordId;
    readonly opened: OpenedHeirRequest;
  }
  async function caseOf(id: string, caller: StaffCaller): Promise<Case | undefined> {
    const recordId = UUID.test(id) ? await recordOfHeirRequest(sql, id) : undefined;
    if (recordId === undefined) return undefined;
    const done = await runner.perform(acts.openHeirRequest, recordId, { requestId: id }, judge(caller));
    await told(caller, { act: 'heir-read', outcome: done.kind === 'done' ? 'done' : 'refused', of: id });
    return done.kind === 'done' ? { recordId, opened: done.outcome } : undefined;
  }

  function one(request: HttpRequest, session: StaffSession, { opened }: Case, faults?: readonly JudgeFault[]): Reply {
    const m = messagesOf(request);
    const { title } = m.heirs.judge;
    const typed =
      faults === undefined
        ? { one: {}, categories: [] }
        : { one: Object.fromEntries(request.form), categories: request.form.getAll('categories') };
    return page(
      request,
      session,
      {
        title: m.heirs.judge.one,
        breadcrumb: [{ label: title, href: JUDGE_HEIRS }],
        body: (
          <JudgeHeirPage
            m={m}
            csrf={session.csrf}
            auditorId={session.staffId}
            {...opened}
            faults={faults}
            typed={typed}
          />
        ),
      },
      faults === undefined ? 200 : 400,
    );
  }

  async function propose(request: HttpRequest, session: StaffSession, caller: StaffCaller): Promise<Reply> {
    const found = await caseOf(request.form.get('demande') ?? '', caller);
    if (found === undefined) return nothing(request, session);
    const what = (['grant', 'refuse'] as const).find((one) => one === request.form.get('suite'));
    const words = parseWords(request.form.get('raisons') ?? '');
    if (what === undefined || words === undefined)
      return one(request, session, found, [
        ...(what === undefined ? ['what' as const] : []),
        ...(words === undefined ? ['words' as const] : []),
      ]);
    const { id } = found.opened.request;
    const input = { requestId: id, words, ...chosenIn(request, what) };
    const done = await runner.perform(acts.proposeHeirDecision, found.recordId, input, judge(caller));
    await tellStep(caller, 'heir-propose', id, done, { what, reason: words });
    if (done.kind === 'done') return redirect(`${JUDGE_HEIRS}/${id}`, [justDone('proposed')]);
    return one(request, session, found, [faultOf(done)]);
  }

  const tellStep = (
    caller: StaffCaller,
    act: TrailEntry['act'],
    of: string,
    done: ActResult<unknown>,
    more: Partial<TrailEntry>,
  ): Promise<void> =>
    told(caller, {
      act,
      of,
      outcome: done.kind === 'done' ? 'done' : 'refused',
      ...more,
      ...(done.kind === 'failed' ? { problem: done.problem.problem } : {}),
    });

  const ending =
    (step: 'confirmHeirDecision' | 'returnHeirRequest') =>
    async (request: HttpRequest, session: StaffSession, caller: StaffCaller): Promise<Reply> => {
      const found = await caseOf(request.form.get('demande') ?? '', caller);
      if (found === undefined) return nothing(request, session);
      const { id, proposal } = found.opened.request;
      const done = await runner.perform(acts[step], found.recordId, { requestId: id }, judge(caller));
      await tellStep(caller, step === 'confirmHeirDecision' ? 'heir-confirm' : 'heir-return', id, done, {
        ...(proposal === undefined ? {} : { what: proposal.what }),
      });
      if (done.kind !== 'done') return one(request, session, found, [faultOf(done)]);
      const { state } = done.outcome;
      if (state === 'waiting') return redirect(`${JUDGE_HEIRS}/${id}`, [justDone('back')]);
      return redirect(JUDGE_HEIRS, [justDone(state)]);
    };

  async function paper(request: HttpRequest, session: StaffSession, caller: StaffCaller): Promise<Reply> {
    const { id = '', piece } = request.params;
    const which = HEIR_PAPERS.find((one) => one === piece);
    const recordId = which !== undefined && UUID.test(id) ? await recordOfHeirRequest(sql, id) : undefined;
    if (which === undefined || recordId === undefined) return nothing(request, session);
    const input = { requestId: id, paper: which };
    const done = await runner.perform(acts.readHeirPaper, recordId, input, judge(caller));
    await told(caller, { act: 'heir-paper', outcome: done.kind === 'done' ? 'done' : 'refused', of: id, what: which });
    if (done.kind !== 'done') return nothing(request, session);
    // A scan from outside: shown by nothing of ours, run by nothing.
    return {
      status: 200,
      headers: {
        'content-type': done.outcome.contentType,
        'content-disposition': `attachment; filename="${which}.${ENDINGS[done.outcome.contentType] ?? 'bin'}"`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      },
      body: done.outcome.bytes,
    };
  }

  type Answer = (request: HttpRequest, session: StaffSession, caller: StaffCaller) => Promise<Reply>;
  const on = (method: 'GET' | 'POST', path: string, answer: Answer): Route =>
    openRoute<StaffCaller, StaffSession>({
      method,
      path,
      ...(method === 'POST' ? FORM : {}),
      decide: edge,
      answer: (request, { session, caller }) => answer(request, session, caller),
    });
  return [
    on('GET', JUDGE_HEIRS, queue),
    on('GET', `${JUDGE_HEIRS}/:id`, async (request, session, caller) => {
      const found = await caseOf(request.params['id'] ?? '', caller);
      return found === undefined ? nothing(request, session) : one(request, session, found);
    }),
    on('GET', `${JUDGE_HEIRS}/:id/pieces/:piece`, paper),
    on('POST', `${JUDGE_HEIRS}/proposer`, propose),
    on('POST', `${JUDGE_HEIRS}/confirmer`, ending('confirmHeirDecision')),
    on('POST', `${JUDGE_HEIRS}/renvoyer`, ending('returnHeirRequest')),
  ];
}

const ENDINGS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

function chosenIn({ form }: HttpRequest, what: 'grant' | 'refuse') {
  if (what === 'refuse') return { what, refusal: form.get('refus') ?? '' } as const;
  const number = (name: string): number | undefined => {
    const text = form.get(name) ?? '';
    return /^\d{1,4}$/.test(text) ? Number(text) : undefined;
  };
  return {
    what,
    chosen: {
      categories: [...new Set(form.getAll('categories').filter(isDocumentCategory))],
      months: number('mois'),
      fromYear: number('de'),
      toYear: number('a'),
    },
  } satisfies Partial<ProposeHeirInput>;
}

const FAULTS = [
  'heir-scope-needs-categories',
  'heir-scope-needs-time',
  'heir-refusal-needs-a-reason',
  'second-auditor-needed',
  'heir-two-days-not-over',
  'heir-grant-against-the-rules',
  'heir-request-further',
] as const;
const faultOf = (result: ActResult<unknown>): JudgeFault =>
  (result.kind === 'failed' ? FAULTS.find((name) => name === result.problem.problem) : undefined) ?? 'other';

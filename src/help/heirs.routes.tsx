import {
  readHeirRequests,
  type HeirPaper,
  type HeirRequest,
  type recordHeirRequestAct,
  type renewHeirCodeAct,
  type StoredScan,
  type withdrawHeirRequestAct,
} from '../heirs/index.js';
import { htmlReply, messagesOf, pageFrame, type StaffSession } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { parisDay } from '../kernel/time.js';
import { readSpace, type Space } from '../lifecycle/index.js';
import type { Act, ActRunner } from '../platform/act.js';
import type { BlobStore } from '../platform/blob-store.js';
import type { Courier } from '../platform/courier.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone, noJustDone, readJustDone } from '../web/just-done.js';
import { renderPage } from '../web/index.js';
import { dayIn } from './day-in.js';
import { traceDesk } from './desk-trace.js';
import { parseHeirForm, type HeirForm } from './heir-form.model.js';
import { DESK_HEIRS, DeskHeirsPage, type DeskHeirFault } from './heirs.page.js';
import { DESK, staffEdge, type DeskCaller, type StaffEdgeDeps } from './staff.edge.js';

// The help-desk's requests about relatives of the person whose account is open. The account is named by the session, never by the form.

export interface DeskHeirsDeps extends StaffEdgeDeps {
  readonly runner: ActRunner;
  readonly blobs: BlobStore;
  readonly courier: Courier;
  readonly acts: {
    readonly recordHeirRequest: ReturnType<typeof recordHeirRequestAct>;
    readonly renewHeirCode: ReturnType<typeof renewHeirCodeAct>;
    readonly withdrawHeirRequest: typeof withdrawHeirRequestAct;
  };
}

const FORM = { bodyLimit: 30 * 1024 * 1024, limit: { max: 60, windowSeconds: 60 } } as const;

interface Listed {
  readonly space: Space;
  readonly requests: readonly HeirRequest[];
}

/** An adviser looks at what relatives asked: who, on which ground, how far it is. No scan, and nothing of the record. */
export const listHeirRequestsAct: Act<DeskCaller, object, object, Listed> = {
  name: 'heir-requests-read',
  facts: () => Promise.resolve({}),
  decide: () => ({ allowed: true, rule: 'helpdesk-sees-no-health-data' }),
  act: async (handle) => ok({ space: await readSpace(handle), requests: await readHeirRequests(handle) }),
  trace: (handle, _input, _facts, context, ending) => traceDesk(handle, 'heir-requests-read', context, ending),
};

export function deskHeirsRoutes(deps: DeskHeirsDeps): Route[] {
  const { acts, blobs, clock, courier, runner, site } = deps;
  const edge = staffEdge(deps);
  const callerOf = ({ staffId, name }: StaffSession): DeskCaller => ({ kind: 'helpdesk', id: staffId, name });
  const done = (what: string): Reply => redirect(DESK_HEIRS, [justDone(what)]);

  async function page(request: HttpRequest, session: StaffSession, faults?: readonly DeskHeirFault[]): Promise<Reply> {
    const m = messagesOf(request);
    const t = m.heirs.desk;
    if (session.found === undefined) return redirect(DESK);
    const listed = await runner.perform(listHeirRequestsAct, session.found.recordId, {}, callerOf(session));
    if (listed.kind !== 'done') return redirect(DESK);
    const words: Readonly<Record<string, string>> = t.done;
    const text = words[readJustDone(request)?.what ?? ''];
    const html = renderPage(
      {
        ...pageFrame(request, session),
        title: t.title,
        lead: t.text,
        hasErrors: faults !== undefined,
        breadcrumb: [{ label: m.desk.title, href: DESK }],
        ...(text === undefined ? {} : { flash: { text } }),
        body: (
          <DeskHeirsPage
            m={m}
            csrf={session.csrf}
            state={listed.outcome.space.state}
            requests={listed.outcome.requests}
            faults={faults}
            typed={faults === undefined ? {} : Object.fromEntries(request.form)}
          />
        ),
      },
      site,
    );
    return htmlReply(faults === undefined ? 200 : 400, html, text === undefined ? {} : { cookies: [noJustDone] });
  }

  async function record(request: HttpRequest, session: StaffSession): Promise<Reply> {
    if (session.found === undefined) return redirect(DESK);
    const file = (paper: HeirPaper) => {
      const bytes = request.files[`piece-${paper}`]?.[0]?.bytes;
      return bytes === undefined || bytes.byteLength === 0 ? {} : { [paper]: bytes };
    };
    const typed = {
      fields: Object.fromEntries(request.form),
      receivedOn: dayIn(request, 'recu'),
      files: { ...file('identity'), ...file('quality'), ...file('death') },
    };
    const ways = { mail: courier.mail !== undefined, sms: courier.sms !== undefined };
    const parsed = parseHeirForm(typed, ways, parisDay(clock.domain()));
    if ('faults' in parsed) return page(request, session, parsed.faults);
    const scans = await keep(parsed.form);
    const result = await runner.perform(
      acts.recordHeirRequest,
      session.found.recordId,
      { ...parsed.form, scans },
      callerOf(session),
    );
    if (result.kind === 'done') return done('recorded');
    // What was not recorded leaves nothing behind.
    for (const { blob } of scans) await blobs.remove(blob.address);
    const problem = result.kind === 'failed' ? result.problem.problem : 'refused';
    return page(request, session, [
      problem === 'heir-ground-is-for-parents' || problem === 'heir-ground-is-of-a-minor' ? problem : 'refused',
    ]);
  }

  const keep = async ({ scans }: HeirForm): Promise<StoredScan[]> => {
    const kept: StoredScan[] = [];
    for (const { paper, contentType, bytes } of scans) kept.push({ paper, contentType, blob: await blobs.put(bytes) });
    return kept;
  };

  const posted = (
    path: string,
    body: 'form' | 'multipart',
    answer: (request: HttpRequest, session: StaffSession) => Promise<Reply>,
  ): Route =>
    openRoute<DeskCaller, StaffSession>({
      method: 'POST',
      path: `${DESK_HEIRS}/${path}`,
      ...FORM,
      ...(body === 'form' ? { bodyLimit: 16 * 1024 } : {}),
      body,
      decide: edge,
      answer: (request, { session }) => answer(request, session),
    });
  const onRequest =
    <Facts,>(act: Act<DeskCaller, { readonly requestId: string }, Facts, HeirRequest>, what: string) =>
    async (request: HttpRequest, session: StaffSession): Promise<Reply> => {
      if (session.found === undefined) return redirect(DESK);
      const requestId = request.form.get('demande') ?? '';
      if (!/^[0-9a-f-]{36}$/.test(requestId)) return done('refused');
      const result = await runner.perform(act, session.found.recordId, { requestId }, callerOf(session));
      return done(result.kind === 'done' ? what : 'refused');
    };

  return [
    openRoute<DeskCaller, StaffSession>({
      method: 'GET',
      path: DESK_HEIRS,
      decide: edge,
      answer: (request, { session }) => page(request, session),
    }),
    posted('enregistrer', 'multipart', record),
    posted('code', 'form', onRequest(acts.renewHeirCode, 'renewed')),
    posted('retirer', 'form', onRequest(acts.withdrawHeirRequest, 'withdrawn')),
  ];
}

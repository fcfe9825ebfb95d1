import type { VNode } from 'preact';
import {
  addSecurityEvent,
  htmlReply,
  isSentCode,
  langOf,
  mayTry,
  messagesOf,
  newSentCode,
  noPendingCookie,
  pageFrame,
  provesItsForm,
  provesPublicForm,
  publicFormToken,
  refusalReply,
  sendCode,
  sessionCookie,
  sessionsOf,
  stopwatch,
  takeBackGuess,
  toldLater,
  type EdgeDeps,
} from '../identity/index.js';
import type { IdSource } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import { normaliseCode } from '../lifecycle/index.js';
import type { ActRunner } from '../platform/act.js';
import type { BlobStore } from '../platform/blob-store.js';
import type { Courier } from '../platform/courier.js';
import {
  openRoute,
  recordRoute,
  redirect,
  type CookieChange,
  type HttpRequest,
  type Reply,
  type Route,
} from '../platform/route.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { copyReply } from '../takeout/index.js';
import { renderPage } from '../web/index.js';
import type { downloadHeirCopyAct, EnteringHeir, enterHeirAct, readHeirCopyAct } from './fetch-heir-copy.act.js';
import { findHeirRequest } from './heir-directory.store.js';
import { HeirCodePage, HeirCopyPage, HeirDoorPage, type HeirDoorFault } from './heir-door.page.js';
import { heirCodeIndex, referenceIndex } from './heir-letters.js';
import { HEIR_CODE, HEIR_COPY, HEIR_DOOR, heirEdge, heirSessionIn, type HeirSession } from './heir.edge.js';

// The door for whoever asked after a death: the reference and the code of the letter, a second code to the contact of the request, the copy.
// Unknown references, wrong, locked and expired codes, and requests that open nothing look alike, also by the time they take.

export interface HeirDoorDeps extends EdgeDeps {
  readonly keys: Pick<SystemKeys, 'session' | 'index' | 'code'>;
  readonly runner: ActRunner;
  readonly courier: Courier;
  readonly ids: IdSource;
  readonly blobs: BlobStore;
  readonly acts: {
    readonly enterHeir: ReturnType<typeof enterHeirAct>;
    readonly readHeirCopy: ReturnType<typeof readHeirCopyAct>;
    readonly downloadHeirCopy: ReturnType<typeof downloadHeirCopyAct>;
  };
}

const FORM = { body: 'form', bodyLimit: 16 * 1024, limit: { max: 30, windowSeconds: 60 } } as const;
/** A second code is short: it is worth three tries, then the letter's is typed again. */
export const SECOND_CODE_TRIES = 3;

export function heirDoorRoutes(deps: HeirDoorDeps): Route[] {
  const { acts, clock, config, courier, database, ids, keys, runner, site } = deps;
  const sql = database.directory;
  const sessions = sessionsOf(deps);
  const edge = heirEdge(deps);

  interface Shown {
    readonly title: string;
    readonly lead?: string;
    readonly body: VNode;
    readonly status?: number;
    readonly refreshSeconds?: number;
  }
  const page = (
    request: HttpRequest,
    { status = 200, ...shown }: Shown,
    cookies: readonly CookieChange[] = [],
  ): Reply =>
    htmlReply(
      status,
      renderPage({ ...pageFrame(request), path: HEIR_DOOR, hasErrors: status >= 400, ...shown }, site),
      { cookies },
    );

  function doorPage(request: HttpRequest, fault?: HeirDoorFault): Reply {
    const m = messagesOf(request);
    const { csrf, cookies } = publicFormToken(request, keys.session);
    const { title, lead } = m.heirs.door;
    const body = (
      <HeirDoorPage m={m} csrf={csrf} fault={fault} reference={(request.form.get('reference') ?? '').slice(0, 20)} />
    );
    const status = fault === undefined ? 200 : fault === 'too-many' ? 429 : 400;
    return page(request, { title, lead, body, status }, cookies);
  }

  async function enter(request: HttpRequest): Promise<Reply> {
    const reference = (request.form.get('reference') ?? '')
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .slice(0, 12);
    const code = normaliseCode(request.form.get('code') ?? '');
    if (reference.length !== 8) return doorPage(request, 'reference');
    if (code === undefined) return doorPage(request, 'code');
    const since = stopwatch();
    const now = clock.real();
    const source = `heir ${request.ip}`;
    if (!(await mayTry(sql, keys.index, 'address', source, now))) return doorPage(request, 'too-many');
    const entered = await letterIsRight(reference, code);
    if (entered === undefined) {
      await addSecurityEvent(sql, 'heir-not-recognised', now, {});
      return toldLater(since, doorPage(request, 'not-recognised'));
    }
    await takeBackGuess(sql, keys.index, 'address', source);
    if (!(await mayTry(sql, keys.index, 'sent', `heir ${entered.requestId}`, now)))
      return doorPage(request, 'too-many');
    const sent = newSentCode(keys.session, entered.requestId, now);
    const { recordId, requestId } = entered;
    const values = { request: requestId, ...sent.kept, tries: '0' };
    const session = await sessions.open({ kind: 'pending', stage: 'heir-code', recordId, values });
    send(request, entered.heir, sent.code);
    return redirect(HEIR_CODE, [sessionCookie(session)]);
  }

  async function letterIsRight(reference: string, code: string) {
    const found = await findHeirRequest(sql, referenceIndex(keys.index, reference));
    if (found === undefined) return undefined;
    const { recordId, requestId } = found;
    const input = { code: heirCodeIndex(keys.code, requestId, code) };
    const done = await runner.perform(acts.enterHeir, recordId, input, { kind: 'heir', requestId });
    return done.kind === 'done' ? { ...found, heir: done.outcome } : undefined;
  }

  function send(request: HttpRequest, { email, phone }: EnteringHeir, code: string): void {
    const letter = { id: ids.item('heir-code'), code, lang: langOf(request), ofHeir: true } as const;
    if (email !== undefined && courier.mail !== undefined) sendCode(courier, 'email', email, letter);
    else if (phone !== undefined) sendCode(courier, 'sms', phone, letter);
  }

  function codePage(request: HttpRequest, { csrf }: HeirSession, fault?: HeirDoorFault): Reply {
    const m = messagesOf(request);
    const { title, lead } = m.heirs.code;
    const body = <HeirCodePage m={m} csrf={csrf} fault={fault} demo={site.demo} />;
    return page(request, { title, lead, body, status: fault === undefined ? 200 : 400 });
  }

  async function secondCode(request: HttpRequest, session: HeirSession): Promise<Reply> {
    const typed = (request.form.get('code') ?? '').replace(/\s/gu, '').slice(0, 12);
    if (!/^\d{6}$/.test(typed)) return codePage(request, session, 'second');
    const { request: requestId = '', tries = '0' } = session.values;
    if (isSentCode(keys.session, session.values, requestId, typed, clock.real())) {
      const { recordId } = session;
      const values = { request: requestId };
      const inside = await sessions.stepUp(session, { kind: 'pending', stage: 'heir', recordId, values });
      return inside === undefined ? redirect(HEIR_DOOR) : redirect(HEIR_COPY, [sessionCookie(inside)]);
    }
    const used = Number(tries) + 1;
    if (used >= SECOND_CODE_TRIES) {
      await sessions.end(session.id);
      return redirect(`${HEIR_DOOR}?recommencer=1`, [noPendingCookie]);
    }
    await sessions.save({ ...session, values: { ...session.values, tries: String(used) } });
    return codePage(request, session, 'second-wrong');
  }

  return [
    openRoute({
      method: 'GET',
      path: HEIR_DOOR,
      decide: 'everyone',
      answer: (request) => doorPage(request, request.query.has('recommencer') ? 'again' : undefined),
    }),
    openRoute({
      method: 'POST',
      path: HEIR_DOOR,
      ...FORM,
      decide: 'everyone',
      answer: (request) =>
        provesPublicForm(request, keys.session, config.publicUrl)
          ? enter(request)
          : refusalReply('bad-request', request, site, { href: HEIR_DOOR, status: 403 }),
    }),
    openRoute({
      method: 'GET',
      path: HEIR_CODE,
      decide: 'everyone',
      async answer(request) {
        const session = await heirSessionIn(deps, request, 'heir-code');
        return session === undefined ? redirect(HEIR_DOOR) : codePage(request, session);
      },
    }),
    openRoute({
      method: 'POST',
      path: HEIR_CODE,
      ...FORM,
      decide: 'everyone',
      async answer(request) {
        const session = await heirSessionIn(deps, request, 'heir-code');
        if (session === undefined || !provesItsForm(request, session.csrf, config.publicUrl))
          return refusalReply('session-expired', request, site, { href: HEIR_DOOR });
        return secondCode(request, session);
      },
    }),
    recordRoute({
      method: 'GET',
      path: HEIR_COPY,
      edge,
      act: acts.readHeirCopy,
      parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
      respond(view, request, { session }) {
        const m = messagesOf(request);
        const { title, lead } = m.heirs.copy;
        const body = <HeirCopyPage m={m} csrf={session.csrf} view={view} help={site.help} now={clock.domain()} />;
        const waits = view.copy?.state === 'waiting' || view.copy?.state === 'making';
        return page(request, { title, lead, body, ...(waits ? { refreshSeconds: 10 } : {}) });
      },
    }),
    recordRoute({
      method: 'GET',
      path: `${HEIR_COPY}/dossier.zip`,
      edge,
      act: acts.downloadHeirCopy,
      parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
      respond: (file) => copyReply(deps.blobs, file),
    }),
    openRoute({
      method: 'POST',
      path: `${HEIR_DOOR}/finir`,
      body: 'form',
      decide: edge,
      async answer(_request, { session }) {
        await sessions.end(session.id);
        return redirect(HEIR_DOOR, [noPendingCookie]);
      },
    }),
  ];
}

import type { VNode } from 'preact';
import {
  htmlReply,
  messagesOf,
  pageFrame,
  problemReply,
  provesItsForm,
  refusalReply,
  sessionsOf,
  visitIdIn,
  type Activity,
  type EdgeDeps,
  type VisitorCaller,
  type VisitorSession,
} from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { redirect, type Edge, type HttpRequest, type Reply } from '../platform/route.js';
import { Actions, LinkButton, Notice, renderPage, type Page } from '../web/index.js';

// Whoever was let in for a visit: a browser, a cookie of its own, and nothing but that visit.

/** Where a code is typed, and where the picture leads. */
export const VISITOR_DOOR = '/visite';
export const WAITING = `${VISITOR_DOOR}/attente`;
export const SHOWN = `${VISITOR_DOOR}/dossier`;

export type VisitorEdge = Edge<VisitorCaller, VisitorSession>;

/** A page for whoever is not signed in, beside whatever session the browser holds. */
export function visitorPage(
  { site }: Pick<EdgeDeps, 'site'>,
  request: HttpRequest,
  page: Pick<Page, 'title' | 'body'> & Partial<Page>,
  extra: Partial<Reply> & { readonly status?: number } = {},
): Reply {
  const { status = 200, ...rest } = extra;
  return htmlReply(status, renderPage({ ...pageFrame(request), ...page }, site), rest);
}

/** The end of a visit, however it came: refused, stopped, over. */
export function visitIsOver(deps: Pick<EdgeDeps, 'site'>, request: HttpRequest): Reply {
  const m = messagesOf(request);
  const t = m.visit.gone;
  const body: VNode = (
    <div class="narrow">
      <Notice m={m}>
        <p>{t.text}</p>
      </Notice>
      <Actions>
        <LinkButton href={VISITOR_DOOR}>{t.another}</LinkButton>
      </Actions>
    </div>
  );
  return visitorPage(deps, request, { title: t.title, body }, { status: 403 });
}

export function visitorEdge(deps: EdgeDeps, activity: Activity = 'counts'): VisitorEdge {
  const sessions = sessionsOf(deps);
  return {
    name: 'visitor',
    async authenticate(request) {
      const session = await sessions.read(visitIdIn(request), activity);
      if (session?.kind !== 'visitor')
        return {
          ok: false,
          reply:
            request.method === 'GET'
              ? redirect(VISITOR_DOOR)
              : refusalReply('session-expired', request, deps.site, { href: VISITOR_DOOR }),
        };
      if (request.method !== 'GET' && !provesItsForm(request, session.csrf, deps.config.publicUrl))
        return {
          ok: false,
          reply: refusalReply('bad-request', request, deps.site, { href: VISITOR_DOOR, status: 403 }),
        };
      return ok({ caller: { kind: 'visitor', ...session.visitor }, session });
    },
    refused: (refusal, request) =>
      refusal === 'not-found'
        ? refusalReply('not-found', request, deps.site, { href: SHOWN })
        : visitIsOver(deps, request),
    failed: (problem, request) => problemReply(problem, request, deps.site, { back: SHOWN }),
  };
}

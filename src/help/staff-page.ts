import type { ComponentChildren } from 'preact';
import { htmlReply, pageFrame, type StaffSession } from '../identity/index.js';
import { openRoute, type BodyKind, type Edge, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { noJustDone, readJustDone } from '../web/just-done.js';
import { renderPage, type Site } from '../web/index.js';
import type { StaffCaller } from './staff.edge.js';

// How pages of staff are answered, whatever they are about.

export interface StaffPage {
  readonly title: string;
  readonly lead?: string | undefined;
  /** 400: the page says what was wrong with a form. */
  readonly status?: number | undefined;
  readonly body: ComponentChildren;
  /** Where it was come from. */
  readonly back?: { readonly label: string; readonly href: string } | undefined;
  /** What may just have been done, in words. */
  readonly done: Readonly<Record<string, string>>;
}

export function staffPage(site: Site, request: HttpRequest, session: StaffSession, page: StaffPage): Reply {
  const { title, lead, status = 200, body, back, done } = page;
  const text = done[readJustDone(request)?.what ?? ''];
  const html = renderPage(
    {
      ...pageFrame(request, session),
      title,
      body,
      hasErrors: status === 400,
      ...(lead === undefined ? {} : { lead }),
      ...(back === undefined ? {} : { breadcrumb: [back] }),
      ...(text === undefined ? {} : { flash: { text } }),
    },
    site,
  );
  return htmlReply(status, html, text === undefined ? {} : { cookies: [noJustDone] });
}

export type StaffAnswer<Caller = StaffCaller> = (
  request: HttpRequest,
  session: StaffSession,
  caller: Caller,
) => Promise<Reply>;

const FORM = { bodyLimit: 16 * 1024, limit: { max: 120, windowSeconds: 60 } } as const;

/** Routes behind one door of staff. */
export const staffRoutes = <Caller = StaffCaller>(edge: Edge<Caller, StaffSession>) => ({
  reads: (path: string, answer: StaffAnswer<Caller>): Route =>
    openRoute<Caller, StaffSession>({
      method: 'GET',
      path,
      decide: edge,
      answer: (request, { session, caller }) => answer(request, session, caller),
    }),
  posts: (
    path: string,
    answer: StaffAnswer<Caller>,
    { body = 'form', bodyLimit = FORM.bodyLimit }: { readonly body?: BodyKind; readonly bodyLimit?: number } = {},
  ): Route =>
    openRoute<Caller, StaffSession>({
      method: 'POST',
      path,
      ...FORM,
      body,
      bodyLimit,
      decide: edge,
      answer: (request, { session, caller }) => answer(request, session, caller),
    }),
});

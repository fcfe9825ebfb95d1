import type { Problem } from '../kernel/result.js';
import type { HttpRequest, Reply } from '../platform/route.js';
import {
  LinkButton,
  messagesFor,
  ProblemNotice,
  problemWords,
  REFUSAL_STATUS,
  RefusalPage,
  refusalTitle,
  renderPage,
  type RefusalKind,
  type Site,
} from '../web/index.js';
import { RETRY_AFTER_SECONDS } from './guesses-slow-down.rule.js';
import { pageFrame } from './page-frame.js';
import type { Session } from './session.model.js';

// What people see when a page is refused or fails: what failed, what to do, another way. Why is told to nobody but
// the person whose record it is.

export const htmlReply = (status: number, html: string, extra: Partial<Reply> = {}): Reply => ({
  ...extra,
  status,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    ...(status === 429 ? { 'retry-after': String(RETRY_AFTER_SECONDS) } : {}),
    ...extra.headers,
  },
  body: html,
});

/** Why, in words, and where the rule stands. */
export interface ToldRule {
  readonly words: string;
  readonly href: string;
}

interface RefusalOptions {
  /** Told to the person whose record it is, and to nobody else. */
  readonly told?: ToldRule | undefined;
  readonly session?: Session | undefined;
  /** Where the page's button leads, when not to the public home. */
  readonly href?: string | undefined;
  /** When it differs from the kind's own: a form that proves nothing is 403. */
  readonly status?: number;
  readonly extra?: Partial<Reply>;
}

/** The page of a refusal. */
export function refusalReply(
  kind: RefusalKind,
  request: HttpRequest,
  site: Site,
  { session, href, told, status = REFUSAL_STATUS[kind], extra }: RefusalOptions = {},
): Reply {
  const frame = pageFrame(request, session);
  const m = messagesFor(frame.lang);
  const body = <RefusalPage m={m} help={site.help} kind={kind} href={href} told={told} reference={request.id} />;
  return htmlReply(status, renderPage({ ...frame, title: refusalTitle(m, kind), body }, site), extra);
}

/** The page of a named fault in what was sent. */
export function problemReply(
  problem: Problem,
  request: HttpRequest,
  site: Site,
  { session, back }: { session?: Session | undefined; back: string },
): Reply {
  const frame = pageFrame(request, session);
  const m = messagesFor(frame.lang);
  const body = (
    <>
      <ProblemNotice m={m} name={problem.problem} reference={request.id} />
      <LinkButton href={back}>{m.common.back}</LinkButton>
    </>
  );
  const { title } = problemWords(m, problem.problem);
  return htmlReply(400, renderPage({ ...frame, title, hasErrors: true, body }, site));
}

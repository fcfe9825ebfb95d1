import type { Refusal } from '../platform/act.js';
import type { HttpRequest, Reply } from '../platform/route.js';
import type { Problem } from '../kernel/result.js';
import { LinkButton, messagesFor, Notice, renderPage, type Messages, type Site } from '../web/index.js';
import { problemWords } from '../web/messages/index.js';
import { pageFrame } from './page-frame.js';
import type { Session } from './session.model.js';

// What people see when a page is refused or fails: what failed, what to do, another way. Never why an access is refused.

/** Everything a page may be refused with, and the status it has then. */
const STATUS = {
  'bad-request': 403,
  'session-expired': 401,
  'access-not-authorised': 403,
  'not-found': 404,
  'space-not-open': 409,
  'too-many-requests': 429,
  'server-error': 500,
} as const;

export type PageRefusal = keyof typeof STATUS;

export const htmlReply = (status: number, html: string, extra: Partial<Reply> = {}): Reply => ({
  ...extra,
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...extra.headers },
  body: html,
});

/** The page of a refusal. `home` is where its button leads. */
export function refusalReply(
  refusal: PageRefusal | Refusal,
  request: HttpRequest,
  site: Site,
  { session, home = '/', extra }: { session?: Session | undefined; home?: string; extra?: Partial<Reply> } = {},
): Reply {
  const frame = pageFrame(request, session);
  const m = messagesFor(frame.lang);
  const words = m.refusals[refusal];
  return htmlReply(
    STATUS[refusal],
    renderPage(
      {
        ...frame,
        title: words.title,
        lead: words.text,
        body: <Advice m={m} site={site} todo={words.todo} action={words.action} href={home} />,
      },
      site,
    ),
    extra,
  );
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
  const words = problemWords(m, problem.problem);
  return htmlReply(
    400,
    renderPage(
      {
        ...frame,
        title: words.title,
        body: <Advice m={m} site={site} todo={words.todo} other={words.other} action={m.common.back} href={back} />,
      },
      site,
    ),
  );
}

function Advice(props: { m: Messages; site: Site; todo: string; other?: string; action: string; href: string }) {
  const { m, site, todo, other, action, href } = props;
  return (
    <>
      <p>{todo}</p>
      {other !== undefined && <p>{other}</p>}
      <LinkButton href={href}>{action}</LinkButton>
      <Notice m={m} title={m.refusals.otherWay}>
        <p>{m.refusals.callUs(site.help.phone)}</p>
      </Notice>
    </>
  );
}

import { htmlReply, pageFrame, type PersonCaller, type PersonSession } from '../identity/index.js';
import type { Clock } from '../kernel/time.js';
import type { Edge, HttpRequest, Reply } from '../platform/route.js';
import type { PublicIds } from '../platform/public-ids.js';
import { noJustDone, readJustDone, type JustDone } from '../web/just-done.js';
import { messagesFor, renderPage, type Flash, type Messages, type Page, type Site } from '../web/index.js';

// What every page of a signed-in person has in common, whichever domain it shows.

/** What the routes of a person's own pages need of the house. */
export interface CitizenDeps {
  readonly edge: Edge<PersonCaller, PersonSession>;
  readonly site: Site;
  readonly clock: Clock;
  readonly publicIds: PublicIds;
}

/** The page apart from its frame; a route says how what was just done is worded. */
export interface CitizenPage extends Omit<
  Page,
  'lang' | 'path' | 'audience' | 'user' | 'csrf' | 'emergency' | 'flash'
> {
  readonly flash?: ((done: JustDone) => Flash | undefined) | undefined;
  readonly status?: number;
}

export const messagesOfRequest = (request: HttpRequest): Messages => messagesFor(pageFrame(request).lang);

/** The page as it goes out. What was just done is said once: its cookie is taken back with the page that says it. */
export function citizenPage(
  { site }: Pick<CitizenDeps, 'site'>,
  request: HttpRequest,
  session: PersonSession,
  { flash, status = 200, ...page }: CitizenPage,
): Reply {
  const done = readJustDone(request);
  const said = done === undefined ? undefined : flash?.(done);
  const html = renderPage(
    { ...pageFrame(request, session), ...page, ...(said === undefined ? {} : { flash: said }) },
    site,
  );
  return htmlReply(status, html, said === undefined ? {} : { cookies: [noJustDone] });
}

import type { Clock } from '../kernel/time.js';
import type { Database } from '../platform/database.js';
import type { HttpRequest, Reply } from '../platform/route.js';
import { redirect } from '../platform/route.js';
import type { SystemKeys } from '../platform/system-keys.js';
import type { Site } from '../web/index.js';
import { refusalReply } from './edge-replies.js';
import { provesItsForm } from './request-proof.js';
import { noSessionCookie, sessionIdIn } from './session-cookie.js';
import type { Session } from './session.model.js';
import { openSessions, type Sessions, type Activity } from './session.store.js';

// What both signed edges share: reading the session, sending those without one to sign in, proving forms.

/** What an edge needs of the house. */
export interface EdgeDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'session'>;
  readonly clock: Clock;
  readonly config: { readonly publicUrl: string };
  readonly site: Site;
}

export const sessionsOf = ({ database, keys, clock }: Pick<EdgeDeps, 'database' | 'keys' | 'clock'>): Sessions =>
  openSessions(database.directory, keys.session, clock);

/** The session of that kind behind a request whose form is proven, or the reply that ends it. */
export async function signedSession<Kind extends 'person' | 'professional' | 'staff'>(
  deps: EdgeDeps,
  sessions: Sessions,
  kind: Kind,
  request: HttpRequest,
  signInPath: string,
  activity: Activity = 'counts',
): Promise<Extract<Session, { kind: Kind }> | { readonly reply: Reply }> {
  const session = await sessions.read(sessionIdIn(request), activity);
  const reading = request.method === 'GET';
  if (session?.kind !== kind) {
    // A cookie whose session is over is taken back, so that the browser stops showing it.
    const gone = session === undefined && sessionIdIn(request) !== undefined ? [noSessionCookie] : [];
    if (reading) return { reply: redirect(`${signInPath}?retour=${encodeURIComponent(request.url)}`, gone) };
    return {
      reply: refusalReply('session-expired', request, deps.site, { href: signInPath, extra: { cookies: gone } }),
    };
  }
  if (!reading && !provesItsForm(request, session.csrf, deps.config.publicUrl))
    return { reply: refusalReply('bad-request', request, deps.site, { session, href: homeOf(kind), status: 403 }) };
  return session as Extract<Session, { kind: Kind }>;
}

export const homeOf = (kind: 'person' | 'professional' | 'staff'): string =>
  kind === 'person' ? '/accueil' : kind === 'staff' ? '/assistance/poste' : '/pro';

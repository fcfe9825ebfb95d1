import {
  homeOf,
  problemReply,
  refusalReply,
  sessionsOf,
  signedSession,
  type EdgeDeps,
  type StaffSession,
} from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { LifecycleCaller } from '../lifecycle/index.js';
import type { Database } from '../platform/database.js';
import { redirect, type Edge } from '../platform/route.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { findStaff } from './staff.store.js';

export const DESK = '/assistance/poste';
export const STAFF_SIGN_IN = '/assistance/poste/connexion';

export type DeskCaller = Extract<LifecycleCaller, { kind: 'helpdesk' }>;

export interface StaffEdgeDeps extends EdgeDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'session' | 'index' | 'directory'>;
}

/** The pages of the help-desk: signed in with password and one-time code, and still employed. */
export function staffEdge(deps: StaffEdgeDeps): Edge<DeskCaller, StaffSession> {
  const sessions = sessionsOf(deps);
  const home = homeOf('staff');
  return {
    name: 'staff',
    async authenticate(request) {
      const session = await signedSession(deps, sessions, 'staff', request, STAFF_SIGN_IN);
      if ('reply' in session) return { ok: false, reply: session.reply };
      if ((await findStaff(deps.database.directory, deps.keys, { id: session.staffId })) === undefined) {
        await sessions.end(session.id);
        return { ok: false, reply: redirect(STAFF_SIGN_IN) };
      }
      return ok({ caller: { kind: 'helpdesk', id: session.staffId, name: session.name }, session });
    },
    refused: (refusal, request, session) => refusalReply(refusal, request, deps.site, { session, href: home }),
    failed: (problem, request, session) => problemReply(problem, request, deps.site, { session, back: home }),
  };
}

import {
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
import { findStaff, type StaffRole } from './staff.store.js';

export const DESK = '/assistance/poste';
export const STAFF_SIGN_IN = '/assistance/poste/connexion';

/** Where auditors arrive. */
export const OVERSIGHT = '/controle';

export type DeskCaller = Extract<LifecycleCaller, { kind: 'helpdesk' }>;

/** Whoever works for the service, as the store knows them at this request. */
export interface StaffCaller {
  readonly kind: 'helpdesk' | 'auditor';
  readonly id: string;
  readonly name: string;
}

export interface StaffEdgeDeps extends EdgeDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly keys: Pick<SystemKeys, 'session' | 'index' | 'directory'>;
}

export const homeOfStaff = (role: StaffRole): string => (role === 'auditor' ? OVERSIGHT : DESK);

/** Pages for staff of these roles: signed in with password and one-time code, still employed, and in that role now. */
export function staffEdgeFor(deps: StaffEdgeDeps, roles: readonly StaffRole[]): Edge<StaffCaller, StaffSession> {
  const sessions = sessionsOf(deps);
  return {
    name: roles.length === 1 && roles[0] === 'auditor' ? 'auditor' : 'staff',
    async authenticate(request) {
      const session = await signedSession(deps, sessions, 'staff', request, STAFF_SIGN_IN);
      if ('reply' in session) return { ok: false, reply: session.reply };
      const staff = await findStaff(deps.database.directory, deps.keys, { id: session.staffId });
      if (staff === undefined) {
        await sessions.end(session.id);
        return { ok: false, reply: redirect(STAFF_SIGN_IN) };
      }
      const signed = { ...session, role: staff.role };
      if (!roles.includes(staff.role))
        return {
          ok: false,
          reply: refusalReply('access-not-authorised', request, deps.site, {
            session: signed,
            href: homeOfStaff(staff.role),
          }),
        };
      return ok({ caller: { kind: staff.role, id: staff.id, name: staff.name }, session: signed });
    },
    refused: (refusal, request, session) =>
      refusalReply(refusal, request, deps.site, { session, href: homeOfStaff(session.role) }),
    failed: (problem, request, session) =>
      problemReply(problem, request, deps.site, {
        session,
        back: session === undefined ? STAFF_SIGN_IN : homeOfStaff(session.role),
      }),
  };
}

/** The pages of the help-desk. */
export const staffEdge = (deps: StaffEdgeDeps): Edge<DeskCaller, StaffSession> =>
  staffEdgeFor(deps, ['helpdesk']) as Edge<DeskCaller, StaffSession>;

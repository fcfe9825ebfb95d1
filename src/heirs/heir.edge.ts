import {
  pendingIdIn,
  problemReply,
  provesItsForm,
  refusalReply,
  sessionsOf,
  type EdgeDeps,
  type HeirCaller,
  type PendingSession,
} from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { redirect, type Edge } from '../platform/route.js';

// Whoever came in with reference, code and second code: a short session of one browser, and nothing but that request.

/** Where the reference and the letter's code are typed. */
export const HEIR_DOOR = '/proche';
export const HEIR_CODE = `${HEIR_DOOR}/code`;
export const HEIR_COPY = `${HEIR_DOOR}/copie`;

export type HeirSession = PendingSession & { readonly recordId: NonNullable<PendingSession['recordId']> };

/** The session at this stage, if that is what the browser holds. */
export async function heirSessionIn(
  deps: Pick<EdgeDeps, 'database' | 'keys' | 'clock'>,
  request: Parameters<typeof pendingIdIn>[0],
  stage: 'heir-code' | 'heir',
): Promise<HeirSession | undefined> {
  const session = await sessionsOf(deps).read(pendingIdIn(request));
  return session?.kind === 'pending' && session.stage === stage && session.recordId !== undefined
    ? { ...session, recordId: session.recordId }
    : undefined;
}

export const heirIn = ({ values }: HeirSession): HeirCaller => ({ kind: 'heir', requestId: values['request'] ?? '' });

export function heirEdge(deps: EdgeDeps): Edge<HeirCaller, HeirSession> {
  return {
    name: 'heir',
    async authenticate(request) {
      const session = await heirSessionIn(deps, request, 'heir');
      const reading = request.method === 'GET';
      if (session === undefined)
        return {
          ok: false,
          reply: reading
            ? redirect(HEIR_DOOR)
            : refusalReply('session-expired', request, deps.site, { href: HEIR_DOOR }),
        };
      if (!reading && !provesItsForm(request, session.csrf, deps.config.publicUrl))
        return { ok: false, reply: refusalReply('bad-request', request, deps.site, { href: HEIR_DOOR, status: 403 }) };
      return ok({ caller: heirIn(session), session });
    },
    refused: (refusal, request) => refusalReply(refusal, request, deps.site, { href: HEIR_DOOR }),
    failed: (problem, request) => problemReply(problem, request, deps.site, { back: HEIR_DOOR }),
  };
}

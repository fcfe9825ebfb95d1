import { ok } from '../kernel/result.js';
import type { Edge } from '../platform/route.js';
import type { PersonCaller } from './caller.js';
import { problemReply, refusalReply } from './edge-replies.js';
import type { PersonSession } from './session.model.js';
import { homeOf, sessionsOf, signedSession, type EdgeDeps } from './web-edge.js';

/** Where persons sign in. */
export const PERSON_SIGN_IN = '/connexion';

/** The pages of persons: signed in with password and one-time code, every POST proven to come from our own form. */
export function personEdge(deps: EdgeDeps): Edge<PersonCaller, PersonSession> {
  const sessions = sessionsOf(deps);
  const home = homeOf('person');
  return {
    name: 'person',
    async authenticate(request) {
      const session = await signedSession(deps, sessions, 'person', request, PERSON_SIGN_IN);
      if ('reply' in session) return { ok: false, reply: session.reply };
      return ok({ caller: { kind: 'person', recordId: session.recordId }, session });
    },
    refused: (refusal, request, session) => refusalReply(refusal, request, deps.site, { session, href: home }),
    failed: (problem, request, session) => problemReply(problem, request, deps.site, { session, back: home }),
  };
}

import { ok } from '../kernel/result.js';
import type { Edge } from '../platform/route.js';
import type { Refusal } from '../platform/act.js';
import type { Lang } from '../web/index.js';
import type { PersonCaller } from './caller.js';
import { problemReply, refusalReply, type ToldRule } from './edge-replies.js';
import { pageFrame } from './page-frame.js';
import type { PersonSession } from './session.model.js';
import type { Activity } from './session.store.js';
import { homeOf, sessionsOf, signedSession, type EdgeDeps } from './web-edge.js';

/** Where persons sign in. */
export const PERSON_SIGN_IN = '/connexion';

export interface PersonEdgeDeps extends EdgeDeps {
  /** A rule in words, with the page that shows it: a refusal tells the person whose record it is. */
  readonly toldRule?: (rule: string, lang: Lang) => ToldRule;
}

/** What is not there and what may not be seen are refused alike, and so is the reason told for it. */
const NOTHING_THERE = 'nothing-there';
const ruleTold = (refusal: Refusal, rule: string | undefined): string | undefined =>
  refusal === 'not-found' ? NOTHING_THERE : rule;

/**
 * The pages of persons: signed in with password and one-time code, every POST proven to come from our own form. `polled`: for what a page
 * asks by itself, which keeps nobody signed in.
 */
export function personEdge(deps: PersonEdgeDeps, activity: Activity = 'counts'): Edge<PersonCaller, PersonSession> {
  const sessions = sessionsOf(deps);
  const home = homeOf('person');
  return {
    name: 'person',
    async authenticate(request) {
      const session = await signedSession(deps, sessions, 'person', request, PERSON_SIGN_IN, activity);
      if ('reply' in session) return { ok: false, reply: session.reply };
      return ok({ caller: { kind: 'person', recordId: session.recordId }, session });
    },
    refused(refusal, request, session, rule) {
      const name = ruleTold(refusal, rule);
      const told = name === undefined ? undefined : deps.toldRule?.(name, pageFrame(request, session).lang);
      return refusalReply(refusal, request, deps.site, { session, href: home, told });
    },
    failed: (problem, request, session) => problemReply(problem, request, deps.site, { session, back: home }),
  };
}

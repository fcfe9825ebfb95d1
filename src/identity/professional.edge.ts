import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import { redirect, type Edge, type HttpRequest } from '../platform/route.js';
import type { ProfessionalCaller, Structure } from './caller.js';
import { problemReply, refusalReply } from './edge-replies.js';
import { PATIENT_PATH } from './page-frame.js';
import type { PatientInHand, ProfessionalSession } from './session.model.js';
import { homeOf, sessionsOf, signedSession, type EdgeDeps } from './web-edge.js';

/** Where professionals sign in, and where they choose their place of practice. */
export const PROFESSIONAL_SIGN_IN = '/pro/connexion';
export const PLACE_PATH = '/pro/lieu';

/** A session whose place of practice is chosen. */
export type ProfessionalAtPlace = ProfessionalSession & { readonly structure: Structure };

/** The caller a session makes: the situation is the patient's in hand, and only for what concerns that patient. */
export function professionalCaller(
  session: ProfessionalAtPlace,
  patient: PatientInHand | undefined,
  at: Instant,
): ProfessionalCaller {
  const { professional, structure } = session;
  const special = patient !== undefined && patient.situation !== 'normal' && (patient.until ?? Infinity) > at;
  return {
    kind: 'professional',
    professional,
    structure,
    situation: special ? patient.situation : 'normal',
    ...(special && patient.reason !== undefined ? { reason: patient.reason } : {}),
  };
}

const concernsPatient = ({ path }: HttpRequest): boolean =>
  path === PATIENT_PATH || path.startsWith(`${PATIENT_PATH}/`);

/**
 * The pages of professionals. Under {@link PATIENT_PATH} the caller acts in the situation in which the patient's record was opened,
 * and there every route's `parse` must refuse any record but `session.patient`'s; elsewhere the situation is normal.
 */
export function professionalEdge(deps: EdgeDeps): Edge<ProfessionalCaller, ProfessionalAtPlace> {
  const sessions = sessionsOf(deps);
  return {
    ...professionalReplies(deps),
    async authenticate(request) {
      const session = await signedSession(deps, sessions, 'professional', request, PROFESSIONAL_SIGN_IN);
      if ('reply' in session) return { ok: false, reply: session.reply };
      const { structure } = session;
      if (structure === undefined)
        return { ok: false, reply: redirect(`${PLACE_PATH}?retour=${encodeURIComponent(request.url)}`) };
      const placed = { ...session, structure };
      const patient = concernsPatient(request) ? session.patient : undefined;
      return ok({ caller: professionalCaller(placed, patient, deps.clock.domain()), session: placed });
    },
  };
}

/** Professionals signed in, with or without a place of practice: for the page where they choose it. */
export function professionalDoor(deps: EdgeDeps): Edge<ProfessionalSession['professional'], ProfessionalSession> {
  const sessions = sessionsOf(deps);
  return {
    ...professionalReplies(deps),
    async authenticate(request) {
      const session = await signedSession(deps, sessions, 'professional', request, PROFESSIONAL_SIGN_IN);
      return 'reply' in session ? { ok: false, reply: session.reply } : ok({ caller: session.professional, session });
    },
  };
}

function professionalReplies(deps: EdgeDeps): Omit<Edge<never, ProfessionalSession>, 'authenticate'> {
  const home = homeOf('professional');
  return {
    name: 'professional',
    refused: (refusal, request, session) => refusalReply(refusal, request, deps.site, { session, href: home }),
    failed: (problem, request, session) => problemReply(problem, request, deps.site, { session, back: home }),
  };
}

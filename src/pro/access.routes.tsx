import {
  LEAVE_EMERGENCY_PATH,
  professionalCaller,
  sessionsOf,
  type PatientInHand,
  type ProfessionalCaller,
} from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { DAY, endOfParisDay, type Instant } from '../kernel/time.js';
import { openRoute, recordRoute, redirect, type Edge, type HttpRequest, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { CONSENT, CONSENT_TERMS, EMERGENCY, type ConsentTerm } from './access.page.js';
import { accessReply } from './access.replies.js';
import { reasonIn } from './find.routes.js';
import { ACCESS, CLOSE, HOME_PATH, PATIENT } from './patient.page.js';
import { putAway, withPatient } from './patient.js';
import type { ProHouse } from './pro-house.js';
import { patientEdge, patientFormEdge, workbenchEdge, type WithPatient } from './workbench.edge.js';

// How a professional comes to read: consent stated by an explicit act, or an emergency they answer for; and how that ends.

const FORM = { body: 'form', bodyLimit: 16 * 1024 } as const;

export function accessRoutes(house: ProHouse): Route[] {
  const sessions = sessionsOf(house);
  const edge = patientEdge(house);
  const forms = patientFormEdge(house);
  return [
    openRoute({
      method: 'GET',
      path: ACCESS,
      decide: edge,
      answer: (request, { session }) => accessReply(house, request, session),
    }),
    ...[CONSENT, EMERGENCY].map((path) =>
      openRoute({ method: 'GET', path, decide: edge, answer: () => redirect(ACCESS) }),
    ),
    recordRoute({
      method: 'POST',
      path: CONSENT,
      ...FORM,
      edge: consentEdge(house, forms),
      act: house.acts.stateConsent,
      parse(request, { session }) {
        const until = endOf(termIn(request), house.clock.domain());
        const input = until === undefined ? {} : { until };
        return ok({ recordId: session.patient.recordId, input });
      },
      respond: () => redirect(PATIENT, [justDone('consent-stated')]),
    }),
    recordRoute({
      method: 'POST',
      path: EMERGENCY,
      ...FORM,
      edge: emergencyEdge(house, forms),
      act: house.acts.beginEmergency,
      parse: (_request, { session }) => ok({ recordId: session.patient.recordId, input: {} }),
      async respond(_outcome, _request, { session }) {
        await sessions.save(session);
        return redirect(PATIENT, [justDone('emergency-begun')]);
      },
    }),
    ...(
      [
        [LEAVE_EMERGENCY_PATH, 'emergency-left'],
        [CLOSE, 'record-closed'],
      ] as const
    ).map(([path, done]) =>
      openRoute({
        method: 'POST',
        path,
        decide: workbenchEdge(house),
        ...FORM,
        async answer(_request, { session }) {
          await putAway(sessions, session);
          return redirect(HOME_PATH, [justDone(done)]);
        },
      }),
    ),
  ];
}

export const termIn = ({ form }: HttpRequest): ConsentTerm =>
  CONSENT_TERMS.find((term) => term === form.get('duree')) ?? 'today';

/** The end of the last day; undefined: as the rule has it, the end of today. */
export function endOf(term: ConsentTerm, now: Instant): Instant | undefined {
  const days = { today: undefined, month: 30, year: 365 }[term];
  // An autumn day of 25 hours must not reach beyond the longest term.
  return days === undefined ? undefined : Math.min(endOfParisDay(now + days * DAY), now + 366 * DAY);
}

/** A consent is stated by ticking the box; a form sent without it states nothing. */
const consentEdge = (
  house: ProHouse,
  forms: Edge<ProfessionalCaller, WithPatient>,
): Edge<ProfessionalCaller, WithPatient> => ({
  ...forms,
  async authenticate(request) {
    const signed = await forms.authenticate(request);
    if (!signed.ok || request.form.get('accord') === 'oui') return signed;
    const asked = { faults: ['consentMissing'], term: termIn(request) } as const;
    return { ok: false, reply: accessReply(house, request, signed.value.session, asked) };
  },
});

/** The caller of an emergency acts in it from its first act on: the reason is in every trace. */
const emergencyEdge = (
  house: ProHouse,
  forms: Edge<ProfessionalCaller, WithPatient>,
): Edge<ProfessionalCaller, WithPatient> => ({
  ...forms,
  async authenticate(request) {
    const signed = await forms.authenticate(request);
    if (!signed.ok) return signed;
    const { session } = signed.value;
    const reason = reasonIn(request, 'motif');
    const situation = request.form.get('situation') === 'centre_15' ? 'centre_15' : 'bris_de_glace';
    const fault =
      situation === 'centre_15' && !session.structure.samu ? 'samuOnly' : reason === '' ? 'reasonMissing' : undefined;
    if (fault !== undefined)
      return { ok: false, reply: accessReply(house, request, session, { faults: [fault], reason }) };
    const now = house.clock.domain();
    const opened = withPatient(session, session.patient, { situation, reason }, now);
    const caller = professionalCaller(opened, opened.patient, now);
    return ok({ caller, session: opened });
  },
  // Refused, nothing has begun: the page shows no emergency.
  refused: (refusal, request, session) =>
    forms.refused(refusal, request, { ...session, patient: calm(session.patient) }),
});

function calm({ recordId, displayName, birthDate, sex, ins }: PatientInHand): PatientInHand {
  return { recordId, displayName, birthDate, sex, ins, situation: 'normal' };
}

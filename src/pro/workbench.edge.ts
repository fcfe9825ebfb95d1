import {
  PATIENT_PATH,
  professionalEdge,
  sessionsOf,
  type PatientInHand,
  type ProfessionalAtPlace,
  type ProfessionalCaller,
} from '../identity/index.js';
import { redirect, type Edge } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { changedPatientReply, noAccessReply, spaceNotOpenReply } from './access.replies.js';
import { patientKey, putAway, withoutPatient } from './patient.js';
import { HOME_PATH } from './patient.page.js';
import type { ProHouse } from './pro-house.js';

export type WithPatient = ProfessionalAtPlace & { readonly patient: PatientInHand };

/** Professionals at their place of practice. An emergency access whose hour is over ends here, whatever page is asked for. */
export function workbenchEdge(house: ProHouse): Edge<ProfessionalCaller, ProfessionalAtPlace> {
  const inner = professionalEdge(house);
  const sessions = sessionsOf(house);
  return {
    ...inner,
    async authenticate(request) {
      const signed = await inner.authenticate(request);
      if (!signed.ok) return signed;
      const { caller, session } = signed.value;
      const until = session.patient?.until;
      if (until === undefined || until > house.clock.domain()) return signed;
      await putAway(sessions, session);
      if (request.method === 'GET' && request.path.startsWith(PATIENT_PATH))
        return { ok: false, reply: redirect(HOME_PATH, [justDone('emergency-over')]) };
      return { ok: true, value: { caller, session: withoutPatient(session) } };
    },
  };
}

/** Pages about the patient in hand. Without one there is nothing to show but the search. */
export function patientEdge(house: ProHouse): Edge<ProfessionalCaller, WithPatient> {
  const inner = workbenchEdge(house);
  return {
    name: inner.name,
    async authenticate(request) {
      const signed = await inner.authenticate(request);
      if (!signed.ok) return signed;
      const { caller, session } = signed.value;
      const { patient } = session;
      if (patient === undefined) return { ok: false, reply: redirect(HOME_PATH) };
      return { ok: true, value: { caller, session: { ...session, patient } } };
    },
    refused: (refusal, request, session) =>
      refusal === 'access-not-authorised'
        ? noAccessReply(house, request, session)
        : refusal === 'space-not-open'
          ? spaceNotOpenReply(house, request, session)
          : inner.refused(refusal, request, session),
    failed: (problem, request, session) => inner.failed(problem, request, session),
  };
}

/**
 * The same for forms that change something: each says for whom it was filled in. A form left open while another record was taken in hand
 * is refused, so that nothing lands in the wrong record.
 */
export function patientFormEdge(house: ProHouse): Edge<ProfessionalCaller, WithPatient> {
  const inner = patientEdge(house);
  return {
    ...inner,
    async authenticate(request) {
      const signed = await inner.authenticate(request);
      if (!signed.ok) return signed;
      const { session } = signed.value;
      return request.form.get('patient') === patientKey(house.publicIds, session.patient.recordId)
        ? signed
        : { ok: false, reply: changedPatientReply(house, request, session) };
    },
  };
}

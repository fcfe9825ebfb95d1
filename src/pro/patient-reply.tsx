import { messagesOf, type PatientInHand, type ProfessionalAtPlace } from '../identity/index.js';
import type { HttpRequest, Reply } from '../platform/route.js';
import { parisDay } from './paris-day.js';
import { PatientPage, type PatientFrame } from './patient.page.js';
import { proPage, type ProPage } from './pro-page.js';
import type { ProHouse } from './pro-house.js';

/** A professional at their place of practice, with a patient in hand. */
export type WithPatientInHand = ProfessionalAtPlace & { readonly patient: PatientInHand };

export const frameOf = (
  house: ProHouse,
  request: HttpRequest,
  session: WithPatientInHand,
  current: string,
): PatientFrame => ({
  m: messagesOf(request),
  patient: session.patient,
  today: parisDay(house.clock.domain()),
  csrf: session.csrf,
  current,
});

export interface PatientReply extends Omit<ProPage, 'ownHeading'> {
  /** The section that is open. */
  readonly current: string;
  /** What stands above the page, where its title must not say it. */
  readonly heading?: string;
}

/** A page about the patient in hand: their band on top, then what it is about. */
export const patientReply = (
  house: ProHouse,
  request: HttpRequest,
  session: WithPatientInHand,
  { current, heading, lead, body, ...page }: PatientReply,
): Reply =>
  proPage(house, request, session, {
    ...page,
    ownHeading: true,
    body: (
      <PatientPage frame={frameOf(house, request, session, current)} title={heading ?? page.title} lead={lead}>
        {body}
      </PatientPage>
    ),
  });

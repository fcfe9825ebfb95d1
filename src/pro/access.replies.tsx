import { messagesOf, type PatientInHand, type ProfessionalAtPlace } from '../identity/index.js';
import type { HttpRequest, Reply } from '../platform/route.js';
import { AccessForms, NoAccess, Trouble, type AccessFault, type ConsentTerm } from './access.page.js';
import { ACCESS, DEPOSIT, PATIENT, PatientPage, type PatientFrame } from './patient.page.js';
import { patientKey } from './patient.js';
import { RightsLinks } from './rights.page.js';
import type { ProHouse } from './pro-house.js';
import { proPage } from './pro-page.js';
import { parisDay } from './paris-day.js';

// What is answered when the record in hand does not open. These pages depend on who is asked about and on nothing in the record, so
// that a block, a missing consent, a barred sector or a refused profession look alike.

type Session = ProfessionalAtPlace & { readonly patient: PatientInHand };

export const frameOf = (house: ProHouse, request: HttpRequest, session: Session, current: string): PatientFrame => ({
  m: messagesOf(request),
  patient: session.patient,
  today: parisDay(house.clock.domain()),
  csrf: session.csrf,
  current,
});

interface Asked {
  readonly faults?: readonly AccessFault[];
  readonly reason?: string;
  readonly term?: ConsentTerm;
}

const viewOf = (house: ProHouse, request: HttpRequest, session: Session, asked: Asked) => ({
  m: messagesOf(request),
  csrf: session.csrf,
  patientKey: patientKey(house.publicIds, session.patient.recordId),
  samu: session.structure.samu,
  urgent: session.patient.situation !== 'normal',
  ...asked,
});

export function noAccessReply(house: ProHouse, request: HttpRequest, session: Session): Reply {
  const t = messagesOf(request).professional.access;
  return proPage(house, request, session, {
    status: 403,
    title: t.refusedTitle,
    ownHeading: true,
    body: (
      <PatientPage frame={frameOf(house, request, session, PATIENT)} title={t.refusedTitle} lead={t.refusedText}>
        <NoAccess {...viewOf(house, request, session, {})} />
      </PatientPage>
    ),
  });
}

/** The page of the two forms, and the same with what is wrong in one of them. */
export function accessReply(house: ProHouse, request: HttpRequest, session: Session, asked: Asked = {}): Reply {
  const t = messagesOf(request).professional.access;
  const wrong = asked.faults !== undefined && asked.faults.length > 0;
  return proPage(house, request, session, {
    status: wrong ? 400 : 200,
    title: t.title,
    hasErrors: wrong,
    ownHeading: true,
    body: (
      <PatientPage frame={frameOf(house, request, session, ACCESS)} title={t.title}>
        <AccessForms {...viewOf(house, request, session, asked)} />
        <div class="below-columns">
          <RightsLinks m={messagesOf(request)} />
        </div>
      </PatientPage>
    ),
  });
}

export function spaceNotOpenReply(house: ProHouse, request: HttpRequest, session: Session): Reply {
  const m = messagesOf(request);
  const t = m.professional.notOpen;
  return proPage(house, request, session, {
    status: 409,
    title: t.title,
    ownHeading: true,
    body: (
      <PatientPage frame={frameOf(house, request, session, PATIENT)} title={t.title} lead={t.text}>
        <Trouble todo={t.todo} action={{ href: DEPOSIT, label: m.professional.sections.deposit }}>
          <p>{t.deposit}</p>
        </Trouble>
      </PatientPage>
    ),
  });
}

export function changedPatientReply(house: ProHouse, request: HttpRequest, session: Session): Reply {
  const t = messagesOf(request).professional.changed;
  return proPage(house, request, session, {
    status: 409,
    title: t.title,
    ownHeading: true,
    body: (
      <PatientPage frame={frameOf(house, request, session, PATIENT)} title={t.title} lead={t.text}>
        <Trouble todo={t.todo} action={{ href: PATIENT, label: t.action }} />
      </PatientPage>
    ),
  });
}

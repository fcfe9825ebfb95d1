import { messagesOf } from '../identity/index.js';
import type { HttpRequest, Reply } from '../platform/route.js';
import { AccessForms, NoAccess, Trouble, type AccessFault, type ConsentTerm } from './access.page.js';
import { ACCESS, DEPOSIT, PATIENT } from './patient.page.js';
import { patientReply, type WithPatientInHand } from './patient-reply.js';
import { patientKey } from './patient.js';
import { RightsLinks } from './rights.page.js';
import type { ProHouse } from './pro-house.js';

// What is answered when the record in hand does not open. These pages depend on who is asked about and on nothing in the record, so
// that a block, a missing consent, a barred sector or a refused profession look alike.

interface Asked {
  readonly faults?: readonly AccessFault[];
  readonly reason?: string;
  readonly term?: ConsentTerm;
}

const viewOf = (house: ProHouse, request: HttpRequest, session: WithPatientInHand, asked: Asked) => ({
  m: messagesOf(request),
  csrf: session.csrf,
  patientKey: patientKey(house.publicIds, session.patient.recordId),
  samu: session.structure.samu,
  urgent: session.patient.situation !== 'normal',
  ...asked,
});

export function noAccessReply(house: ProHouse, request: HttpRequest, session: WithPatientInHand): Reply {
  const t = messagesOf(request).professional.access;
  return patientReply(house, request, session, {
    current: PATIENT,
    status: 403,
    title: t.refusedTitle,
    lead: t.refusedText,
    body: <NoAccess {...viewOf(house, request, session, {})} />,
  });
}

/** The page of the two forms, and the same with what is wrong in one of them. */
export function accessReply(
  house: ProHouse,
  request: HttpRequest,
  session: WithPatientInHand,
  asked: Asked = {},
): Reply {
  const t = messagesOf(request).professional.access;
  const wrong = asked.faults !== undefined && asked.faults.length > 0;
  return patientReply(house, request, session, {
    current: ACCESS,
    status: wrong ? 400 : 200,
    title: t.title,
    hasErrors: wrong,
    body: (
      <>
        <AccessForms {...viewOf(house, request, session, asked)} />
        <div class="below-columns">
          <RightsLinks m={messagesOf(request)} />
        </div>
      </>
    ),
  });
}

export function spaceNotOpenReply(house: ProHouse, request: HttpRequest, session: WithPatientInHand): Reply {
  const m = messagesOf(request);
  const t = m.professional.notOpen;
  return patientReply(house, request, session, {
    current: PATIENT,
    status: 409,
    title: t.title,
    lead: t.text,
    body: (
      <Trouble todo={t.todo} action={{ href: DEPOSIT, label: m.professional.sections.deposit }}>
        <p>{t.deposit}</p>
      </Trouble>
    ),
  });
}

export function changedPatientReply(house: ProHouse, request: HttpRequest, session: WithPatientInHand): Reply {
  const t = messagesOf(request).professional.changed;
  return patientReply(house, request, session, {
    current: PATIENT,
    status: 409,
    title: t.title,
    lead: t.text,
    body: <Trouble todo={t.todo} action={{ href: PATIENT, label: t.action }} />,
  });
}

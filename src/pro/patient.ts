import type {
  KnownPatient,
  PatientInHand,
  Person,
  ProfessionalCaller,
  ProfessionalSession,
  Sessions,
} from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { HOUR, type Instant } from '../kernel/time.js';
import type { PublicIds } from '../platform/public-ids.js';

// The patient in hand: whom the session shows, and how one takes a record in hand or puts it away.

/** An emergency access ends by itself after this long, on the domain's clock. */
export const EMERGENCY_TERM = HOUR;
const MOST_RECENT = 8;

/** How our own forms and addresses name a patient. */
export const patientKey = (publicIds: PublicIds, recordId: RecordId): string =>
  publicIds.of('patient', recordId, recordId);

export const knownPatient = (recordId: RecordId, person: Person): KnownPatient => ({
  recordId,
  displayName: [person.givenNames[0] ?? '', person.familyName].join(' ').trim(),
  birthDate: person.birthDate,
  sex: person.sex,
  ins: person.ins.value,
});

export interface Opening {
  readonly situation: ProfessionalCaller['situation'];
  readonly reason?: string;
}

/** The session with this record in hand. */
export function withPatient<S extends ProfessionalSession>(
  session: S,
  known: KnownPatient,
  { situation, reason }: Opening,
  now: Instant,
): S & { readonly patient: PatientInHand } {
  const { recordId, displayName, birthDate, sex, ins } = known;
  const plain = { recordId, displayName, birthDate, sex, ins };
  const others = (session.recent ?? []).filter((one) => one.recordId !== recordId);
  return {
    ...session,
    patient: {
      ...plain,
      situation,
      ...(situation === 'normal' ? {} : { until: now + EMERGENCY_TERM }),
      ...(reason === undefined ? {} : { reason }),
    },
    recent: [plain, ...others].slice(0, MOST_RECENT),
  };
}

/** The session with no record in hand. */
export function withoutPatient<S extends ProfessionalSession>(session: S): Omit<S, 'patient'> {
  const { patient: _away, ...rest } = session;
  return rest;
}

/** Puts the record away: the next page asks again who is meant. */
export const putAway = (sessions: Sessions, session: ProfessionalSession): Promise<void> =>
  sessions.save(withoutPatient(session));

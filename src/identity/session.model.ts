import type { RecordId } from '../kernel/ids.js';
import type { Sex } from '../kernel/text.js';
import { HOUR, MINUTE, type Instant } from '../kernel/time.js';
import type { Professional, Situation, Structure, Visitor } from './caller.js';

// Who is signed in on the web. Sessions live on real time: moving the domain's clock neither ends nor prolongs one.

/** The cookie's value: 256 random bits. The table knows only its keyed hash. */
export type SessionId = string & { readonly _brand: 'SessionId' };

interface Kept {
  readonly id: SessionId;
  /** Goes into every form of this session and comes back with every POST. */
  readonly csrf: string;
}

/** A person in their own space. */
export interface PersonSession extends Kept {
  readonly kind: 'person';
  readonly recordId: RecordId;
  readonly displayName: string;
  /** What it was opened with, as the list of connections shows it: « Firefox · Windows ». */
  readonly device?: string;
  /** Real time at which both factors, or a passkey, were last shown. */
  readonly provenAt?: Instant;
}

/** Somebody who works for the service; at the help-desk, with the person they have found: no health data, ever. */
export interface StaffSession extends Kept {
  readonly kind: 'staff';
  readonly role: 'helpdesk' | 'auditor';
  readonly staffId: string;
  readonly name: string;
  readonly found?: {
    readonly recordId: RecordId;
    /** The caller answered the identity script in this session. */
    readonly identified: boolean;
  };
}

/** A person whose full identity a professional gave in this session. */
export interface KnownPatient {
  readonly recordId: RecordId;
  readonly displayName: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  readonly sex: Sex;
  /** The 15 characters. */
  readonly ins: string;
}

/** The person whose record a professional has opened, and how. */
export interface PatientInHand extends KnownPatient {
  readonly situation: Situation;
  /** Compulsory outside the normal situation. */
  readonly reason?: string;
  /** When the emergency access ends by itself, on the domain's clock. */
  readonly until?: Instant;
}

/** A professional; acts need `structure`, the place of practice chosen for this session. */
export interface ProfessionalSession extends Kept {
  readonly kind: 'professional';
  readonly professional: Professional;
  /** Every place of practice they may choose from. */
  readonly structures: readonly Structure[];
  readonly structure?: Structure;
  readonly patient?: PatientInHand;
  /** Whom they met in this session, the last one first. */
  readonly recent?: readonly KnownPatient[];
}

/** The one browser in which a visit was opened: nothing but that visit. */
export interface VisitorSession extends Kept {
  readonly kind: 'visitor';
  readonly recordId: RecordId;
  readonly visitor: Visitor;
  /** Two figures that the person sees too: that it is this screen they let in. */
  readonly figures: string;
}

/** Nobody signed in yet: a password accepted and its code awaited, a sign-in begun elsewhere, an activation half done. */
export interface PendingSession extends Kept {
  readonly kind: 'pending';
  readonly stage:
    | 'code'
    | 'oidc'
    | 'national'
    | 'activation'
    | 'opposition'
    | 'passkey'
    | 'new-passkey'
    | 'recovery'
    | 'new-code'
    | 'staff-code'
    // The letter's code is right, and the one that was sent is awaited; then in, for this one request.
    | 'heir-code'
    | 'heir'
    // Who they are is proven, and their space is closed or suspended.
    | 'ended';
  readonly recordId?: RecordId;
  readonly values: Readonly<Record<string, string>>;
}

export type Session = PersonSession | ProfessionalSession | StaffSession | VisitorSession | PendingSession;

/** A session as it is asked for: its id and its token are made when it is opened. */
export type NewSession =
  | Omit<PersonSession, keyof Kept>
  | Omit<ProfessionalSession, keyof Kept>
  | Omit<StaffSession, keyof Kept>
  | Omit<VisitorSession, keyof Kept>
  | Omit<PendingSession, keyof Kept>;

export type SessionKind = Session['kind'];

/** `idle`: without a request; `absolute`: however busy. */
export const SESSION_LIMITS: Readonly<Record<SessionKind, { readonly idle: number; readonly absolute: number }>> = {
  person: { idle: 20 * MINUTE, absolute: 12 * HOUR },
  professional: { idle: 60 * MINUTE, absolute: 12 * HOUR },
  staff: { idle: 20 * MINUTE, absolute: 12 * HOUR },
  // The visit's own minutes end it before.
  visitor: { idle: HOUR, absolute: 3 * HOUR },
  pending: { idle: 30 * MINUTE, absolute: HOUR },
};

/** How long after having proven who they are a person may change their ways in. */
export const JUST_PROVEN = 15 * MINUTE;

/** A password accepted waits for its code this long. */
export const CODE_WAIT = 5 * MINUTE;

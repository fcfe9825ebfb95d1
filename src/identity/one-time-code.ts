import { generateSecret, generateSync, generateURI, verifySync } from 'otplib';
import { SECOND, type Instant } from '../kernel/time.js';

// Codes of authenticator apps: RFC 6238, SHA-1, 6 digits, 30 seconds. `at` is real time.

const PERIOD = 30;
const seconds = (at: Instant): number => Math.floor(at / SECOND);

/** A new secret: 160 random bits in base32. */
export const newTotpSecret = (): string => generateSecret();

/** What the app scans. The label is the username: nothing else of the person. */
export const totpUri = (secret: string, label: string): string => generateURI({ issuer: 'Carnet', label, secret });

/** The code of this moment: shown in demo only. */
export const currentCode = (secret: string, at: Instant): string => generateSync({ secret, epoch: seconds(at) });

/** The time step a code belongs to, one step early or late allowed; undefined for a wrong code. */
export function codeStep(secret: string, code: string, at: Instant): number | undefined {
  const token = code.replace(/\s/gu, '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const checked = verifySync({ secret, token, epoch: seconds(at), epochTolerance: PERIOD });
  return checked.valid && 'timeStep' in checked ? checked.timeStep : undefined;
}

import type { Instant } from '../kernel/time.js';

/** How a person is reached, beside their addresses. */
export interface Contact {
  readonly emailReturnedAt?: Instant;
  /** When an e-mail address or telephone number was last changed by hand. */
  readonly changedAt?: Instant;
}

/** Where codes can go now; each is there only when it may be used. */
export interface CodeWays {
  readonly email?: string;
  readonly sms?: string;
}

/** An address as its own person recognises it and nobody else learns it: `c••••@e••••.fr`, `06 •• •• •• 12`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return `${address.replace(/\D/g, '').slice(0, 2)} •• •• •• ${address.replace(/\D/g, '').slice(-2)}`;
  const domain = address.slice(at + 1);
  const dot = domain.lastIndexOf('.');
  return `${address.charAt(0)}••••@${domain.charAt(0)}••••${dot < 0 ? '' : domain.slice(dot)}`;
}

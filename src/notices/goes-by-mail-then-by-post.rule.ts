import { mustArrive, type Channel, type MessageKind } from './message.model.js';

/** How the person can be reached, and what this installation can send. */
export interface Reach {
  readonly email: boolean;
  /** E-mail to this address has come back. */
  readonly emailReturns: boolean;
  readonly sendsMail: boolean;
}

/**
 * By e-mail; without an address, or when sending fails, by post (R1111-28). What the person merely may want to know is not printed:
 * then it waits on their home page.
 */
export function goesByMailThenByPost(kind: MessageKind, reach: Reach): Channel | undefined {
  if (reach.email && !reach.emailReturns && reach.sendsMail) return 'email';
  return mustArrive(kind) ? 'post' : undefined;
}

import type { Channel } from '../notices/index.js';

/** The ways by which a code may go to the person besides post. */
export interface WaysKnown {
  readonly email: boolean;
  readonly sms: boolean;
}

/**
 * A code asked for at the door is told to the person by another way than the one it takes: who did not ask for it hears of it. A code that
 * goes by post, to somebody without e-mail and telephone, says so itself.
 */
export function askedCodeIsToldAnotherWay(channel: Channel, known: WaysKnown): Channel | undefined {
  if (channel !== 'email' && known.email) return 'email';
  if (channel !== 'sms' && known.sms) return 'sms';
  return channel === 'post' ? undefined : 'post';
}

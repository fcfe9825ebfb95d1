import { DAY, type Instant } from '../kernel/time.js';
import type { Contact } from './contact.model.js';

const QUIET = 7 * DAY;

/**
 * Who has an address changed does not get a code there: for seven days codes go by post, to the address the insurer gave, and the old
 * address is told at once. So no flow both changes where codes go and sends one. (T1)
 */
export const changedContactGetsNoCodeYet = ({ changedAt }: Contact, at: Instant): boolean =>
  changedAt !== undefined && at < changedAt + QUIET;

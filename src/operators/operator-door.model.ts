// The door of operators: there is none until somebody at the machine opens one, for one operator, for a while.
import { MINUTE, type Instant } from '../kernel/time.js';

/** From the command to the code being entered. */
export const DOOR_OPEN = 10 * MINUTE;
/** From the code to the end, whatever is done meanwhile. */
export const SESSION = 30 * MINUTE;
/** Wrong codes after which every open door closes. */
export const MOST_WRONG = 20;

export interface OperatorSession {
  /** Stands in the security log for the operator. */
  readonly doorId: string;
  readonly name: string;
  readonly csrf: string;
  readonly until: Instant;
}

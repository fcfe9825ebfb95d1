import { parisOffset, type Instant } from '../kernel/time.js';

/** The Paris day of an instant, YYYY-MM-DD. */
export const parisDay = (at: Instant): string => new Date(at + parisOffset(at)).toISOString().slice(0, 10);

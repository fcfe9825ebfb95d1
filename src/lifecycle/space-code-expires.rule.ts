import type { Instant } from '../kernel/time.js';
import type { SpaceCode } from './space.model.js';

/** A provisional code ends on the day its notice said. (rules 6) */
export const spaceCodeExpires = (code: SpaceCode, at: Instant): 'space-code-expires' | undefined =>
  at >= code.expiresAt ? 'space-code-expires' : undefined;

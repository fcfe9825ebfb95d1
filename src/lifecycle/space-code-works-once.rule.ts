import type { SpaceCode } from './space.model.js';

/** A provisional code activates one space once. (rules 6) */
export const spaceCodeWorksOnce = (code: SpaceCode): 'space-code-works-once' | undefined =>
  code.usedAt === undefined ? undefined : 'space-code-works-once';

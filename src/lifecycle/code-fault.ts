import type { Instant } from '../kernel/time.js';
import { spaceCodeExpires } from './space-code-expires.rule.js';
import { spaceCodeLocksItself } from './space-code-locks-itself.rule.js';
import { spaceCodeWorksOnce } from './space-code-works-once.rule.js';
import type { SpaceCode } from './space.model.js';

export type CodeFault = 'space-code-works-once' | 'space-code-expires' | 'space-code-locks-itself';

export const isCodeFault = (rule: string): rule is CodeFault => rule.startsWith('space-code-');

/** What is the matter with a code at `at`, by the rule that says so. A letter opens its door for an hour: every act there asks again. */
export const codeFault = (code: SpaceCode, at: Instant): CodeFault | undefined =>
  spaceCodeWorksOnce(code) ?? spaceCodeLocksItself(code) ?? spaceCodeExpires(code, at);

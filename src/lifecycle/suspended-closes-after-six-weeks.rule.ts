import { parisDay, type Instant } from '../kernel/time.js';
import { opensAt } from './opens-six-weeks-after-notice.rule.js';
import type { Space } from './space.model.js';

/** When a suspended space closes: six weeks of Paris days after the suspension was told, counted as those of the notice. */
export const suspensionEndsAt = (since: Instant): Instant => opensAt(parisDay(since));

/** On fraud or serious malfunction the operator suspends and says so; without an objection the space closes after six weeks. (R1111-36) */
export const suspendedClosesAfterSixWeeks = ({ since, objectedAt }: Space, at: Instant): boolean =>
  objectedAt === undefined && at >= suspensionEndsAt(since);

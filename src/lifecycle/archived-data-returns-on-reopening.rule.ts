import type { SpaceState } from '../identity/index.js';
import type { Space } from './space.model.js';
import { suspensionOutlivesClosing } from './suspension-outlives-closing.rule.js';

/**
 * Reopening pours the archive back: the space is where it was before it was closed, with everything in it, and a deletion that was
 * pending is called off. What was closed before it ever opened is open then, what was suspended is suspended. (R1111-36)
 */
export const archivedDataReturnsOnReopening = (space: Space): SpaceState =>
  suspensionOutlivesClosing(space) ? 'suspended' : space.returnsTo === 'active' ? 'active' : 'open';

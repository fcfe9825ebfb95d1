import type { SpaceState } from '../identity/index.js';

/**
 * A death that the insurer reports closes the space, whatever its state; nobody reads by it any more, and heirs ask for what
 * they need of it (src/heirs, L1110-4 V). A death reported wrongly is taken back, and the space is where it was. (L1111-18)
 */
export const DEATH_CLOSES_FROM: readonly SpaceState[] = [
  'notified',
  'opposed',
  'open',
  'active',
  'suspended',
  'closed',
];

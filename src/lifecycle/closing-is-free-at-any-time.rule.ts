import type { SpaceState } from '../identity/index.js';

/** The states from which a person leaves: free of charge, at any time, and without having to say why. (L1111-13-1, R1111-36) */
export const CLOSING_IS_FREE_FROM: readonly SpaceState[] = ['open', 'active', 'suspended'];

import type { SpaceCode } from './space.model.js';

export const WRONG_GUESSES = 5;

/** Five wrong guesses with a code lock that code, never the person: they ask for a new one. */
export const spaceCodeLocksItself = (code: SpaceCode): 'space-code-locks-itself' | undefined =>
  code.wrongGuesses >= WRONG_GUESSES ? 'space-code-locks-itself' : undefined;

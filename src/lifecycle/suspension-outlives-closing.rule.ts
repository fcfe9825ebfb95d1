import type { Space } from './space.model.js';

/**
 * Closing a space lifts no suspension: whoever closed it, and the six weeks too, leave it behind. Only the operator reopens such a space, and it
 * is suspended again then, with its six weeks and the right to object; lifting stays an act of its own. (R1111-36)
 */
export const suspensionOutlivesClosing = ({
  state,
  suspendedFirst,
}: Pick<Space, 'state' | 'suspendedFirst'>): boolean => state === 'suspended' || suspendedFirst === true;

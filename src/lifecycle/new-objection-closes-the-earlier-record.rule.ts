import type { Space } from './space.model.js';

/** Asked by the second letter and objecting anew, the person has their record from before closed at once, before its term. */
export const newObjectionClosesTheEarlierRecord = ({ earlierRecord, askedAgainAt }: Space): boolean =>
  earlierRecord && askedAgainAt !== undefined;

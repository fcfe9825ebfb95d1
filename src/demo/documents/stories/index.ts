// Who has which documents. Persons who are notified or opposed without an earlier record cannot have any.

import type { Draft } from '../document.model.js';
import { dominique } from './dominique.js';

export const stories: Readonly<Record<string, readonly Draft[]>> = {
  dominique,
};

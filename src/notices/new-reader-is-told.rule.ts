import type { NoticeChoices } from './notice.model.js';

/** The first reading of each professional is told; the later ones where the person asked for each. Whoever opens with a code, always. */
export const newReaderIsTold = (readings: NoticeChoices['readings'], known: boolean, withACode = false): boolean =>
  !known || withACode || readings === 'each';

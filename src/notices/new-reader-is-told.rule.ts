import type { NoticeChoices } from './notice.model.js';

/** The first reading of a professional is told; the later ones where the person asked for each. */
export const newReaderIsTold = (readings: NoticeChoices['readings'], known: boolean): boolean =>
  !known || readings === 'each';

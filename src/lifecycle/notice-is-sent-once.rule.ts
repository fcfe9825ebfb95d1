import type { Space } from './space.model.js';

/** A notice that is wanted is sent once; the day on which it leaves starts its six weeks. (R1111-28) */
export const noticeIsSentOnce = ({ noticeWanted }: Pick<Space, 'noticeWanted'>): boolean => noticeWanted !== undefined;

import type { Config } from './config.js';
import { readReview } from './emergencies/index.js';
import type { CarryOptions } from './notices/index.js';
import { outboxId } from './platform/outbox.js';
import { raiseReport } from './reports/index.js';

/** Opens the report about an emergency that was found abusive. What the person may not see yet is not told by a report either. */
export const raiseReports =
  ({ reportDays }: Pick<Config, 'reportDays'>): NonNullable<CarryOptions['raiseReport']> =>
  async (handle, { itemId = '' }, at) => {
    const review = await readReview(handle, itemId);
    if (review?.outcome !== 'abusive' || review.chain !== 'shown') return;
    const { idNatPs, line, by } = review;
    const id = outboxId(`report about ${review.id}`);
    await raiseReport(handle, { id, idNatPs, line, ...(by === undefined ? {} : { by }) }, at, reportDays);
  };

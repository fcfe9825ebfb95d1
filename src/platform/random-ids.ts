import { randomUUID } from 'node:crypto';
import type { IdSource, RecordId } from '../kernel/ids.js';

/** Identifiers nobody can guess or order. */
export const randomIds: IdSource = {
  record: () => randomUUID() as RecordId,
  item: () => randomUUID(),
};

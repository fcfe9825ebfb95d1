import { randomBytes, randomUUID } from 'node:crypto';
import type { IdSource, RecordId } from '../kernel/ids.js';

/** Identifiers nobody can guess or order. */
export const randomIds: IdSource = {
  record: () => randomUUID() as RecordId,
  item: () => randomUUID(),
};

/**
 * Identifiers of many records made together at `at` (UUID version 7: the instant, then 74 random bits): rows that are written
 * together then lie together, so that the millionth costs what the first did.
 */
export function recordIdsMadeAt(at: number, count: number): RecordId[] {
  const random = randomBytes(10 * count);
  const stamp = at.toString(16).padStart(12, '0');
  return Array.from({ length: count }, (_, place) => {
    const bytes = random.subarray(place * 10, place * 10 + 10);
    bytes[0] = 0x70 | ((bytes[0] ?? 0) & 0x0f);
    bytes[2] = 0x80 | ((bytes[2] ?? 0) & 0x3f);
    const hex = stamp + bytes.toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as RecordId;
  });
}

// The date of a document as somebody types it in three fields.
import { ok, problem, type Result } from '../kernel/result.js';
import { HOUR, parisMidnight, type Instant } from '../kernel/time.js';

export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export type TypedDateFault = 'document-date-invalid' | 'document-date-in-future';

/** Noon of a Paris day, of the first of a month or of the first of January. */
interface DatedAs {
  readonly dated: Instant;
  readonly datePrecision: 'day' | 'month' | 'year';
}

/** Undefined when nothing is typed. `wholeDay`: a month or a year alone is not enough. */
export function parseTypedDate(
  { day, month, year }: TypedDate,
  now: Instant,
  { wholeDay }: { readonly wholeDay: boolean },
): Result<DatedAs | undefined, TypedDateFault> {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()];
  if (d === '' && m === '' && y === '') return ok(undefined);
  const invalid = problem('document-date-invalid', 'date');
  if (!/^\d{4}$/.test(y) || !/^\d{0,2}$/.test(m) || !/^\d{0,2}$/.test(d)) return invalid;
  if ((m === '' && d !== '') || (d === '' && wholeDay)) return invalid;
  const noon = Date.UTC(Number(y), m === '' ? 0 : Number(m) - 1, d === '' ? 1 : Number(d), 12);
  const back = new Date(noon);
  const same =
    back.getUTCFullYear() === Number(y) &&
    (m === '' || back.getUTCMonth() === Number(m) - 1) &&
    (d === '' || back.getUTCDate() === Number(d));
  if (!same || Number(y) < 1900) return invalid;
  const dated = parisMidnight(noon) + 12 * HOUR;
  if (parisMidnight(dated) > now) return problem('document-date-in-future', 'date');
  return ok({ dated, datePrecision: d !== '' ? 'day' : m !== '' ? 'month' : 'year' });
}

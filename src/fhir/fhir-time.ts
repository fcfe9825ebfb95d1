// Dates as FHIR writes them: as much as is known, from a year to a millisecond. Without a zone, Paris.
import { DAY, parisOffset, SECOND, type Instant } from '../kernel/time.js';

export type FhirPrecision = 'year' | 'month' | 'day' | 'minute' | 'second';

/** `from` is the first instant a value covers, `before` the first that it no longer does. */
export interface FhirTime {
  readonly from: Instant;
  readonly before: Instant;
  readonly precision: FhirPrecision;
}

const SHAPE =
  /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01])(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d|60)(?:\.(\d{1,9}))?)?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)?)?$/;

/** Parses a date, dateTime or instant; undefined for what is none (30 February, a time without its hour). */
export function parseFhirTime(text: string): FhirTime | undefined {
  const match = SHAPE.exec(text);
  if (match === null) return undefined;
  const [, year = '', month, day, hour, minute, second, fraction, zone] = match;
  const y = Number(year);
  const m = Number(month ?? 1) - 1;
  const d = Number(day ?? 1);
  if (y < 1 || (day !== undefined && new Date(Date.UTC(y, m, d)).getUTCDate() !== d)) return undefined;
  if (hour === undefined) {
    const from = inParis(Date.UTC(y, m, d));
    if (month === undefined) return { from, before: inParis(Date.UTC(y + 1, 0)), precision: 'year' };
    if (day === undefined) return { from, before: inParis(Date.UTC(y, m + 1)), precision: 'month' };
    return { from, before: inParis(Date.UTC(y, m, d) + DAY), precision: 'day' };
  }
  const thousandths = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000);
  const local = Date.UTC(y, m, d, Number(hour), Number(minute), Number(second ?? 0), thousandths);
  const from = zone === undefined ? inParis(local) : local - zoneMilliseconds(zone);
  if (second === undefined) return { from, before: from + 60 * SECOND, precision: 'minute' };
  return { from, before: from + (fraction === undefined ? SECOND : 1), precision: 'second' };
}

/** The instant at which it is this local time in Paris. */
function inParis(local: number): Instant {
  const guess = local - parisOffset(local);
  return local - parisOffset(guess);
}

function zoneMilliseconds(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60 * SECOND;
}

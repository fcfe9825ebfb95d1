// HL7 points in time (YYYYMMDDhhmmss+zzzz, any prefix of it) with the precision they were written with.
import type { Instant } from '../kernel/time.js';
import { MINUTE } from '../kernel/time.js';

export type TimePrecision = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/** `from` is the first instant the value covers; `iso` is the value in ISO 8601, no more precise than it was written. */
export interface Hl7Time {
  readonly precision: TimePrecision;
  readonly from: Instant;
  readonly iso: string;
}

const SHAPE =
  /^(\d{4})(?:(0[1-9]|1[0-2])(?:(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])(?:([0-5]\d)(?:([0-5]\d)(?:\.\d{1,6})?)?)?)?)?)?([+-](?:0\d|1[0-4])[0-5]\d)?$/;

/** Parses one value; undefined when it is no date (a thirteenth month, 30 February, words). Without a zone it is Paris time. */
export function parseHl7Time(value: string): Hl7Time | undefined {
  const match = SHAPE.exec(value.trim());
  const year = match?.[1];
  if (match === null || year === undefined || Number(year) < 1) return undefined;
  const [month, day, hour, minute, second, zone] = match.slice(2);
  const local = Date.UTC(
    Number(year),
    Number(month ?? 1) - 1,
    Number(day ?? 1),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  if (day !== undefined && new Date(local).getUTCDate() !== Number(day)) return undefined;
  const offset = hour !== undefined && zone !== undefined ? zoneMinutes(zone) : parisMinutes(local);
  const from = local - offset * MINUTE;
  if (month === undefined) return { precision: 'year', from, iso: year };
  if (day === undefined) return { precision: 'month', from, iso: `${year}-${month}` };
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { precision: 'day', from, iso: date };
  const clock = `${hour}:${minute ?? '00'}${second === undefined ? '' : `:${second}`}`;
  const precision = second !== undefined ? 'second' : minute !== undefined ? 'minute' : 'hour';
  return { precision, from, iso: `${date}T${clock}${writtenOffset(offset)}` };
}

const zoneMinutes = (zone: string): number => {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3, 5));
  return zone.startsWith('-') ? -minutes : minutes;
};

const writtenOffset = (minutes: number): string => {
  const size = Math.abs(minutes);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
};

const PARIS = new Intl.DateTimeFormat('en-US', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Paris' offset in minutes at an instant of UTC (whole minutes; before 1911 Paris was 9 min 21 s ahead). */
function parisOffsetAt(instant: Instant): number {
  const part = new Map(PARIS.formatToParts(instant).map((p) => [p.type, Number(p.value)]));
  const n = (name: Intl.DateTimeFormatPartTypes): number => part.get(name) ?? 0;
  const shown = Date.UTC(n('year'), n('month') - 1, n('day'), n('hour'), n('minute'), n('second'));
  return Math.round((shown - instant) / MINUTE);
}

/** The offset that holds at a local Paris time; in the hour that spring skips, the one before the change. */
function parisMinutes(local: number): number {
  const first = parisOffsetAt(local - 120 * MINUTE);
  const second = parisOffsetAt(local - first * MINUTE);
  return second;
}

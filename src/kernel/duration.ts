import { DAY, HOUR, MINUTE } from './time.js';

const UNITS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY, y: 365 * DAY };

/** `90m`, `12h`, `43d`, `6w`, `2y` (365 days each) or a sequence of them (`1d12h`) in milliseconds; undefined for anything else. */
export function parseDuration(text: string): number | undefined {
  if (!/^(?:\d{1,6}[mhdwy])+$/.test(text)) return undefined;
  return [...text.matchAll(/(\d+)([mhdwy])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0),
    0,
  );
}

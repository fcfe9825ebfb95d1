import { problem, ok, type Result } from '../kernel/result.js';
import { DAY, dayBegins, endOfParisDay, parisDay, type Instant } from '../kernel/time.js';

// The terms a person may choose for an access, as forms carry them.

export const TERM_CHOICES = ['today', 'week', 'month', 'quarter', 'year', 'endless', 'day'] as const;
export type TermChoice = (typeof TERM_CHOICES)[number];

/** Days that a consent noted in a consultation lasts at most; `none`: as it was stated. */
export const STANDING_CHOICES = ['none', '7', '30', '90', '365'] as const;

const DAYS: Readonly<Partial<Record<TermChoice, number>>> = { today: 0, week: 7, month: 30, quarter: 90, year: 365 };

export type TermFault = 'term-missing' | 'date-invalid' | 'consent-already-over';

/** The last instant of the term; undefined: without end. Days are whole days of Paris. */
export function parseTerm(form: URLSearchParams, now: Instant): Result<Instant | undefined, TermFault> {
  const choice = TERM_CHOICES.find((one) => one === form.get('duree'));
  if (choice === undefined) return problem('term-missing', 'duree');
  if (choice === 'endless') return ok(undefined);
  if (choice !== 'day') return ok(endOfParisDay(now + (DAYS[choice] ?? 0) * DAY));
  const number = (part: string): string => (form.get(`fin-${part}`) ?? '').trim();
  const day = `${number('year')}-${number('month').padStart(2, '0')}-${number('day').padStart(2, '0')}`;
  if (!/^2\d{3}-\d{2}-\d{2}$/.test(day)) return problem('date-invalid', 'fin');
  const begins = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(begins) || new Date(begins).toISOString().slice(0, 10) !== day)
    return problem('date-invalid', 'fin');
  return day < parisDay(now) ? problem('consent-already-over', 'fin') : ok(endOfParisDay(dayBegins(day)));
}

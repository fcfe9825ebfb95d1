// Languages, plurals, dates and sizes as people read them. Dates are Paris dates; nothing here reads a clock.
import type { Instant } from '../kernel/time.js';
import { DAY } from '../kernel/time.js';

export type Lang = 'fr' | 'en';
export const LANGS: readonly Lang[] = ['fr', 'en'];

const LOCALES: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' };
const ZONE = 'Europe/Paris';

/** The language of a request: the cookie's if known, else the first known one of Accept-Language, else French. */
export function chooseLang(cookie: string | undefined, acceptLanguage: string | undefined): Lang {
  if (cookie === 'fr' || cookie === 'en') return cookie;
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const tag = part.trim().slice(0, 2);
    if (tag === 'fr' || tag === 'en') return tag;
  }
  return 'fr';
}

/** French takes the singular for 0 and 1, English for 1 only. `forms` may use `#` for the number. */
export function plural(lang: Lang, count: number, forms: { readonly one: string; readonly other: string }): string {
  const singular = lang === 'fr' ? Math.abs(count) < 2 : Math.abs(count) === 1;
  return (singular ? forms.one : forms.other).replaceAll('#', formatNumber(count, lang));
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function dateFormat(lang: Lang, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${lang} ${key}`;
  let found = formatters.get(id);
  if (found === undefined) {
    found = new Intl.DateTimeFormat(LOCALES[lang], { timeZone: ZONE, ...options });
    formatters.set(id, found);
  }
  return found;
}

const LONG_DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const SHORT_DAY = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;

/** « 22 novembre 2026 », « 1er décembre 2026 ». */
export function formatDate(at: Instant, lang: Lang): string {
  return first(dateFormat(lang, 'long', LONG_DAY).format(at), lang);
}

/** « 22/11/2026 », for narrow columns. */
export const formatDateShort = (at: Instant, lang: Lang): string => dateFormat(lang, 'short', SHORT_DAY).format(at);

/** « novembre 2026 ». */
export const formatMonth = (at: Instant, lang: Lang): string =>
  dateFormat(lang, 'month', { month: 'long', year: 'numeric' }).format(at);

/** « 14 h 05 » or « 14:05 ». */
export function formatTime(at: Instant, lang: Lang): string {
  const time = dateFormat(lang, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
  return lang === 'fr' ? time.replace(':', '\u202fh\u202f') : time;
}

/** « 22 novembre 2026 à 14 h 05 ». */
export const formatDateTime = (at: Instant, lang: Lang): string =>
  `${formatDate(at, lang)} ${lang === 'fr' ? 'à' : 'at'} ${formatTime(at, lang)}`;

/** A calendar day written `2026-11-22` (no time zone): « 22 novembre 2026 ». Anything else comes back unchanged. */
export function formatDay(isoDay: string, lang: Lang): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDay);
  if (parts === null) return isoDay;
  return formatDate(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]), 12), lang);
}

/** « Aujourd'hui », « Hier », else the long date; `now` comes from the caller's clock. */
export function formatDayNear(at: Instant, now: Instant, lang: Lang): string {
  const day = formatDateShort(at, lang);
  if (day === formatDateShort(now, lang)) return lang === 'fr' ? "Aujourd'hui" : 'Today';
  if (day === formatDateShort(now - DAY, lang)) return lang === 'fr' ? 'Hier' : 'Yesterday';
  return formatDate(at, lang);
}

/** The machine-readable form for `<time datetime>`. */
export const machineTime = (at: Instant): string => new Date(at).toISOString();

export const formatNumber = (value: number, lang: Lang, decimals = 0): string =>
  new Intl.NumberFormat(LOCALES[lang], { maximumFractionDigits: decimals }).format(value);

/** « 820 octets », « 34 ko », « 2,4 Mo ». Decimal units, as people's telephones show. */
export function formatBytes(bytes: number, lang: Lang): string {
  if (bytes < 1000)
    return plural(
      lang,
      bytes,
      lang === 'fr' ? { one: '# octet', other: '# octets' } : { one: '# byte', other: '# bytes' },
    );
  const units = lang === 'fr' ? ['ko', 'Mo', 'Go'] : ['kB', 'MB', 'GB'];
  let value = bytes;
  let unit = -1;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, lang, value < 10 ? 1 : 0)}\u202f${units[Math.max(unit, 0)] ?? ''}`;
}

/** French says « premier » on the first of the month. */
const first = (text: string, lang: Lang): string => (lang === 'fr' ? text.replace(/^1 /, '1er ') : text);

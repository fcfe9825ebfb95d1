import { ok, problem, type Result } from '../kernel/result.js';

// A scan of JSON bytes, without building anything. It is not a validator: what it lets through is still parsed.

export type JsonProblem = 'forbidden-key' | 'duplicate-key' | 'body-too-deep' | 'body-too-complex';

export interface Range {
  readonly start: number;
  readonly end: number;
}

const MAX_DEPTH = 64;
/** Shorter contents are left where they are. */
const SET_ASIDE = 256;
const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

interface Level {
  /** Keys of an object met so far; undefined in an array. */
  readonly keys: Set<string> | undefined;
  /** The key whose value is being read. */
  key: string;
  expectsKey: boolean;
}

/**
 * Finds base64 contents (`data` of an attachment or of a Binary) as ranges between their quotes, and refuses forbidden and repeated
 * keys, nesting beyond 64 levels, and more than `most` bytes besides contents.
 */
export function scanJson(body: Buffer, most: number): Result<{ readonly contents: readonly Range[] }, JsonProblem> {
  const levels: Level[] = [];
  const contents: Range[] = [];
  let level: Level | undefined;
  let aside = 0;
  let at = 0;
  while (at < body.length) {
    const byte = body[at];
    if (byte === QUOTE) {
      const end = closingQuote(body, at + 1);
      if (end < 0) return ok({ contents });
      if (level?.expectsKey === true && level.keys !== undefined) {
        const key = keyText(body, at + 1, end);
        if (FORBIDDEN.has(key)) return problem('forbidden-key', pathOf(levels));
        if (level.keys.has(key)) return problem('duplicate-key', [pathOf(levels), key].filter(Boolean).join('.'));
        level.keys.add(key);
        level.key = key;
        level.expectsKey = false;
      } else if (end - at > SET_ASIDE && isContent(levels)) {
        contents.push({ start: at + 1, end });
        aside += end - at - 1;
      }
      at = end;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (levels.length >= MAX_DEPTH) return problem('body-too-deep');
      const isObject = byte === OPEN_OBJECT;
      level = { keys: isObject ? new Set() : undefined, key: '', expectsKey: isObject };
      levels.push(level);
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      levels.pop();
      level = levels.at(-1);
    } else if (byte === COMMA && level?.keys !== undefined) level.expectsKey = true;
    else if (byte === COLON && level !== undefined) level.expectsKey = false;
    at += 1;
    if (at - aside > most) return problem('body-too-complex');
  }
  return ok({ contents });
}

/** The quote that ends a string begun before `from`; -1 when there is none. */
function closingQuote(body: Buffer, from: number): number {
  let end = body.indexOf(QUOTE, from);
  while (end >= 0) {
    let escapes = 0;
    while (body[end - 1 - escapes] === BACKSLASH && end - 1 - escapes >= from) escapes += 1;
    if (escapes % 2 === 0) return end;
    end = body.indexOf(QUOTE, end + 1);
  }
  return -1;
}

/** A key as it will be parsed: escapes do not hide a name. */
function keyText(body: Buffer, start: number, end: number): string {
  const raw = body.toString('utf8', start, end);
  if (!raw.includes('\\')) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return raw;
  }
}

/** `data` of an attachment, of a Binary posted alone, or of a resource in a bundle. */
function isContent(levels: readonly Level[]): boolean {
  const here = levels.at(-1);
  if (here?.key !== 'data' || here.keys === undefined) return false;
  const above = levels.at(-2);
  return above === undefined || above.key === 'attachment' || above.key === 'resource';
}

const pathOf = (levels: readonly Level[]): string =>
  levels
    .slice(0, -1)
    .map(({ key }) => key)
    .filter((key) => key !== '')
    .join('.');

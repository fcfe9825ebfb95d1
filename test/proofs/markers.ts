// Texts that occur nowhere else, to be looked for where they must not be.
import { createHash } from 'node:crypto';

export interface Markers {
  /** A text of twelve letters that occurs nowhere else. `place` says what it stands in. */
  of(place: string): string;
  /** What else must not be found: numbers of people, whole files. */
  also(what: string, text: string): string;
  readonly texts: ReadonlyMap<string, string>;
}

/** Markers made of nothing but how many there were before, so that a failure can be looked for again. */
export function markers(): Markers {
  const texts = new Map<string, string>();
  const letters = 'BCDFGHJKLMNPQRSTVWXZ';
  return {
    texts,
    of(place) {
      const hash = createHash('sha256').update(`marker ${texts.size}`).digest();
      const text = `QZ${[...hash.subarray(0, 10)].map((byte) => letters[byte % letters.length] ?? 'B').join('')}`;
      texts.set(text, place);
      return text;
    },
    also(what, text) {
      texts.set(text, what);
      return text;
    },
  };
}

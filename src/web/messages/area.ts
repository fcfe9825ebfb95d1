// One area = one file = the same phrases in French (the source) and English. A phrase missing in one of them does not compile.

/** A tree of phrases: texts, texts with arguments, lists of texts. */
export type Phrases = { readonly [key: string]: Phrase };
type Phrase = string | readonly string[] | ((...args: never[]) => string) | Phrases;

/** The same tree with its texts widened: what another language has to provide. */
export type Translated<T> = T extends (...args: infer A) => string
  ? (...args: A) => string
  : T extends string
    ? string
    : T extends readonly string[]
      ? readonly string[]
      : { readonly [K in keyof T]: Translated<T[K]> };

export interface Area<T> {
  readonly fr: Translated<T>;
  readonly en: Translated<T>;
}

/** Declares an area. French gets its thin and unbreakable spaces here, so that sources keep ordinary ones. */
export function area<T extends Phrases>(fr: T, en: Translated<NoInfer<T>>): Area<T> {
  return { fr: respaced(fr) as Translated<T>, en: en as Translated<T> };
}

/** Areas whose phrases stand in several files and are read as one. */
export const joined = <
  A extends { readonly fr: object; readonly en: object },
  B extends { readonly fr: object; readonly en: object },
>(
  one: A,
  other: B,
): { readonly fr: A['fr'] & B['fr']; readonly en: A['en'] & B['en'] } => ({
  fr: { ...one.fr, ...other.fr },
  en: { ...one.en, ...other.en },
});

/** French typography: a narrow no-break space before ; ! ? », after «, and a no-break space before a colon. */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([;!?»])/g, '\u202f$1')
    .replace(/« /g, '«\u202f')
    .replace(/ :/g, '\u00a0:');
}

function respaced(phrase: unknown): unknown {
  if (typeof phrase === 'string') return frenchSpaces(phrase);
  if (isSpoken(phrase)) return (...args: unknown[]) => frenchSpaces(phrase(...args));
  if (Array.isArray(phrase)) return phrase.map(respaced);
  if (typeof phrase === 'object' && phrase !== null)
    return Object.fromEntries(Object.entries(phrase).map(([key, value]) => [key, respaced(value)]));
  return phrase;
}

const isSpoken = (phrase: unknown): phrase is (...args: unknown[]) => string => typeof phrase === 'function';

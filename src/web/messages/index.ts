// All phrases of the pages. To add an area: one file in areas/, one line here.
import type { Lang } from '../language.js';
import { common } from './areas/common.js';

const areas = { common } as const;

export type AreaName = keyof typeof areas;
export type Messages = { readonly lang: Lang } & {
  readonly [A in AreaName]: (typeof areas)[A]['fr'];
};

const inLang = (lang: Lang): Messages =>
  ({ lang, ...Object.fromEntries(Object.entries(areas).map(([name, phrases]) => [name, phrases[lang]])) }) as Messages;

const catalogues: Record<Lang, Messages> = { fr: inLang('fr'), en: inLang('en') };

/** Every phrase in one language, with the language itself for dates and plurals. */
export const messagesFor = (lang: Lang): Messages => catalogues[lang];

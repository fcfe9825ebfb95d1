// What every page needs to know of the installation; built once at start and handed to `renderPage`.

/** Where people get help without a screen. */
export interface HelpLine {
  /** As printed: « 01 99 00 34 22 ». */
  readonly phone: string;
  /** When someone answers, in each language: « du lundi au vendredi, de 8 h à 19 h ». */
  readonly hours: { readonly fr: string; readonly en: string };
  /** The relay for deaf people, open at the same hours (décret 2017-875). */
  readonly relayUrl: string;
}

export interface Site {
  /** Address of a built asset by its plain name: `carnet.css` → `/assets/carnet.3f2a….css`. */
  readonly assetUrl: (name: string) => string;
  readonly help: HelpLine;
  /** True in demo mode: a band says that all is invented. */
  readonly demo: boolean;
}

/** `tel:` address of a printed number. */
export const telephoneHref = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;

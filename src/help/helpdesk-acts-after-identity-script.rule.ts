import { foldName, type Traits } from '../kernel/text.js';

/** What the caller said, as the adviser typed it. The console shows nothing to compare with. */
export interface Said {
  readonly familyName: string;
  readonly givenName: string;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  /** Where letters go; asked when an address is known. */
  readonly postalCode: string;
}

export interface KnownOfCaller extends Pick<Traits, 'familyName' | 'givenNames' | 'birthDate'> {
  readonly address?: readonly string[];
  readonly postalCode?: string;
}

/** Everything said agrees with what is known. One answer for all: which of them was wrong is told to nobody. */
export function answersAgree(known: KnownOfCaller, said: Said): boolean {
  // Where the insurer did not name it: the last line that begins with one, since a « CS 20012 » looks alike.
  const postalCode =
    known.postalCode ??
    (known.address ?? []).map((line) => /^(\d{5})\b/.exec(line)?.[1]).findLast((code) => code !== undefined);
  return (
    foldName(known.familyName) === foldName(said.familyName) &&
    foldName(known.givenNames[0] ?? '') === foldName(said.givenName) &&
    known.birthDate === said.birthDate &&
    (postalCode === undefined || postalCode.replace(/\s/g, '') === said.postalCode.replace(/\s/g, '').toUpperCase())
  );
}

/**
 * The adviser acts for whoever answered the script, in this call. That opens nothing by itself: codes go to addresses known before, and no
 * sequence of the adviser's acts gives a caller a way in. (T1)
 */
export const helpdeskActsAfterIdentityScript = (
  identified: boolean,
): 'helpdesk-acts-after-identity-script' | undefined =>
  identified ? undefined : 'helpdesk-acts-after-identity-script';

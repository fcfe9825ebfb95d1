// Comparing the names and traits of people as different software writes them.

export type Sex = 'female' | 'male' | 'unknown';

/** The five identity traits of the INS. `birthDate` is YYYY-MM-DD, `birthPlace` an INSEE code of five characters. */
export interface Traits {
  readonly familyName: string;
  readonly givenNames: readonly string[];
  readonly sex: Sex;
  readonly birthDate: string;
  readonly birthPlace?: string;
}

/** What a document says of its patient: every trait may be missing, `birthDate` may be a year or a month only. */
export type StatedTraits = {
  readonly [Field in keyof Traits]?: Traits[Field] | undefined;
};

export type TraitField = keyof Traits;

const LIGATURES: Readonly<Record<string, string>> = { Œ: 'OE', Æ: 'AE', Ø: 'O', Đ: 'D', Ł: 'L' };

/** A name in the form in which two spellings of it are equal: no accents, upper case, one space for hyphens and apostrophes. */
export function foldName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toUpperCase()
    .replace(/[ŒÆØĐŁ]/gu, (letter) => LIGATURES[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Text in canonical composition, with runs of white space made one space. */
export const tidyText = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/**
 * Compares what is known of a person with what a document states. What the document does not state is not a difference,
 * except the birth name and the date of birth, without which nobody is identified.
 */
export function compareTraits(
  expected: Traits,
  stated: StatedTraits,
): 'same' | { readonly differs: readonly TraitField[] } {
  const differs: TraitField[] = [];
  if (foldName(expected.familyName) !== foldName(stated.familyName ?? '')) differs.push('familyName');
  if (!sameGivenNames(expected.givenNames, stated.givenNames ?? [])) differs.push('givenNames');
  if (!sameSex(expected.sex, stated.sex ?? 'unknown')) differs.push('sex');
  if (!sameDate(expected.birthDate, stated.birthDate ?? '')) differs.push('birthDate');
  if (!sameBirthPlace(expected.birthPlace, stated.birthPlace)) differs.push('birthPlace');
  return differs.length === 0 ? 'same' : { differs };
}

/** The first given name decides; a document may give it alone or with all the others behind it. */
function sameGivenNames(expected: readonly string[], stated: readonly string[]): boolean {
  const known = foldName(expected.join(' '));
  const said = foldName(stated.join(' '));
  if (said === '' || known === '') return true;
  return `${known} `.startsWith(`${said} `) || `${said} `.startsWith(`${known} `);
}

const sameSex = (expected: Sex, stated: Sex): boolean =>
  expected === 'unknown' || stated === 'unknown' || expected === stated;

/** A year or a month alone is compared as far as it goes; less than a year is no date. */
const sameDate = (expected: string, stated: string): boolean => stated.length >= 4 && expected.startsWith(stated);

const sameBirthPlace = (expected: string | undefined, stated: string | undefined): boolean =>
  expected === undefined || stated === undefined || expected.toUpperCase() === stated.trim().toUpperCase();

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

/** `agrees` holds the traits that both sides state and that are equal. */
export interface TraitDifferences {
  readonly differs: readonly TraitField[];
  readonly agrees: readonly TraitField[];
}

/**
 * Compares what is known of a person with what a document states. What the document does not state is not a difference,
 * except the birth name and the date of birth, without which nobody is identified.
 */
export function compareTraits(expected: Traits, stated: StatedTraits): 'same' | TraitDifferences {
  const compared: readonly (readonly [TraitField, Comparison])[] = [
    ['familyName', agreement(foldName(expected.familyName) === foldName(stated.familyName ?? ''))],
    ['givenNames', compareGivenNames(expected.givenNames, stated.givenNames ?? [])],
    ['sex', compareSex(expected.sex, stated.sex ?? 'unknown')],
    ['birthDate', compareDate(expected.birthDate, stated.birthDate ?? '')],
    ['birthPlace', compareBirthPlace(expected.birthPlace, stated.birthPlace)],
  ];
  const those = (wanted: Comparison): TraitField[] =>
    compared.flatMap(([field, comparison]) => (comparison === wanted ? [field] : []));
  const differs = those('differs');
  return differs.length === 0 ? 'same' : { differs, agrees: those('agrees') };
}

/**
 * Do these traits, found beside the person's own checked INS, name that person? One trait may be written wrong when the four
 * others are stated and agree: such a document is taken in with a warning, for the identity to be looked into (identity
 * vigilance). Anything less is another person's document until someone proves otherwise.
 */
export function traitsName(expected: Traits, stated: StatedTraits): 'same' | 'same-but-one' | 'another' {
  const compared = compareTraits(expected, stated);
  if (compared === 'same') return 'same';
  return compared.differs.length === 1 && compared.agrees.length === 4 ? 'same-but-one' : 'another';
}

/** `open`: one side does not say. */
type Comparison = 'agrees' | 'differs' | 'open';

const agreement = (equal: boolean): Comparison => (equal ? 'agrees' : 'differs');

/** The first given name decides; a document may give it alone or with all the others behind it. */
function compareGivenNames(expected: readonly string[], stated: readonly string[]): Comparison {
  const known = foldName(expected.join(' '));
  const said = foldName(stated.join(' '));
  if (said === '' || known === '') return 'open';
  return agreement(`${known} `.startsWith(`${said} `) || `${said} `.startsWith(`${known} `));
}

const compareSex = (expected: Sex, stated: Sex): Comparison =>
  expected === 'unknown' || stated === 'unknown' ? 'open' : agreement(expected === stated);

/** A year or a month alone is compared as far as it goes, which proves nothing; less than a year is no date. */
function compareDate(expected: string, stated: string): Comparison {
  if (stated === expected) return 'agrees';
  return stated.length >= 4 && expected.startsWith(stated) ? 'open' : 'differs';
}

const compareBirthPlace = (expected: string | undefined, stated: string | undefined): Comparison =>
  expected === undefined || stated === undefined
    ? 'open'
    : agreement(expected.toUpperCase() === stated.trim().toUpperCase());

import { foldName, tidyText, type Sex, type Traits } from '../kernel/text.js';

// What the national sign-in of persons says of them: the pivot identity (FranceConnect, scope identite_pivot). It knows no NIR.

/** INSEE code of France among the countries of birth. */
const FRANCE = '99100';
const SEXES: Readonly<Record<string, Sex>> = { female: 'female', male: 'male' };

/**
 * Reads a userinfo answer: `family_name` (at birth), `given_name` (all, parted by spaces), `gender`, `birthdate` (whole), `birthplace` (INSEE,
 * empty for a birth abroad), `birthcountry` (99xxx). Undefined when one of the five traits is missing. E-mail and usernames are not looked at.
 */
export function personClaims(userInfo: Readonly<Record<string, unknown>>): Traits | undefined {
  const text = (name: string): string => {
    const given = userInfo[name];
    return typeof given === 'string' && given.length <= 200 && !/\p{Cc}/u.test(given) ? tidyText(given) : '';
  };
  const [familyName, givenName, birthDate] = [text('family_name'), text('given_name'), text('birthdate')];
  const sex = SEXES[text('gender')];
  const [place, country] = [text('birthplace').toUpperCase(), text('birthcountry').toUpperCase()];
  // The INS names a birth abroad by its country, in the place of the town.
  const birthPlace = country === FRANCE ? place : place === '' ? country : '';
  if (familyName === '' || givenName === '' || sex === undefined) return undefined;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(birthDate) || !/^(\d{2}|2[AB])\d{3}$/.test(birthPlace)) return undefined;
  return { familyName, givenNames: givenName.split(' '), sex, birthDate, birthPlace };
}

/** The five traits as one text, equal for the same person however the names are written; undefined when one of them is not known. */
export function traitsKey({ familyName, givenNames, sex, birthDate, birthPlace }: Traits): string | undefined {
  if (sex === 'unknown' || birthPlace === undefined || birthPlace === '') return undefined;
  const names = [foldName(familyName), foldName(givenNames.join(' '))];
  return names.includes('') ? undefined : [...names, sex, birthDate, birthPlace.toUpperCase()].join('|');
}

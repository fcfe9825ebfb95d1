import { createHash } from 'node:crypto';
import type { DemoPerson } from '../persona.model.js';

/** The subject as the provider writes it: sixty-four hexadecimal digits and the version, random-looking and stable. */
export const subjectOf = ({ key }: Pick<DemoPerson, 'key'>): string =>
  `${createHash('sha256').update(`carnet-demo ${key}`).digest('hex')}v1`;

/** The pivot identity of one persona, as FranceConnect words it. A birth abroad has no town. */
export function claimsOf(person: DemoPerson) {
  const { familyName, givenNames, sex, birthDate, birthPlace = '' } = person;
  const abroad = birthPlace.startsWith('99');
  return {
    sub: subjectOf(person),
    family_name: familyName,
    given_name: givenNames.join(' '),
    gender: sex,
    birthdate: birthDate,
    birthplace: abroad ? '' : birthPlace,
    birthcountry: abroad ? birthPlace : '99100',
  };
}

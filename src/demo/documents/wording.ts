// How documents write dates, names and numbers in French, and how a stable name becomes an identifier.

import { createHash } from 'node:crypto';
import type { DemoPerson, DemoProfessional } from '../persona.model.js';

const MONTHS = [
  'janvier',
  'février',
  'mars',
  'avril',
  'mai',
  'juin',
  'juillet',
  'août',
  'septembre',
  'octobre',
  'novembre',
  'décembre',
];

const lastSunday = (year: number, month: number): number => {
  const last = new Date(Date.UTC(year, month, 0));
  return last.getUTCDate() - last.getUTCDay();
};

/** `2024-03-12T09:40` (or a bare day) in Paris → `2024-03-12T09:40:00+01:00`. Summer time by the rule in force since 1996. */
export const parisTime = (local: string): string => {
  const day = local.slice(0, 10);
  const time = local.slice(11) || '08:00';
  const [year = 0, month = 0, dayOfMonth = 0] = day.split('-').map(Number);
  const from = lastSunday(year, 3);
  const to = lastSunday(year, 10);
  const summer = (month > 3 && month < 10) || (month === 3 && dayOfMonth >= from) || (month === 10 && dayOfMonth < to);
  return `${day}T${time}:00${summer ? '+02:00' : '+01:00'}`;
};

/** ISO with offset → HL7 v3 time stamp `20240312094000+0100`. */
export const hl7Time = (iso: string): string =>
  `${iso.slice(0, 10).replaceAll('-', '')}${iso.slice(11, 19).replaceAll(':', '')}${iso.slice(19).replace(':', '')}`;

export const hl7Day = (iso: string): string => iso.slice(0, 10).replaceAll('-', '');

/** `12/03/2024` */
export const shortDate = (iso: string): string => `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;

/** `12 mars 2024` */
export const longDate = (iso: string): string => {
  const day = Number(iso.slice(8, 10));
  return `${day === 1 ? '1er' : String(day)} ${MONTHS[Number(iso.slice(5, 7)) - 1] ?? ''} ${iso.slice(0, 4)}`;
};

/** Whole years between two days. */
export const ageOn = (birthDate: string, iso: string): number => {
  const years = Number(iso.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return iso.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
};

const hash = (name: string): Buffer => createHash('sha256').update(`carnet-demo/${name}`).digest();

/** An OID under 2.25 made from a name: the UUID branch needs no registration. */
export const oidFrom = (name: string): string => `2.25.${BigInt(`0x${hash(name).toString('hex', 0, 16)}`).toString()}`;

/** A UUID in capitals made from a name. */
export const uuidFrom = (name: string): string => {
  const hex = hash(name).toString('hex', 0, 16).toUpperCase();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
};

/** Capitals without accents, as the INS service writes the names of a birth certificate. */
export const insSpelling = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replaceAll('’', "'");

/** `Mme Dominique PAT-TROIS` */
export const civilName = (person: DemoPerson): string =>
  `${person.sex === 'female' ? 'Mme' : 'M.'} ${person.givenNames[0] ?? ''} ${person.familyName}`;

/** `Dr Claire ARNOULT`, or the plain name for professions without the title. */
export const signedName = (professional: DemoProfessional): string =>
  `${professional.profession === '10' || professional.profession === '40' || professional.profession === '21' ? 'Dr ' : ''}${
    professional.givenName
  } ${professional.familyName}`;

/** `2 79 03 51 215 189 89` */
export const spacedIns = (ins: string): string =>
  ins.replace(/^(.)(..)(..)(..)(...)(...)(..)$/, '$1 $2 $3 $4 $5 $6 $7');

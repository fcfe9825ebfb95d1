import { findProfessionals, readProfessionals, type DirectoryProfessional } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import type { ProfessionalSearch } from './choose-professional.page.js';
import type { ProHouse } from './pro-house.js';

// A professional looked up in the national directory, by name or by number.

const MOST_FOUND = 20;

type Directory = Pick<ProHouse, 'database' | 'keys'>;

export async function professionalSearch(house: Directory, query: URLSearchParams): Promise<ProfessionalSearch> {
  const { database, keys } = house;
  const text = (name: string): string => (query.get(name) ?? '').trim().slice(0, 80);
  const asked = { family: text('nom'), given: text('prenom'), number: text('numero') };
  const digits = asked.number.replace(/\s+/g, '');
  if (digits !== '') {
    const one = /^8?\d{11}$/.test(digits)
      ? await inDirectory(house, `${digits.length === 11 ? '8' : ''}${digits}`)
      : undefined;
    return { ...asked, found: one === undefined ? [] : [one], more: false };
  }
  if (asked.family === '') return { ...asked, more: false };
  const name = { familyName: asked.family, givenName: asked.given };
  return { ...asked, ...(await findProfessionals(database.directory, keys.directory, name, MOST_FOUND)) };
}

/** Somebody on the register. */
export async function inDirectory(
  { database, keys }: Directory,
  id: string,
): Promise<DirectoryProfessional | undefined> {
  if (!/^\d{6}[\w./-]{1,34}$/.test(id)) return undefined;
  const found = await readProfessionals(database.directory, keys.directory, [id as IdNatPs]);
  const one = found.get(id as IdNatPs);
  return one?.active === true ? one : undefined;
}

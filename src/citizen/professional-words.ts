import type { DirectoryProfessional } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { isProfession, PROFESSIONS } from '../kernel/codes/professions.js';
import type { Messages } from '../web/index.js';

// Professionals as people know them: « Dr Claire ARNOULT, médecin, Cabinet de la Fontaine ».

/** Looks professionals up in the national directory; whoever is not there is left out. */
export type Directory = (ids: readonly IdNatPs[]) => Promise<ReadonlyMap<IdNatPs, DirectoryProfessional>>;

const DOCTORS: ReadonlySet<string> = new Set(['10', '40']);

/** `name` with its title, when the profession has one and the name does not carry it already. */
export const titledName = (name: string, profession: string | undefined): string =>
  profession !== undefined && DOCTORS.has(profession) && !/^(?:dr|docteur|pr)\b/i.test(name) ? `Dr ${name}` : name;

export function professionLabel(profession: string | undefined, m: Messages): string | undefined {
  if (profession === undefined || !isProfession(profession)) return undefined;
  const label = PROFESSIONS[profession][m.lang];
  return label.charAt(0).toLowerCase() + label.slice(1);
}

export interface ProfessionalWords {
  readonly id: IdNatPs;
  readonly name: string;
  /** Profession and place, in one line. */
  readonly detail?: string;
}

/** What to call a professional: by the directory, else by what a document or the history says, else by their number. */
export function professionalWords(
  id: IdNatPs,
  directory: ReadonlyMap<IdNatPs, DirectoryProfessional>,
  m: Messages,
  met: { readonly name?: string; readonly profession?: string; readonly structureName?: string } = {},
): ProfessionalWords {
  const known = directory.get(id);
  const plain = known === undefined ? met.name : `${known.givenName} ${known.familyName}`;
  const profession = known?.profession ?? met.profession;
  const detail = [professionLabel(profession, m), known?.structures[0]?.name ?? met.structureName]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
  return {
    id,
    name: plain === undefined ? m.access.unknownProfessional(id) : titledName(plain, profession),
    ...(detail === '' ? {} : { detail }),
  };
}

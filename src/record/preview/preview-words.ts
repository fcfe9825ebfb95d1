import { reasonPath, whyWords } from '../../access/index.js';
import { professionLabel, titledName } from '../../citizen/index.js';
import type { DirectoryProfessional } from '../../identity/index.js';
import { isProfession } from '../../kernel/codes/professions.js';
import type { IdNatPs, StructureId } from '../../kernel/ids.js';
import type { IconName, Messages } from '../../web/index.js';
import {
  PREVIEWED_KINDS,
  PREVIEWED_TIES,
  type PreviewedKind,
  type PreviewedReader,
  type PreviewedTie,
} from './previewed-reader.model.js';

// Those with whose eyes a person may look, in addresses and in words.

export const PREVIEW = '/acces/voir-comme';

const SLUGS: Readonly<Record<PreviewedKind, string>> = {
  attending: 'medecin-traitant',
  samu: 'samu',
  emergency: 'urgence',
  blocked: 'medecin-bloque',
  representative: 'parent',
  carer: 'aidant',
  insurer: 'assureur',
  mutual: 'mutuelle',
  'health-insurance': 'assurance-maladie',
  employer: 'employeur',
  occupational: 'medecine-du-travail',
  helpdesk: 'assistance',
};
const TIES: Readonly<Record<PreviewedTie, string>> = { consent: 'accord', careTeam: 'equipe', none: 'aucun' };

export const READER_ICONS: Readonly<Record<PreviewedKind, IconName>> = {
  attending: 'care',
  samu: 'siren',
  emergency: 'hospital',
  blocked: 'block',
  representative: 'people',
  carer: 'hands',
  insurer: 'shield',
  mutual: 'shield',
  'health-insurance': 'card',
  employer: 'person',
  occupational: 'care',
  helpdesk: 'phone',
};

/** The address of the record with their eyes. */
export function previewHref(reader: PreviewedReader): string {
  switch (reader.kind) {
    case 'profession':
      return `${PREVIEW}/metier?${new URLSearchParams({ profession: reader.profession, lien: TIES[reader.tie] }).toString()}`;
    case 'professional': {
      const place = reader.place === undefined ? {} : { lieu: reader.place };
      return `${PREVIEW}/professionnel?${new URLSearchParams({ numero: reader.idNatPs, ...place }).toString()}`;
    }
    default:
      return `${PREVIEW}/${SLUGS[reader.kind]}`;
  }
}

/** The values of the form that asks for a profession. */
export const tieOptions = (m: Messages): { value: string; label: string }[] =>
  PREVIEWED_TIES.map((tie) => ({ value: TIES[tie], label: m.preview.ties[tie] }));

/** An identifier of the directory or of a structure: digits and little else. */
const NUMBER = /^\d{6}[\w./-]{1,34}$/;

/** Who is meant by an address; `undefined` for nobody. */
export function readerIn(slug: string, query: URLSearchParams): PreviewedReader | undefined {
  if (slug === 'metier') {
    const profession = query.get('profession') ?? '';
    const tie = PREVIEWED_TIES.find((one) => TIES[one] === (query.get('lien') ?? TIES.consent));
    return isProfession(profession) && tie !== undefined ? { kind: 'profession', profession, tie } : undefined;
  }
  if (slug === 'professionnel') {
    const [number, place] = [query.get('numero') ?? '', query.get('lieu')];
    if (!NUMBER.test(number) || (place !== null && !NUMBER.test(place))) return undefined;
    const at = place === null ? {} : { place: place as StructureId };
    return { kind: 'professional', idNatPs: number as IdNatPs, ...at };
  }
  const kind = PREVIEWED_KINDS.find((one) => SLUGS[one] === slug);
  return kind === undefined ? undefined : { kind };
}

/** « le Samu (15) », « un professionnel (infirmier) », « Dr Claire ARNOULT ». */
export function readerName(
  reader: PreviewedReader,
  m: Messages,
  professional?: Pick<DirectoryProfessional, 'familyName' | 'givenName' | 'profession'>,
): string {
  if (professional !== undefined)
    return titledName(`${professional.givenName} ${professional.familyName}`, professional.profession);
  switch (reader.kind) {
    case 'profession':
      return m.preview.ofProfession(professionLabel(reader.profession, m) ?? reader.profession);
    case 'professional':
      return m.access.unknownProfessional(reader.idNatPs);
    default:
      return m.preview.kinds[reader.kind].name;
  }
}

/** Why, said of now: sentences of the history that tell the past have another form here. */
export function whyNow(rule: string, m: Messages): string {
  const now: Readonly<Record<string, string>> = m.preview.now;
  return now[rule] ?? whyWords(rule, m);
}

export { reasonPath };

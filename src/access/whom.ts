import { professionalWords, type CitizenDeps, type Directory, type ProfessionalWords } from '../citizen/index.js';
import type { DirectoryProfessional, FoundProfessionals, NameAsked, Structure } from '../identity/index.js';
import type { IdNatPs, StructureId } from '../kernel/ids.js';
import { messagesFor, type Messages } from '../web/index.js';
import type { RightsRead } from './rights-read.js';
import { WHOLE_STRUCTURE } from './caller-columns.store.js';
import type { Consent } from './rights.store.js';

// Whom a right is for: one professional, or everybody at a structure; how forms name them, and how they are looked up.

export interface WhomDeps extends CitizenDeps {
  readonly directory: Directory;
  readonly structures: (ids: readonly StructureId[]) => Promise<ReadonlyMap<StructureId, Structure>>;
  readonly findByName: (asked: NameAsked) => Promise<FoundProfessionals>;
}

export type Whom =
  | { readonly kind: 'professional'; readonly idNatPs: IdNatPs }
  | { readonly kind: 'structure'; readonly structureId: StructureId };

// An identifier of the directory begins with the digit of its kind and holds a long number: no words end up in a plain column.
/** The identifier of a professional as our own pages give it. */
export const professionalIdIn = (text: string): IdNatPs | undefined =>
  /^\d{6}[\w./-]{1,34}$/.test(text) ? (text as IdNatPs) : undefined;

export const structureIdIn = (text: string): StructureId | undefined =>
  /^\d{6}[\w.-]{1,34}$/.test(text) ? (text as StructureId) : undefined;

/** Whom the fields `professionnel` or `structure` of an address or a form name. */
export function whomIn(fields: URLSearchParams): Whom | undefined {
  const idNatPs = professionalIdIn(fields.get('professionnel') ?? '');
  if (idNatPs !== undefined) return { kind: 'professional', idNatPs };
  const structureId = structureIdIn(fields.get('structure') ?? '');
  return structureId === undefined ? undefined : { kind: 'structure', structureId };
}

/** The fields by which a form names them. */
export const whomFields = (whom: Whom): Readonly<Record<string, string>> =>
  whom.kind === 'professional' ? { professionnel: whom.idNatPs } : { structure: whom.structureId };

export const whomHref = (path: string, whom: Whom): string =>
  `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams(whomFields(whom)).toString()}`;

/** The same in a few letters, for what is said once after an act. */
export const whomCode = (whom: Whom): string =>
  whom.kind === 'professional' ? `p${whom.idNatPs}` : `s${whom.structureId}`;

export const whomOfCode = (code = ''): Whom | undefined =>
  whomIn(new URLSearchParams({ [code.startsWith('s') ? 'structure' : 'professionnel']: code.slice(1) }));

/** Whom a consent is for. */
export const whomOfConsent = ({ idNatPs, structureId }: Pick<Consent, 'idNatPs' | 'structureId'>): Whom =>
  idNatPs === WHOLE_STRUCTURE ? { kind: 'structure', structureId } : { kind: 'professional', idNatPs };

/** The name the directory gives, as the history keeps it. */
export async function directoryName(deps: Pick<WhomDeps, 'directory' | 'structures'>, whom: Whom): Promise<string> {
  const m = messagesFor('fr');
  if (whom.kind === 'professional')
    return professionalWords(whom.idNatPs, await deps.directory([whom.idNatPs]), m).name;
  const found = (await deps.structures([whom.structureId])).get(whom.structureId);
  return found?.name ?? m.whoReads.unknownStructure(whom.structureId);
}

/** Whom a record knows already. */
export interface KnownToRecord {
  readonly known: RightsRead['known'];
  readonly rights: Pick<RightsRead['rights'], 'consents' | 'blocks' | 'structureBlocks'>;
}

/** Names of everybody a page speaks of. */
export interface Names {
  readonly entries: ReadonlyMap<IdNatPs, DirectoryProfessional>;
  readonly places: ReadonlyMap<StructureId, Structure>;
  words(id: IdNatPs): ProfessionalWords;
  place(id: StructureId): string;
}

/** Looks up everybody the record knows, and whom the address names besides. */
export async function namesFor(
  { directory, structures }: Pick<WhomDeps, 'directory' | 'structures'>,
  { rights, known }: KnownToRecord,
  m: Messages,
  asked?: Whom,
): Promise<Names> {
  const more = asked?.kind === 'professional' ? [asked.idNatPs] : [];
  const entries = await directory([...known.map(({ id }) => id), ...more]);
  const places = new Map(
    [...entries.values()].flatMap((one) => one.structures.map((place) => [place.id, place] as const)),
  );
  const wanted = [
    ...rights.structureBlocks.map(({ structureId }) => structureId),
    ...rights.consents.map(({ structureId }) => structureId),
    ...(asked?.kind === 'structure' ? [asked.structureId] : []),
  ].filter((id) => id !== '' && !places.has(id));
  const found = wanted.length === 0 ? new Map<StructureId, Structure>() : await structures(wanted);
  for (const [id, place] of found) places.set(id, place);
  return {
    entries,
    places,
    words: (id) =>
      professionalWords(
        id,
        entries,
        m,
        known.find((one) => one.id === id),
      ),
    place: (id) => places.get(id)?.name ?? m.whoReads.unknownStructure(id),
  };
}

export const isThere = (whom: Whom, { entries, places }: Names): boolean =>
  whom.kind === 'professional' ? entries.has(whom.idNatPs) : places.has(whom.structureId);

export const nameOf = (whom: Whom, names: Names): string =>
  whom.kind === 'professional' ? names.words(whom.idNatPs).name : names.place(whom.structureId);

interface Search {
  readonly family: string;
  readonly given: string;
  readonly number: string;
}

export interface Searched extends Search {
  /** Undefined: nothing was searched for. */
  readonly professionals?: readonly DirectoryProfessional[];
  readonly structures?: readonly Structure[];
  readonly more: boolean;
}

/** The search in an address: by name, or by a number of the directory. */
export async function searched(
  { directory, structures, findByName }: Pick<WhomDeps, 'directory' | 'structures' | 'findByName'>,
  query: URLSearchParams,
): Promise<Searched> {
  const text = (name: string): string => (query.get(name) ?? '').trim().slice(0, 80);
  const asked = { family: text('nom'), given: text('prenom'), number: text('numero') };
  const digits = asked.number.replace(/\s+/g, '');
  if (digits !== '') {
    const people = await directory(professionalNumbers(digits));
    const places = await structures(structureNumbers(digits));
    return {
      ...asked,
      professionals: [...people.values()].filter(({ active }) => active),
      structures: [...places.values()],
      more: false,
    };
  }
  if (asked.family === '') return { ...asked, more: false };
  const { found, more } = await findByName({ familyName: asked.family, givenName: asked.given });
  return { ...asked, professionals: found, more };
}

/** 11 digits of an RPPS, or 12 with the digit of its kind. */
const professionalNumbers = (digits: string): IdNatPs[] =>
  /^8?\d{11}$/.test(digits) ? [`${digits.length === 11 ? '8' : ''}${digits}` as IdNatPs] : [];

/** 9 digits of a FINESS or 14 of a SIRET, or one more with the digit of its kind. */
const structureNumbers = (digits: string): StructureId[] => {
  const kind = { 9: '1', 14: '3', 10: '', 15: '' }[digits.length];
  return kind === undefined || !/^\d+$/.test(digits) ? [] : [`${kind}${digits}` as StructureId];
};

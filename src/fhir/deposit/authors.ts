import type { IdNatPs, StructureId } from '../../kernel/ids.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import { tidyText } from '../../kernel/text.js';
import type { DocumentAuthor } from '../../record/index.js';
import type { CdaAuthor } from '../../reading/index.js';
import type { FhirCaller } from '../fhir-edge.js';
import type { ProfessionalNames } from '../directory-cache.js';
import type { Contained, DocumentReference, Reference } from '../resources.js';
import { ID_NAT_PS_SYSTEM, ID_NAT_STRUCT_SYSTEM } from '../systems.js';

// Who made a document, as its envelope says: by logical identifier, or as a resource inside it. Names come from the directory where it
// knows the person.

export type AuthorProblem = 'author-missing' | 'author-unreadable';

/** What an envelope states of an author, before the directory is asked. */
type Stated = Omit<DocumentAuthor, 'name'> & { readonly name?: string };

export async function authorsOf(
  resource: DocumentReference,
  path: string,
  caller: FhirCaller,
  header: readonly CdaAuthor[],
  names: ProfessionalNames,
): Promise<Result<readonly DocumentAuthor[], AuthorProblem>> {
  const references = resource.author ?? [];
  if (references.length === 0) return problem('author-missing', `${path}.author`);
  const stated: Stated[] = [];
  for (const [at, reference] of references.entries()) {
    const author = statedAuthor(reference, resource.contained ?? []);
    if (author === undefined) return problem('author-unreadable', `${path}.author[${at}]`);
    stated.push(author);
  }
  const own = caller.professional;
  const others = stated.flatMap(({ id }) => (id === undefined || id === own.idNatPs ? [] : [id]));
  const known = others.length === 0 ? undefined : await names(others);
  return ok(
    stated.map((author) => {
      const found = author.id === undefined ? undefined : author.id === own.idNatPs ? own : known?.get(author.id);
      const written = header.find(({ idNatPs }) => idNatPs !== undefined && idNatPs === author.id);
      const name =
        nameOf(found) ?? author.name ?? nameOf(written) ?? written?.device ?? author.structureName ?? author.id ?? '?';
      return {
        ...author,
        name,
        ...(found === undefined ? {} : { profession: found.profession }),
        ...(found?.speciality === undefined ? {} : { speciality: found.speciality }),
      };
    }),
  );
}

const nameOf = (
  person: { readonly givenName?: string; readonly familyName?: string } | undefined,
): string | undefined =>
  person?.familyName === undefined ? undefined : [person.givenName, person.familyName].filter(Boolean).join(' ');

function statedAuthor(reference: Reference, contained: readonly Contained[]): Stated | undefined {
  const inside = insideOf(reference, contained);
  if (inside === undefined) {
    if (reference.reference?.startsWith('#') === true) return undefined;
    return logicalAuthor(reference);
  }
  switch (inside.resourceType) {
    case 'Practitioner':
      return withName({ kind: 'professional', ...idNatPsOf(inside) }, inside, reference);
    case 'PractitionerRole':
      return roleAuthor(inside, reference, contained);
    case 'Patient':
    case 'RelatedPerson':
      return withName({ kind: 'patient' }, inside, reference);
    case 'Device':
    case 'Organization':
      return withName({ kind: 'device', ...structureOf(inside) }, inside, reference);
    default:
      return undefined;
  }
}

const insideOf = ({ reference }: Reference, contained: readonly Contained[]): Contained | undefined =>
  reference?.startsWith('#') === true ? contained.find(({ id }) => `#${id ?? ''}` === reference) : undefined;

function logicalAuthor({ identifier, type, display }: Reference): Stated | undefined {
  const named = display === undefined ? {} : { name: tidyText(display) };
  if (type === 'Device' || type === 'Organization' || identifier?.system === ID_NAT_STRUCT_SYSTEM)
    return identifier === undefined && display === undefined ? undefined : { kind: 'device', ...named };
  if (type === 'Patient') return { kind: 'patient', ...named };
  if (identifier?.value === undefined || identifier.system !== ID_NAT_PS_SYSTEM) return undefined;
  return { kind: 'professional', id: identifier.value as IdNatPs, ...named };
}

function roleAuthor(role: Contained, reference: Reference, contained: readonly Contained[]): Stated {
  const practitioner = insideOf(role.practitioner ?? {}, contained);
  const organization = insideOf(role.organization ?? {}, contained);
  const logical = role.practitioner?.identifier;
  const id =
    practitioner === undefined || idNatPsOf(practitioner).id === undefined
      ? logical?.system === ID_NAT_PS_SYSTEM && logical.value !== undefined
        ? { id: logical.value as IdNatPs }
        : idNatPsOf(role)
      : idNatPsOf(practitioner);
  const display = role.practitioner?.display;
  return withName(
    { kind: 'professional', ...id, ...(organization === undefined ? {} : structureOf(organization)) },
    practitioner ?? role,
    display === undefined ? reference : { ...reference, display },
  );
}

function withName(author: Stated, inside: Contained, { display }: Reference): Stated {
  const name = textOf(inside) ?? display;
  return name === undefined ? author : { ...author, name: tidyText(name).slice(0, 300) };
}

function textOf({ name }: Contained): string | undefined {
  if (typeof name === 'string') return name;
  const [first] = name ?? [];
  const written = [...(first?.given ?? []).slice(0, 1), ...(first?.family === undefined ? [] : [first.family])].join(
    ' ',
  );
  return written === '' ? first?.text : written;
}

const valueUnder = (inside: Contained, system: string): string | undefined =>
  (inside.identifier ?? []).find((each) => each.system === system)?.value;

function idNatPsOf(inside: Contained): { id?: IdNatPs } {
  const value = valueUnder(inside, ID_NAT_PS_SYSTEM);
  return value === undefined ? {} : { id: value as IdNatPs };
}

function structureOf(inside: Contained): { structureId?: StructureId; structureName?: string } {
  const id = valueUnder(inside, ID_NAT_STRUCT_SYSTEM);
  const name = textOf(inside);
  return {
    ...(id === undefined ? {} : { structureId: id as StructureId }),
    ...(name === undefined || inside.resourceType !== 'Organization' ? {} : { structureName: tidyText(name) }),
  };
}

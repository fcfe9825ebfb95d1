// The elements of FHIR types, read from their table once: order, types, what repeats, what is compulsory, what a summary shows.
import { ELEMENTS } from './elements.table.js';

export interface ElementDefinition {
  readonly name: string;
  /** More than one for a choice; `any` for every type. */
  readonly types: readonly string[];
  /** `value[x]`: the name in JSON and XML ends with the type. */
  readonly choice: boolean;
  readonly many: boolean;
  readonly compulsory: boolean;
  readonly summary: boolean;
}

const known = new Map<string, readonly ElementDefinition[]>();

/** The elements of a type in the order of its definition; undefined for a type that the table does not have. */
export function elementsOf(type: string): readonly ElementDefinition[] | undefined {
  const kept = known.get(type);
  if (kept !== undefined) return kept;
  const written = Object.hasOwn(ELEMENTS, type) ? ELEMENTS[type] : undefined;
  if (written === undefined) return undefined;
  const read = written.split(' ').map(definitionOf);
  known.set(type, read);
  return read;
}

function definitionOf(written: string): ElementDefinition {
  const [, name = '', choice, types = '', flags = ''] = /^([A-Za-z]+)(\??):([^*!^]+)([*!^]*)$/.exec(written) ?? [];
  return {
    name,
    types: types.split('|'),
    choice: choice === '?',
    many: flags.includes('*'),
    compulsory: flags.includes('!'),
    summary: flags.includes('^'),
  };
}

/** Types that travel on their own, with an id that is an element and not an attribute. */
export const isResourceType = (type: string): boolean =>
  !type.includes('.') && (elementsOf(type)?.some(({ name, types }) => name === 'meta' && types[0] === 'Meta') ?? false);

export const isPrimitive = (type: string): boolean => /^[a-z]/.test(type);

export interface FoundElement {
  readonly definition: ElementDefinition;
  readonly type: string;
}

/** The element behind a name as it stands in JSON or XML: `status`, `valueCodeableConcept`. */
export function elementNamed(type: string, name: string): FoundElement | undefined {
  for (const definition of elementsOf(type) ?? []) {
    if (!definition.choice) {
      if (definition.name === name) return { definition, type: definition.types[0] ?? 'string' };
      continue;
    }
    if (!name.startsWith(definition.name) || name.length === definition.name.length) continue;
    const chosen = typeNamed(name.slice(definition.name.length));
    if (chosen !== undefined && (definition.types[0] === 'any' || definition.types.includes(chosen)))
      return { definition, type: chosen };
  }
  return undefined;
}

const PRIMITIVES = new Set(
  (
    'base64Binary boolean canonical code date dateTime decimal id instant integer markdown oid positiveInt string time ' +
    'unsignedInt uri url uuid'
  ).split(' '),
);

function typeNamed(suffix: string): string | undefined {
  if (Object.hasOwn(ELEMENTS, suffix)) return suffix;
  const primitive = suffix.slice(0, 1).toLowerCase() + suffix.slice(1);
  return PRIMITIVES.has(primitive) ? primitive : undefined;
}

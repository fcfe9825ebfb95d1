// `_elements` and `_summary`: fewer elements of what was found, marked as such. What is compulsory always comes.
import { elementNamed } from './xml/elements.js';

export interface Subset {
  /** Is this element of this resource type wanted? */
  keeps(type: string, name: string): boolean;
}

const ALWAYS = new Set(['resourceType', 'id', 'meta']);

/** What a search or a reading asks for; undefined for everything. */
export function subsetAsked(asked: (name: string) => string | undefined): Subset | undefined {
  const elements = asked('_elements');
  if (elements !== undefined && elements.trim() !== '') {
    const wanted = new Set(elements.split(',').map((name) => name.trim().replace(/^[A-Z][A-Za-z]+\./, '')));
    return { keeps: (type, name) => wanted.has(name) || isCompulsory(type, name) };
  }
  switch (asked('_summary')) {
    case 'true':
      return { keeps: (type, name) => isCompulsory(type, name) || definitionOf(type, name)?.summary === true };
    case 'text':
      return { keeps: (type, name) => name === 'text' || isCompulsory(type, name) };
    case 'data':
      return { keeps: (_type, name) => name !== 'text' };
    default:
      return undefined;
  }
}

const definitionOf = (type: string, name: string) => elementNamed(type, name.replace(/^_/, ''))?.definition;
const isCompulsory = (type: string, name: string): boolean =>
  ALWAYS.has(name) || definitionOf(type, name)?.compulsory === true;

const SUBSETTED = { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' };

type Json = Readonly<Record<string, unknown>>;

/** A resource, or each match of a searchset, with the wanted elements only. */
export function subsetOf(resource: Json, subset: Subset): Json {
  if (resource['resourceType'] !== 'Bundle') return narrowed(resource, subset);
  const entries = (resource['entry'] ?? []) as readonly Json[];
  if (entries.length === 0) return resource;
  return {
    ...resource,
    entry: entries.map((entry) =>
      entry['resource'] === undefined ? entry : { ...entry, resource: narrowed(entry['resource'] as Json, subset) },
    ),
  };
}

function narrowed(resource: Json, subset: Subset): Json {
  const type = String(resource['resourceType']);
  const kept = Object.entries(resource).filter(([name]) => ALWAYS.has(name) || subset.keeps(type, name));
  if (kept.length === Object.keys(resource).length) return resource;
  const meta = (resource['meta'] ?? {}) as Json;
  const tags = (meta['tag'] ?? []) as readonly unknown[];
  // What is left out may be what a profile asks for: it is no longer claimed.
  const { profile: _profile, ...rest } = meta;
  return { ...Object.fromEntries(kept), meta: { ...rest, tag: [...tags, SUBSETTED] } };
}

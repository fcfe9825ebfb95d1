// One change of a resource, whichever of the three patch languages asked for it, and its application to the JSON form.
import { ok, problem, type Result } from '../../kernel/result.js';
import { elementNamed } from '../xml/elements.js';

/** A name, a place in a list (`-`: its end), or the one item of a list that has a value at a path. */
export type Step = string | number | { readonly where: readonly string[]; readonly equals: string };

export interface Operation {
  readonly op: 'add' | 'remove' | 'replace' | 'test';
  readonly path: readonly Step[];
  readonly value?: unknown;
  /** As it was written, for problems. */
  readonly written: string;
}

export type PatchProblem = 'patch-malformed' | 'patch-path-unknown' | 'patch-test-failed';

type Json = Record<string, unknown>;

/** The resource after all operations, in order; the first that does not fit stops it. */
export function applyOperations(resource: Json, operations: readonly Operation[]): Result<Json, PatchProblem> {
  const copy = structuredClone(resource);
  for (const operation of operations) {
    const done = applyOne(copy, operation);
    if (!done.ok) return done;
  }
  return ok(copy);
}

function applyOne(resource: Json, { op, path, value, written }: Operation): Result<true, PatchProblem> {
  const unknown = problem('patch-path-unknown', written);
  const place = placeOf(resource, path, op === 'add' || op === 'replace');
  if (place === undefined) return unknown;
  const { holder, key } = place;
  const there = key in holder;
  switch (op) {
    case 'test':
      return JSON.stringify((holder as Json)[key]) === JSON.stringify(value)
        ? ok(true)
        : problem('patch-test-failed', written);
    case 'remove':
      if (!there) return unknown;
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete (holder as Json)[key];
      return ok(true);
    case 'replace':
      if (!there && !isState(path)) return unknown;
      (holder as Json)[key] = path.length === 1 ? listed(key, value) : value;
      return ok(true);
    case 'add':
      if (Array.isArray(holder)) holder.splice(Number(key), 0, value);
      else addTo(holder, key, value, path.length === 1);
      return ok(true);
  }
}

/** `add` to a list adds one item, unless a whole list is given; to anything else it sets. */
function addTo(holder: Json, key: string, value: unknown, atTop: boolean): void {
  const before = holder[key];
  if (Array.isArray(before) && !Array.isArray(value)) before.push(value);
  else holder[key] = atTop ? listed(key, value) : value;
}

/** What repeats is a list, also with one item. */
const listed = (name: string, value: unknown): unknown =>
  elementNamed('DocumentReference', name)?.definition.many === true && !Array.isArray(value) ? [value] : value;

/** The archived mark may be given a value where it has none yet. */
const isState = (path: readonly Step[]): boolean => path[0] === 'extension';

/** The object or list and the key at the end of a path. An extension that is looked for by its address is made when it is to be set. */
function placeOf(
  resource: Json,
  path: readonly Step[],
  make: boolean,
): { readonly holder: Json | unknown[]; readonly key: string } | undefined {
  let here: unknown = resource;
  const last = path.length - 1;
  for (const [at, step] of path.entries()) {
    if (typeof here !== 'object' || here === null) return undefined;
    const key = keyOf(here as Json | unknown[], step, make);
    if (key === undefined || key === '__proto__' || key === 'constructor' || key === 'prototype') return undefined;
    if (at === last) return { holder: here as Json | unknown[], key };
    here = Object.hasOwn(here, key) ? (here as Json)[key] : undefined;
  }
  return undefined;
}

function keyOf(here: Json | unknown[], step: Step, make: boolean): string | undefined {
  if (typeof step === 'object') {
    if (!Array.isArray(here)) return undefined;
    const at = here.findIndex((item) => valuesAt(item, step.where).includes(step.equals));
    if (at >= 0) return String(at);
    if (!make || step.where.join() !== 'url') return undefined;
    here.push({ url: step.equals });
    return String(here.length - 1);
  }
  if (!Array.isArray(here)) return typeof step === 'number' ? undefined : step;
  if (step === '-') return String(here.length);
  // A name after a list means its only item.
  return /^\d{1,4}$/.test(String(step)) && Number(step) <= here.length ? String(step) : undefined;
}

/** Everything at a path, through lists. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [name, ...rest] = path;
  if (name === undefined) return [value];
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  return valuesAt((value as Json)[name], rest);
}

/** The name under which a choice stands: `value` of an extension with a boolean is `valueBoolean`. */
export const choiceName = (type: string, name: string, valueType: string): string =>
  elementNamed(type, name) === undefined ? name + valueType.slice(0, 1).toUpperCase() + valueType.slice(1) : name;

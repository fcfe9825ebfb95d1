// FHIRPath Patch: a Parameters resource with one parameter per operation. Of FHIRPath, what points at one element.
import { ok, problem, type Result } from '../../kernel/result.js';
import { choiceName, type Operation, type PatchProblem, type Step } from './operation.js';

type Json = Readonly<Record<string, unknown>>;

const MOST = 50;

export function readFhirPathPatch(parameters: Json): Result<readonly Operation[], PatchProblem> {
  const listed = parameters['parameter'];
  if (!Array.isArray(listed) || listed.length === 0 || listed.length > MOST)
    return problem('patch-malformed', 'Parameters.parameter');
  const operations: Operation[] = [];
  for (const [at, parameter] of listed.entries()) {
    const written = `Parameters.parameter[${at}]`;
    const operation = operationOf(parameter as Json, written);
    if (operation === undefined) return problem('patch-malformed', written);
    operations.push(operation);
  }
  return ok(operations);
}

function operationOf(parameter: Json, written: string): Operation | undefined {
  if (parameter['name'] !== 'operation' || !Array.isArray(parameter['part'])) return undefined;
  const part = (name: string): Json | undefined => (parameter['part'] as Json[]).find((each) => each['name'] === name);
  const type = part('type')?.['valueCode'] ?? part('type')?.['valueString'];
  const sel = part('path')?.['valueString'];
  const path = typeof sel === 'string' ? stepsOf(sel) : undefined;
  if (path === undefined) return undefined;
  const value = valueOf(part('value'));
  switch (type) {
    case 'delete':
      return { op: 'remove', path, written };
    case 'replace':
      return value === undefined
        ? undefined
        : { op: 'replace', path: chosen(path, value.type), value: value.value, written };
    case 'add': {
      const name = part('name')?.['valueString'];
      if (typeof name !== 'string' || value === undefined) return undefined;
      return { op: 'add', path: chosen([...path, name], value.type), value: value.value, written };
    }
    case 'insert': {
      const index = part('index')?.['valueInteger'];
      if (typeof index !== 'number' || value === undefined) return undefined;
      return { op: 'add', path: [...path, index], value: value.value, written };
    }
    default:
      return undefined;
  }
}

/** `….value` of an extension stands under the name of its type. */
const chosen = (path: readonly Step[], type: string): readonly Step[] =>
  path.at(-1) === 'value' ? [...path.slice(0, -1), choiceName('Extension', 'value', type)] : path;

function valueOf(part: Json | undefined): { readonly type: string; readonly value: unknown } | undefined {
  const name = Object.keys(part ?? {}).find((each) => /^value[A-Z]/.test(each));
  if (part === undefined || name !== undefined)
    return part === undefined || name === undefined ? undefined : { type: name.slice(5), value: part[name] };
  // A complex value may stand as parts: an extension with its address and its value.
  if (!Array.isArray(part['part'])) return undefined;
  const value: Record<string, unknown> = {};
  for (const inner of part['part'] as Json[]) {
    const held = valueOf(inner);
    if (held === undefined || typeof inner['name'] !== 'string') return undefined;
    value[inner['name'] === 'value' ? `value${held.type}` : inner['name']] = held.value;
  }
  return { type: 'Extension', value };
}

const SEGMENT =
  /^(?:\.?(?:where\(\s*([\w.]+)\s*=\s*'([^']*)'\s*\)|extension\(\s*'([^']*)'\s*\)|(first|single)\(\)|(as)\(\w+\)|ofType\((\w+)\)|([A-Za-z]\w*))|\[(\d{1,4})\])/;

/** `DocumentReference.extension.where(url='…').value`: names, places and conditions; undefined for anything cleverer. */
export function stepsOf(path: string): readonly Step[] | undefined {
  if (path === '' || path.length > 500) return undefined;
  const steps: Step[] = [];
  let rest = path
    .trim()
    .replace(/^\(?DocumentReference\b/, '')
    .replace(/ as \w+\)?$/, '');
  while (rest !== '') {
    const match = SEGMENT.exec(rest);
    if (match === null) return undefined;
    const [whole, key, equals, url, first, , , name, index] = match;
    if (key !== undefined && equals !== undefined) steps.push({ where: key.split('.'), equals });
    else if (url !== undefined) steps.push('extension', { where: ['url'], equals: url });
    else if (first !== undefined) steps.push(0);
    else if (index !== undefined) steps.push(Number(index));
    else if (name !== undefined) steps.push(name);
    rest = rest.slice(whole.length);
  }
  return steps;
}

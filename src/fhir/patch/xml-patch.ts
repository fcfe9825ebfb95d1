// XML Patch (RFC 5261) on the XML form of the resource: `add`, `replace` and `remove` with a simple path to one element or its value.
import { ok, problem, type Result } from '../../kernel/result.js';
import { openXml, type XmlElement } from '../../reading/index.js';
import { elementNamed, type FoundElement } from '../xml/elements.js';
import { fromFhirXml } from '../xml/read-xml.js';
import type { Operation, PatchProblem, Step } from './operation.js';

const MOST = 50;
const LIMITS = { bytes: 256 * 1024, depth: 32, elements: 2_000, attributesPerElement: 20, attributes: 4_000 } as const;

export function readXmlPatch(body: Buffer): Result<readonly Operation[], PatchProblem> {
  const root = openXml(body, LIMITS);
  if (!root.ok || root.value.name !== 'diff') return problem('patch-malformed', 'diff');
  const asked = root.value.children.filter((child) => typeof child !== 'string');
  if (asked.length === 0 || asked.length > MOST) return problem('patch-malformed', 'diff');
  const operations: Operation[] = [];
  for (const [at, element] of asked.entries()) {
    const written = `diff/${element.name}[${at + 1}]`;
    const operation = operationOf(element, written);
    if (operation === undefined) return problem('patch-malformed', written);
    operations.push(operation);
  }
  return ok(operations);
}

function operationOf(element: XmlElement, written: string): Operation | undefined {
  const path = stepsOf(element.attributes.get('sel') ?? '');
  if (path === undefined) return undefined;
  const { steps, type, isValue } = path;
  if (element.name === 'remove') return { op: 'remove', path: steps, written };
  if (element.name !== 'add' && element.name !== 'replace') return undefined;
  const text = element.children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim();
  if (isValue || element.attributes.get('type') === '@value') {
    const value = type === 'boolean' ? text === 'true' : text;
    return text === '' ? undefined : { op: element.name === 'add' ? 'add' : 'replace', path: steps, value, written };
  }
  const [child, ...others] = element.children.filter((each) => typeof each !== 'string');
  if (child === undefined || others.length > 0) return undefined;
  const held = heldBy(child);
  if (held === undefined) return undefined;
  return element.name === 'add'
    ? { op: 'add', path: [...steps, held.name], value: held.value, written }
    : { op: 'replace', path: steps, value: held.value, written };
}

/** An element of a DocumentReference on its own, as JSON: read inside one. */
function heldBy(element: XmlElement): { readonly name: string; readonly value: unknown } | undefined {
  const read = fromFhirXml({
    namespace: element.namespace,
    name: 'DocumentReference',
    attributes: new Map(),
    children: [element],
  });
  if (!read.ok) return undefined;
  const value = read.value[element.name];
  return value === undefined
    ? undefined
    : { name: element.name, value: Array.isArray(value) ? (value[0] as unknown) : value };
}

const SEGMENT =
  /^\/?(?:[\w-]+:)?(@?)([A-Za-z]\w*)(?:\[(?:(\d{1,4})|(?:[\w-]+:)?@?([\w/:@-]+)\s*=\s*["']([^"']*)["'])\])?/;

/** `DocumentReference/status/@value`, with or without prefixes; counting starts at 1. */
function stepsOf(
  sel: string,
): { readonly steps: readonly Step[]; readonly type: string | undefined; readonly isValue: boolean } | undefined {
  const steps: Step[] = [];
  let rest = sel.trim();
  if (rest === '' || rest.length > 500) return undefined;
  let type: string | undefined = 'DocumentReference';
  let isValue = false;
  for (let first = true; rest !== ''; first = false) {
    const [whole, attribute, name, index, key, equals] = SEGMENT.exec(rest) ?? [];
    if (whole === undefined || name === undefined || isValue) return undefined;
    rest = rest.slice(whole.length);
    if (first && name === 'DocumentReference') continue;
    if (attribute === '@') {
      if (name !== 'value') return undefined;
      isValue = true;
      continue;
    }
    const found: FoundElement | undefined = type === undefined ? undefined : elementNamed(type, name);
    if (found === undefined) return undefined;
    type = found.type;
    steps.push(name);
    if (equals !== undefined && key !== undefined) steps.push({ where: namesOf(key), equals });
    else if (found.definition.many) steps.push(index === undefined ? 0 : Number(index) - 1);
  }
  return { steps, type, isValue };
}

/** `f:coding/f:code/@value` → coding, code. */
const namesOf = (key: string): string[] =>
  key
    .split('/')
    .map((part) => part.replace(/^[\w-]+:/, '').replace(/^@/, ''))
    .filter((part) => part !== 'value');

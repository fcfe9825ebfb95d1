// The one door for JSON from outside. One pass over the bytes refuses what JSON.parse would let through (fields written twice, names
// that reach prototypes, endless nesting), and sets base64 content aside unparsed: a file is decoded once, straight from the body.
import { isUtf8 } from 'node:buffer';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Base64Content } from './base64-content.js';
import { scanJson, type JsonProblem } from './json-scan.js';

/** A resource as JSON, with its base64 content set aside. */
export interface Opened {
  readonly resource: Readonly<Record<string, unknown>>;
  /** The base64 that stood at this mark; undefined for what is no mark. */
  contentAt(mark: unknown): Base64Content | undefined;
}

export type DoorProblem = 'body-missing' | 'not-utf8' | 'not-json' | 'body-too-complex' | JsonProblem;

/** JSON without its base64 content: what costs time and memory to parse. */
const MAX_STRUCTURE = 2 * 1024 * 1024;

/** Stands for content set aside. Strings of FHIR hold no NUL, and a mark that its sender wrote leads at most to its own content. */
const MARK = '\\u0000';

export function openJson(body: Buffer): Result<Opened, DoorProblem> {
  if (body.length === 0) return problem('body-missing');
  if (!isUtf8(body)) return problem('not-utf8');
  const scanned = scanJson(body, MAX_STRUCTURE);
  if (!scanned.ok) return scanned;
  const contents = scanned.value.contents.map((range): Base64Content => ({ body, ...range }));
  let from = 0;
  let text = '';
  for (const [at, { start, end }] of contents.entries()) {
    text += `${body.toString('utf8', from, start)}${MARK}${at}`;
    from = end;
  }
  text += body.toString('utf8', from);
  if (text.length > MAX_STRUCTURE) return problem('body-too-complex');
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const resource = parsed.value;
  if (typeof resource !== 'object' || resource === null || Array.isArray(resource))
    return problem('not-json', undefined, 'an object is expected');
  return ok({
    resource: resource as Readonly<Record<string, unknown>>,
    contentAt(mark) {
      if (typeof mark !== 'string' || !mark.startsWith('\u0000')) return undefined;
      return contents[Number(mark.slice(1))];
    },
  });
}

function parse(text: string): Result<unknown, 'not-json'> {
  try {
    return ok(JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text));
  } catch (error) {
    // Only the position is told: the message of the engine quotes what was sent.
    const [, position] = /position (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
    return problem('not-json', undefined, position === undefined ? undefined : `near character ${position}`);
  }
}

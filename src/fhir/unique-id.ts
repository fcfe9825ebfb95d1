import { ok, problem, type Result } from '../kernel/result.js';
import { documentUri } from '../reading/index.js';
import type { Identifier } from './resources.js';
import { URI_SYSTEM } from './systems.js';

// A document's own identifier, written one way: `urn:oid:root`, `urn:oid:root^extension`, `urn:uuid:…` in lower case, or another URI.

const URI = /^[a-z][a-z0-9+.-]*:[^\s]+$/i;
const MAX = 256;

export function canonicalUniqueId(value: string): string | undefined {
  if (value.length > MAX) return undefined;
  return documentUri(value) ?? (URI.test(value.trim()) ? value.trim() : undefined);
}

/** From masterIdentifier: a URI under urn:ietf:rfc:3986, or root and extension as system and value. */
export function uniqueIdOf(
  identifier: Identifier | undefined,
  path: string,
): Result<string, 'unique-id-missing' | 'unique-id-malformed'> {
  const { system, value } = identifier ?? {};
  if (value === undefined || value.trim() === '') return problem('unique-id-missing', path);
  const rooted = system !== undefined && /^urn:(?:oid|uuid):/i.test(system) && !/^urn:/i.test(value);
  const uniqueId = canonicalUniqueId(rooted && system !== URI_SYSTEM ? `${system}^${value}` : value);
  return uniqueId === undefined ? problem('unique-id-malformed', `${path}.value`) : ok(uniqueId);
}

/** From `system|value` of a search: the system of a URI, or the root of an identifier. */
export function uniqueIdOfToken(token: string): string | undefined {
  const bar = token.indexOf('|');
  const [system, id] = [bar < 0 ? '' : token.slice(0, bar), token.slice(bar + 1)];
  return canonicalUniqueId(/^urn:oid:/i.test(system) && !/^urn:/i.test(id) ? `${system}^${id}` : id);
}

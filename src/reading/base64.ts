// Strict base64: what Buffer would skip or cut short is an error here.
import type { Result } from '../kernel/result.js';
import { ok, problem } from '../kernel/result.js';

/** Decodes base64 with any white space between its characters; no other stray character, no missing padding. */
export function decodeBase64(text: string): Result<Buffer, 'base64-invalid'> {
  const compact = text.replace(/\s+/gu, '');
  const wellFormed = compact.length > 0 && compact.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(compact);
  return wellFormed ? ok(Buffer.from(compact, 'base64')) : problem('base64-invalid');
}

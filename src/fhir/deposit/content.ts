import { hash, webcrypto } from 'node:crypto';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Attachment, Binary } from '../resources.js';
import type { EnvelopedDocument, Envelope } from './envelope.js';

// The file of a document: in the description itself, or as a Binary of the same bundle. Never anywhere else.

export interface FileOfDocument {
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly sha1: string;
  readonly sha256: string;
}

export type ContentProblem =
  | 'content-not-one'
  | 'content-type-missing'
  | 'attachment-missing'
  | 'attachment-twice'
  | 'external-url-refused'
  | 'binary-missing'
  | 'base64-invalid'
  | 'hash-missing'
  | 'hash-mismatch'
  | 'size-mismatch';

/** From here on hashing goes to a thread. */
const LARGE = 512 * 1024;

/** The file of one enveloped document, checked against what the envelope says of it. */
export async function fileOf(
  envelope: Envelope,
  { resource, path }: EnvelopedDocument,
): Promise<Result<FileOfDocument, ContentProblem>> {
  const outside = (resource.content ?? []).findIndex(
    ({ attachment }) => attachment?.url !== undefined && !isInside(attachment.url, envelope),
  );
  if (outside >= 0) {
    const named = resource.content[outside]?.attachment.url?.startsWith('urn:') === true;
    return problem(named ? 'binary-missing' : 'external-url-refused', `${path}.content[${outside}].attachment.url`);
  }
  const [content, ...others] = resource.content ?? [];
  if (content?.attachment === undefined || others.length > 0) return problem('content-not-one', `${path}.content`);
  const { attachment } = content;
  const at = `${path}.content[0].attachment`;
  if (attachment.data !== undefined && attachment.url !== undefined) return problem('attachment-twice', at);
  const source = sourceOf(envelope, attachment, at);
  if (!source.ok) return source;
  const contentType = attachment.contentType ?? source.value.contentType;
  if (contentType === undefined) return problem('content-type-missing', `${at}.contentType`);
  const bytes = decoded(source.value.base64);
  if (bytes === undefined) return problem('base64-invalid', source.value.path);
  const { sha1, sha256 } = await hashesOf(bytes);
  if (attachment.size !== undefined && attachment.size !== bytes.length) return problem('size-mismatch', `${at}.size`);
  if (attachment.hash === undefined) {
    if (envelope.transaction) return problem('hash-missing', `${at}.hash`);
  } else if (attachment.hash.trim() !== sha1) return problem('hash-mismatch', `${at}.hash`);
  return ok({ bytes, contentType, sha1, sha256 });
}

/** Only an address within the same bundle is one we know: it is looked up, not fetched. */
const isInside = (url: string, envelope: Envelope): boolean => envelope.binaries.has(url);

interface Source {
  readonly base64: string;
  readonly path: string;
  readonly contentType?: string;
}

function sourceOf(envelope: Envelope, attachment: Attachment, path: string): Result<Source, ContentProblem> {
  if (attachment.url === undefined)
    return attachment.data === undefined
      ? problem('attachment-missing', path)
      : ok({ base64: envelope.contentAt(attachment.data) ?? attachment.data, path: `${path}.data` });
  const found = envelope.binaries.get(attachment.url);
  if (found === undefined) return problem('binary-missing', `${path}.url`);
  const { data, contentType }: Binary = found.binary;
  if (typeof data !== 'string') return problem('attachment-missing', `${found.path}.data`);
  return ok({
    base64: envelope.contentAt(data) ?? data,
    path: `${found.path}.data`,
    ...(typeof contentType === 'string' ? { contentType } : {}),
  });
}

/**
 * Base64, strictly, without copying more than white space asks for: Node skips what it does not know, which then shows in the length.
 */
export function decoded(text: string): Buffer | undefined {
  const compact = /\s/.test(text) ? text.replace(/\s+/g, '') : text;
  if (compact.length % 4 !== 0 || compact.includes('-') || compact.includes('_')) return undefined;
  const padding = compact.endsWith('==') ? 2 : compact.endsWith('=') ? 1 : 0;
  const bytes = Buffer.from(compact, 'base64');
  return bytes.length === (compact.length / 4) * 3 - padding ? bytes : undefined;
}

async function hashesOf(bytes: Buffer): Promise<{ sha1: string; sha256: string }> {
  if (bytes.length < LARGE) return { sha1: hash('sha1', bytes, 'base64'), sha256: hash('sha256', bytes, 'hex') };
  const [sha1, sha256] = await Promise.all([
    webcrypto.subtle.digest('SHA-1', bytes),
    webcrypto.subtle.digest('SHA-256', bytes),
  ]);
  return { sha1: Buffer.from(sha1).toString('base64'), sha256: Buffer.from(sha256).toString('hex') };
}

import { ok, problem, type Result } from '../../kernel/result.js';
import { decodeBase64Content, type Base64Content, type Decoded } from '../base64-content.js';
import type { Attachment, Binary } from '../resources.js';
import type { EnvelopedDocument, Envelope } from './envelope.js';

// The file of a document: in the description itself, or as a Binary of the same bundle. Never anywhere else.

export interface FileOfDocument extends Decoded {
  readonly contentType: string;
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
  const decoded = await decodeBase64Content(source.value.base64);
  if (decoded === undefined) return problem('base64-invalid', source.value.path);
  const { bytes, sha1 } = decoded;
  if (attachment.size !== undefined && attachment.size !== bytes.length) return problem('size-mismatch', `${at}.size`);
  if (attachment.hash === undefined) {
    if (envelope.transaction) return problem('hash-missing', `${at}.hash`);
  } else if (attachment.hash.trim() !== sha1) return problem('hash-mismatch', `${at}.hash`);
  return ok({ ...decoded, contentType });
}

/** Only an address within the same bundle is one we know: it is looked up, not fetched. */
const isInside = (url: string, envelope: Envelope): boolean => envelope.binaries.has(url);

interface Source {
  readonly base64: Base64Content | string;
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

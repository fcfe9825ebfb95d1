import type { CitizenDeps } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId, RecordId } from '../kernel/ids.js';
import { ok, type Result } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { PublicIds } from '../platform/public-ids.js';
import { notFound, recordRoute, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { ReadingPool } from '../reading/index.js';
import type { Document } from './document.model.js';
import { fileName } from './file-name.rule.js';
import { isCda } from './open-document.act.js';
import type { DocumentBytes, DocumentKnown, ReadInput } from './read-document.act.js';

// The bytes of a document: the original as it was deposited, and the files inside a CDA. Nothing that could act is given a page to
// act on: it is sandboxed, or downloaded.

export interface ContentDeps extends CitizenDeps {
  readonly acts: { readonly downloadDocument: Act<Caller, ReadInput, DocumentKnown, DocumentBytes> };
  readonly reading: Pick<ReadingPool, 'cdaPart'>;
}

/** The document a person's own address names; another record's, or none, is not found. */
export function ownDocument(
  publicIds: PublicIds,
  request: HttpRequest,
  recordId: RecordId,
): Result<{ recordId: RecordId; id: DocumentId }> {
  const named = publicIds.read('document', request.params['id'] ?? '');
  return named === undefined || named.recordId !== recordId
    ? notFound()
    : ok({ recordId, id: named.itemId as DocumentId });
}

/** What an act on it is asked with: `input` adds what else the address says. */
export function onOwnDocument<Input>(
  publicIds: PublicIds,
  request: HttpRequest,
  recordId: RecordId,
  input: (id: DocumentId) => Input,
): Result<{ recordId: RecordId; input: Input }> {
  const named = ownDocument(publicIds, request, recordId);
  return named.ok ? ok({ recordId, input: input(named.value.id) }) : named;
}

/** Shown by the browser itself; everything else is only downloaded. A PDF needs its viewer, which a sandbox would stop. */
const INLINE: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png', 'image/gif', 'text/plain']);
const NOTHING_ELSE =
  "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

export function bytesReply(
  file: { readonly contentType: string; readonly bytes: Uint8Array; readonly name: string },
  inline: boolean,
): Reply {
  const shown = inline && INLINE.has(file.contentType);
  const pdf = file.contentType === 'application/pdf';
  return {
    status: 200,
    headers: {
      'content-type': file.contentType === 'text/plain' ? 'text/plain; charset=utf-8' : file.contentType,
      'content-disposition': disposition(shown ? 'inline' : 'attachment', file.name),
      'content-security-policy': pdf && shown ? `${NOTHING_ELSE}; object-src 'self'` : `${NOTHING_ELSE}; sandbox`,
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    body: Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength),
  };
}

/** RFC 6266: a plain name for old readers, the true one for the others. */
const disposition = (kind: 'inline' | 'attachment', name: string): string =>
  `${kind}; filename="${name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`;

export function documentContentRoutes(deps: ContentDeps): Route[] {
  const { edge, acts, publicIds } = deps;
  return [
    recordRoute({
      method: 'GET',
      path: '/documents/:id/contenu',
      edge,
      act: acts.downloadDocument,
      parse: (request, { session }) => onOwnDocument(publicIds, request, session.recordId, (id) => ({ id })),
      respond({ document, bytes }, request) {
        const asked = request.query.get('telecharger') === 'oui';
        return bytesReply(
          { contentType: document.contentType, bytes, name: fileName(document.title, document.contentType) },
          !asked && document.hasActiveContent !== true,
        );
      },
    }),
    recordRoute({
      method: 'GET',
      path: '/documents/:id/parties/:n',
      edge,
      act: acts.downloadDocument,
      parse(request, { session }) {
        return /^\d{1,3}$/.test(request.params['n'] ?? '')
          ? onOwnDocument(publicIds, request, session.recordId, (id) => ({ id }))
          : notFound();
      },
      async respond({ document, bytes }, request, { session }) {
        const index = Number(request.params['n']);
        const part = await partOf(deps, document, bytes, index);
        if (part === undefined) return edge.refused('not-found', request, session);
        if ('problem' in part) return edge.failed(part, request, session);
        return bytesReply(
          { ...part, name: fileName(`${document.title} ${index + 1}`, part.contentType) },
          document.hasActiveContent !== true,
        );
      },
    }),
  ];
}

export async function partOf(deps: Pick<ContentDeps, 'reading'>, document: Document, bytes: Buffer, index: number) {
  if (!isCda(document)) return undefined;
  const part = await deps.reading.cdaPart(bytes, index);
  return part.ok ? part.value : part;
}

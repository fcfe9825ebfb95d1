import type { ReaderKnown } from '../access/index.js';
import { messagesOf, type Caller, type EdgeDeps, type VisitorCaller, type VisitorSession } from '../identity/index.js';
import type { DocumentId, RecordId } from '../kernel/ids.js';
import { ok, type Result } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import type { PublicIds } from '../platform/public-ids.js';
import { notFound, recordRoute, type HttpRequest, type Route } from '../platform/route.js';
import type { ReadingPool } from '../reading/index.js';
import {
  bytesReply,
  fileName,
  partOf,
  shownContent,
  type Document,
  type DocumentBytes,
  type DocumentKnown,
  type OpenedDocument,
  type ReadInput,
} from '../record/index.js';
import type { Shown } from './look-visit.act.js';
import { ShownDocumentPage, ShownPage } from './shown.page.js';
import { SHOWN, VISITOR_DOOR, visitorEdge, visitorPage } from './visitor.edge.js';

export interface ShownDeps extends EdgeDeps {
  readonly publicIds: PublicIds;
  readonly reading: Pick<ReadingPool, 'renderCda' | 'cdaPart'>;
  readonly acts: {
    readonly lookVisit: Act<VisitorCaller, Record<string, never>, ReaderKnown, Shown>;
    readonly openDocument: Act<Caller, ReadInput, DocumentKnown, OpenedDocument>;
    readonly downloadDocument: Act<Caller, ReadInput, DocumentKnown, DocumentBytes>;
    readonly takeShownDocument: Act<Caller, ReadInput, DocumentKnown, DocumentBytes>;
  };
}

const DOCUMENT = `${VISITOR_DOOR}/documents/:id`;

/** What a visitor reads. */
export function shownRoutes(deps: ShownDeps): Route[] {
  const edge = visitorEdge(deps);
  const hrefOf =
    ({ recordId }: VisitorSession) =>
    ({ id }: Pick<Document, 'id'>): string =>
      `${VISITOR_DOOR}/documents/${deps.publicIds.of('document', recordId, id)}`;
  return [
    recordRoute({
      method: 'GET',
      path: SHOWN,
      edge,
      act: deps.acts.lookVisit,
      parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
      respond(shown, request, { session }) {
        const m = messagesOf(request);
        const body = <ShownPage m={m} csrf={session.csrf} shown={shown} hrefOf={hrefOf(session)} />;
        return visitorPage(deps, request, { title: m.visit.shown.title, body });
      },
    }),
    recordRoute({
      method: 'GET',
      path: DOCUMENT,
      edge,
      act: deps.acts.openDocument,
      parse: (request, { session }) => documentIn(deps.publicIds, request, session),
      async respond(opened, request, { session }) {
        const m = messagesOf(request);
        const href = hrefOf(session)(opened.document);
        return visitorPage(deps, request, {
          // The title stays free of health data: it ends up in the browser's history.
          title: m.visit.shown.viewerTitle,
          ownHeading: true,
          body: (
            <ShownDocumentPage
              m={m}
              document={opened.document}
              href={href}
              content={await shownContent(deps.reading, opened, href, m.lang)}
              mayTake={opened.shownByName}
            />
          ),
        });
      },
    }),
    recordRoute({
      method: 'GET',
      path: `${DOCUMENT}/contenu`,
      edge,
      act: deps.acts.downloadDocument,
      parse: (request, { session }) => documentIn(deps.publicIds, request, session),
      respond({ document, bytes }, request, { session }) {
        const { contentType, title, hasActiveContent } = document;
        const reply = bytesReply({ contentType, bytes, name: fileName(title, contentType) }, hasActiveContent !== true);
        // What a browser does not show would be taken away.
        const shown = reply.headers?.['content-disposition']?.startsWith('inline') === true;
        return shown ? reply : edge.refused('not-found', request, session);
      },
    }),
    recordRoute({
      method: 'GET',
      path: `${DOCUMENT}/fichier`,
      edge,
      act: deps.acts.takeShownDocument,
      parse: (request, { session }) => documentIn(deps.publicIds, request, session),
      respond: ({ document, bytes }) =>
        bytesReply(
          { contentType: document.contentType, bytes, name: fileName(document.title, document.contentType) },
          false,
        ),
    }),
    recordRoute({
      method: 'GET',
      path: `${DOCUMENT}/parties/:n`,
      edge,
      act: deps.acts.downloadDocument,
      parse: (request, { session }) =>
        /^\d{1,3}$/.test(request.params['n'] ?? '') ? documentIn(deps.publicIds, request, session) : notFound(),
      async respond({ document, bytes }, request, { session }) {
        const index = Number(request.params['n']);
        const part = await partOf(deps, document, bytes, index);
        if (part === undefined) return edge.refused('not-found', request, session);
        if ('problem' in part) return edge.failed(part, request, session);
        const name = fileName(`${document.title} ${index + 1}`, part.contentType);
        const reply = bytesReply({ ...part, name }, document.hasActiveContent !== true);
        const shown = reply.headers?.['content-disposition']?.startsWith('inline') === true;
        return shown ? reply : edge.refused('not-found', request, session);
      },
    }),
  ];
}

/** A document of the record shown; another record's, or none, is not found. */
function documentIn(
  publicIds: PublicIds,
  request: HttpRequest,
  { recordId }: VisitorSession,
): Result<{ recordId: RecordId; input: ReadInput }> {
  const named = publicIds.read('document', request.params['id'] ?? '');
  if (named === undefined || named.recordId !== recordId) return notFound();
  return ok({ recordId, input: { id: named.itemId as DocumentId } });
}

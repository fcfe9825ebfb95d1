import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import type { ReadingPool } from '../reading/index.js';
import { justDone, type JustDone } from '../web/just-done.js';
import type { Flash, Messages } from '../web/index.js';
import { onOwnDocument } from './document-content.route.js';
import { DocumentPage, RemoveDocumentPage } from './document.page.js';
import type { Document } from './document.model.js';
import type { HideInput } from './hide-document.act.js';
import type { OpenedDocument } from './open-document.act.js';
import type { DocumentKnown, ReadInput } from './read-document.act.js';
import type { RemoveInput } from './remove-own-document.act.js';
import { shownContent } from './shown-content.js';

export interface DocumentPageDeps extends CitizenDeps {
  readonly acts: {
    readonly openDocument: Act<Caller, ReadInput, DocumentKnown, OpenedDocument>;
    readonly readDocument: Act<Caller, ReadInput, DocumentKnown, Document>;
    readonly hideDocument: Act<Caller, HideInput, DocumentKnown, Document>;
    readonly removeDocument: Act<Caller, RemoveInput, DocumentKnown, Document>;
  };
  readonly reading: Pick<ReadingPool, 'renderCda'>;
  readonly attendingSeesHidden: boolean;
}

export const documentPageRoutes = (deps: DocumentPageDeps): Route[] => [
  viewerRoute(deps),
  hideRoute(deps, 'masquer', true),
  hideRoute(deps, 'montrer', false),
  confirmRemovalRoute(deps),
  removeRoute(deps, 'retirer', true),
  removeRoute(deps, 'remettre', false),
];

function viewerRoute(deps: DocumentPageDeps): Route {
  const { edge, acts, publicIds } = deps;
  return recordRoute({
    method: 'GET',
    path: '/documents/:id',
    edge,
    act: acts.openDocument,
    parse: (request, { session }) => onOwnDocument(publicIds, request, session.recordId, (id) => ({ id })),
    async respond(opened, request, { session }) {
      const m = messagesOfRequest(request);
      const hrefOf = ({ id }: Document): string => `/documents/${publicIds.of('document', session.recordId, id)}`;
      const href = hrefOf(opened.document);
      return citizenPage(deps, request, session, {
        // The title stays free of health data: it ends up in the browser's history.
        title: m.documents.viewer.title,
        ownHeading: true,
        breadcrumb: [{ label: m.documents.title, href: '/documents' }],
        flash: (done) => doneFlash(done, href, m),
        body: (
          <DocumentPage
            m={m}
            opened={opened}
            href={href}
            hrefOf={hrefOf}
            csrf={session.csrf}
            content={await shownContent(deps.reading, opened, href, m.lang)}
            attendingSeesHidden={deps.attendingSeesHidden}
          />
        ),
      });
    },
  });
}

/** What has just been done to this document, and how to take it back. */
function doneFlash({ what, item }: JustDone, href: string, m: Messages): Flash | undefined {
  if (item === undefined || href !== `/documents/${item}`) return undefined;
  const t = m.documents.done;
  switch (what) {
    case 'document-hidden':
      return { text: t.hidden, undo: { action: `${href}/montrer` } };
    case 'document-shown':
      return { text: t.shown, undo: { action: `${href}/masquer` } };
    case 'document-added':
      return { text: t.added, undo: { action: `${href}/retirer`, label: t.undoAdd } };
    case 'document-added-hidden':
      return { text: t.addedHidden, undo: { action: `${href}/retirer`, label: t.undoAdd } };
    case 'document-already':
      return { text: t.already };
    case 'document-restored':
      return { text: t.restored };
    default:
      return undefined;
  }
}

function hideRoute({ edge, acts, publicIds }: DocumentPageDeps, verb: 'masquer' | 'montrer', hide: boolean): Route {
  return recordRoute({
    method: 'POST',
    path: `/documents/:id/${verb}`,
    body: 'form',
    edge,
    act: acts.hideDocument,
    parse: (request, { session }) => onOwnDocument(publicIds, request, session.recordId, (id) => ({ id, hide })),
    respond(document, _request, { session }) {
      const id = publicIds.of('document', session.recordId, document.id);
      return redirect(`/documents/${id}`, [justDone(hide ? 'document-hidden' : 'document-shown', id)]);
    },
  });
}

function confirmRemovalRoute(deps: DocumentPageDeps): Route {
  const { edge, acts, publicIds } = deps;
  return recordRoute({
    method: 'GET',
    path: '/documents/:id/retirer',
    edge,
    act: acts.readDocument,
    parse: (request, { session }) => onOwnDocument(publicIds, request, session.recordId, (id) => ({ id })),
    respond(document, request, { session }) {
      // Only the person's own papers can be taken back: for the others this page does not exist.
      if (!document.byPatient) return edge.refused('not-found', request, session);
      const m = messagesOfRequest(request);
      const href = `/documents/${publicIds.of('document', session.recordId, document.id)}`;
      return citizenPage(deps, request, session, {
        title: m.documents.remove.title,
        breadcrumb: [
          { label: m.documents.title, href: '/documents' },
          { label: m.documents.viewer.title, href },
        ],
        body: <RemoveDocumentPage m={m} document={document} href={href} csrf={session.csrf} />,
      });
    },
  });
}

function removeRoute(
  { edge, acts, publicIds }: DocumentPageDeps,
  verb: 'retirer' | 'remettre',
  remove: boolean,
): Route {
  return recordRoute({
    method: 'POST',
    path: `/documents/:id/${verb}`,
    body: 'form',
    edge,
    act: acts.removeDocument,
    parse: (request, { session }) => onOwnDocument(publicIds, request, session.recordId, (id) => ({ id, remove })),
    respond(document, _request, { session }) {
      const id = publicIds.of('document', session.recordId, document.id);
      return remove
        ? redirect('/documents', [justDone('document-removed', id)])
        : redirect(`/documents/${id}`, [justDone('document-restored', id)]);
    },
  });
}

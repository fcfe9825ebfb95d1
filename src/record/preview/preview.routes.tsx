import type { ReaderKnown } from '../../access/index.js';
import {
  citizenPage,
  messagesOfRequest,
  professionalWords,
  type CitizenDeps,
  type Directory,
} from '../../citizen/index.js';
import type { Caller } from '../../identity/index.js';
import { ok } from '../../kernel/result.js';
import type { Act } from '../../platform/act.js';
import { notFound, recordRoute, type Route } from '../../platform/route.js';
import { messagesFor } from '../../web/index.js';
import { onOwnDocument } from '../document-content.route.js';
import type { DocumentKnown, ReadInput } from '../read-document.act.js';
import type { WhoHasAccess } from '../who-has-access.act.js';
import type { Preview, PreviewInput } from './preview-as.act.js';
import { PreviewPage, previewTitle } from './preview.page.js';
import { PreviewChoicePage } from './preview-choice.page.js';
import { PREVIEW, readerIn, readerName } from './preview-words.js';
import type { WhoMaySee } from './who-may-see.act.js';
import { WhoMaySeePage } from './who-may-see.page.js';

export interface PreviewDeps extends CitizenDeps {
  readonly acts: {
    readonly whoHasAccess: Act<Caller, Record<string, never>, ReaderKnown, WhoHasAccess>;
    readonly previewAs: Act<Caller, PreviewInput, ReaderKnown, Preview>;
    readonly whoMaySee: Act<Caller, ReadInput, DocumentKnown, WhoMaySee>;
  };
  readonly directory: Directory;
}

/** « Voir comme… »: the choice, the record with somebody else's eyes, and who may see one document. */
export const previewRoutes = (deps: PreviewDeps): Route[] => [choiceRoute(deps), previewRoute(deps), whoRoute(deps)];

function choiceRoute(deps: PreviewDeps): Route {
  return recordRoute({
    method: 'GET',
    path: PREVIEW,
    edge: deps.edge,
    act: deps.acts.whoHasAccess,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    async respond({ known }, request, { session }) {
      const m = messagesOfRequest(request);
      const directory = await deps.directory(known.map(({ id }) => id));
      // Who is in no directory signs in nowhere.
      const people = known.filter(({ id }) => directory.has(id)).map(({ id }) => professionalWords(id, directory, m));
      return citizenPage(deps, request, session, {
        title: m.preview.title,
        lead: m.preview.lead,
        breadcrumb: [{ label: m.access.title, href: '/acces' }],
        body: <PreviewChoicePage m={m} known={people} />,
      });
    },
  });
}

function previewRoute(deps: PreviewDeps): Route {
  return recordRoute({
    method: 'GET',
    path: `${PREVIEW}/:lecteur`,
    edge: deps.edge,
    act: deps.acts.previewAs,
    async parse({ params, query }, { session }) {
      const reader = readerIn(params['lecteur'] ?? '', query);
      if (reader === undefined) return notFound();
      const known = reader.kind === 'professional' ? await deps.directory([reader.idNatPs]) : undefined;
      const professional = reader.kind === 'professional' ? known?.get(reader.idNatPs) : undefined;
      // The history keeps names in French.
      return ok({
        recordId: session.recordId,
        input: { reader, name: readerName(reader, messagesFor('fr'), professional) },
      });
    },
    respond(preview, request, { session }) {
      const m = messagesOfRequest(request);
      const reader = readerIn(request.params['lecteur'] ?? '', request.query);
      if (reader === undefined) throw new Error('a preview was made for nobody');
      return citizenPage(deps, request, session, {
        title: previewTitle(m, reader, preview),
        breadcrumb: [
          { label: m.access.title, href: '/acces' },
          { label: m.preview.title, href: PREVIEW },
        ],
        body: (
          <PreviewPage
            m={m}
            reader={reader}
            preview={preview}
            page={Number(/^\d{1,4}$/.exec(request.query.get('page') ?? '')?.[0] ?? 1)}
            hrefOf={({ id }) => `/documents/${deps.publicIds.of('document', session.recordId, id)}`}
          />
        ),
      });
    },
  });
}

function whoRoute(deps: PreviewDeps): Route {
  const { edge, acts, publicIds } = deps;
  return recordRoute({
    method: 'GET',
    path: '/documents/:id/qui-peut-voir',
    edge,
    act: acts.whoMaySee,
    parse: (request, { session }) => onOwnDocument(publicIds, request, session.recordId, (id) => ({ id })),
    respond(found, request, { session }) {
      const m = messagesOfRequest(request);
      const href = `/documents/${publicIds.of('document', session.recordId, found.document.id)}`;
      return citizenPage(deps, request, session, {
        title: m.preview.who.title,
        lead: m.preview.who.lead,
        breadcrumb: [
          { label: m.documents.title, href: '/documents' },
          { label: m.documents.viewer.title, href },
        ],
        body: <WhoMaySeePage m={m} found={found} href={href} />,
      });
    },
  });
}

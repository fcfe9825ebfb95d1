import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import type { ReaderKnown } from '../access/index.js';
import { isDocumentCategory } from '../kernel/codes/document-classes.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, type Route } from '../platform/route.js';
import type { JustDone } from '../web/just-done.js';
import { LinkButton, type Flash, type Messages } from '../web/index.js';
import { addDocumentRoutes, type AddDocumentDeps } from './add-document.route.js';
import type { BrowsedDocuments, BrowseInput } from './browse-documents.act.js';
import { documentContentRoutes, type ContentDeps } from './document-content.route.js';
import { documentPageRoutes, type DocumentPageDeps } from './document.route.js';
import { exceptionRoutes, type ExceptionDeps } from './document-exception.route.js';
import { DocumentsPage } from './documents.page.js';
import { HIDE_MANY, hidingFlash, hidingRoutes, type HidingDeps } from './hiding.route.js';

export interface DocumentListDeps extends CitizenDeps {
  readonly acts: { readonly browseDocuments: Act<Caller, BrowseInput, ReaderKnown, BrowsedDocuments> };
}

export type DocumentDeps = DocumentListDeps &
  DocumentPageDeps &
  ContentDeps &
  AddDocumentDeps &
  HidingDeps &
  ExceptionDeps;

/** Every page and act of a person on their own documents. */
export const documentRoutes = (deps: DocumentDeps): Route[] => [
  documentListRoute(deps),
  ...addDocumentRoutes(deps),
  ...hidingRoutes(deps),
  ...exceptionRoutes(deps),
  ...documentPageRoutes(deps),
  ...documentContentRoutes(deps),
];

function documentListRoute(deps: DocumentListDeps): Route {
  return recordRoute({
    method: 'GET',
    path: '/documents',
    edge: deps.edge,
    act: deps.acts.browseDocuments,
    parse: ({ query }, { session }) => ok({ recordId: session.recordId, input: askedIn(query) }),
    respond(browsed, request, { session }) {
      const m = messagesOfRequest(request);
      const keyOf = ({ id }: { readonly id: string }): string => deps.publicIds.of('document', session.recordId, id);
      const choosing = request.query.get('choisir') === 'oui';
      const noneTicked = choosing && request.query.get('erreur') === 'documents-missing';
      const add = (
        <LinkButton href="/documents/ajouter" icon="add">
          {m.documents.add}
        </LinkButton>
      );
      return citizenPage(deps, request, session, {
        title: m.documents.title,
        lead: m.documents.lead,
        headActions: add,
        flash: (done) => removedFlash(done, m) ?? hidingFlash(done, m),
        hasErrors: noneTicked,
        status: noneTicked ? 400 : 200,
        body: (
          <DocumentsPage
            m={m}
            browsed={browsed}
            asked={{ ...askedIn(request.query), page: browsed.page }}
            hrefOf={(document) => `/documents/${keyOf(document)}`}
            choosing={choosing ? { csrf: session.csrf, action: HIDE_MANY, keyOf, noneTicked } : undefined}
          />
        ),
      });
    },
  });
}

/** After a removal the person is back in the list, with the way to undo it. */
const removedFlash = ({ what, item }: JustDone, m: Messages): Flash | undefined =>
  what === 'document-removed' && item !== undefined
    ? { text: m.documents.done.removed, undo: { action: `/documents/${item}/remettre` } }
    : undefined;

/** The filters of an address; what makes no sense is left out, as if it had not been asked. */
export function askedIn(query: URLSearchParams): BrowseInput {
  const text = (name: string): string | undefined => {
    const value = query.get(name)?.trim().slice(0, 200);
    return value === undefined || value === '' ? undefined : value;
  };
  const number = (name: string, pattern: RegExp): number | undefined => {
    const value = text(name);
    return value !== undefined && pattern.test(value) ? Number(value) : undefined;
  };
  const category = text('categorie');
  const year = number('annee', /^\d{4}$/);
  const author = text('auteur');
  const title = text('titre');
  const origin = { moi: 'own', pros: 'professionals' } as const;
  const asked = text('origine');
  return {
    search: {
      ...(category !== undefined && isDocumentCategory(category) ? { category } : {}),
      ...(year === undefined ? {} : { year }),
      ...(author === undefined ? {} : { author }),
      ...(asked === 'moi' || asked === 'pros' ? { origin: origin[asked] } : {}),
      ...(title === undefined ? {} : { title }),
    },
    archivedToo: text('archives') === 'oui',
    page: number('page', /^\d{1,4}$/) ?? 1,
  };
}

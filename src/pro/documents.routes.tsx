import { messagesOf } from '../identity/index.js';
import { isDocumentCategory } from '../kernel/codes/document-classes.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok, type Result } from '../kernel/result.js';
import { notFound, openRoute, recordRoute, type HttpRequest, type Route } from '../platform/route.js';
import { MOST_DOCUMENTS, openDocumentAct, shownContent, type Document } from '../record/index.js';
import { patientReply } from './patient-reply.js';
import { DocumentBody, WithheldWarning } from './document.page.js';
import { DocumentsPage } from './documents.page.js';
import { PATIENT } from './patient.page.js';
import { patientKey } from './patient.js';
import type { ProHouse } from './pro-house.js';
import { shownDocuments, type DocumentsAsked } from './shown-documents.rule.js';
import { patientEdge, type WithPatient } from './workbench.edge.js';

const OWN_ONLY = 'author-finds-own-deposits';

export function documentsRoutes(house: ProHouse): Route[] {
  const edge = patientEdge(house);
  const openDocument = openDocumentAct({ attendingSeesHidden: house.config.attendingSeesHidden, blobs: house.blobs });
  const keyOf = (session: WithPatient, { id }: Pick<Document, 'id'>): string =>
    house.publicIds.of('document', session.patient.recordId, id);
  const hrefOf =
    (session: WithPatient) =>
    (document: Pick<Document, 'id'>): string =>
      `${PATIENT}/documents/${keyOf(session, document)}`;

  return [
    recordRoute({
      method: 'GET',
      path: PATIENT,
      edge,
      act: house.acts.listDocuments,
      parse: (_request, { session }) =>
        ok({
          recordId: session.patient.recordId,
          // Replaced and archived ones come along, to know which version is the newest; the page shows them on demand.
          input: {
            filter: { status: ['current', 'superseded'] as const },
            page: { limit: MOST_DOCUMENTS },
            archivedToo: true,
          },
        }),
      respond({ documents }, request, { session }, rule) {
        const m = messagesOf(request);
        const asked = askedIn(request);
        return patientReply(house, request, session, {
          current: PATIENT,
          title: m.professionalDocuments.title,
          body: (
            <DocumentsPage
              m={m}
              shown={shownDocuments(documents, asked)}
              asked={asked}
              hrefOf={hrefOf(session)}
              me={session.professional.idNatPs}
              now={house.clock.domain()}
              ownOnly={rule === OWN_ONLY}
            />
          ),
        });
      },
    }),
    recordRoute({
      method: 'GET',
      path: `${PATIENT}/documents/:id`,
      edge,
      act: openDocument,
      parse: (request, { session }) => documentInput(house, request, session),
      async respond(opened, request, { session }) {
        const m = messagesOf(request);
        const href = hrefOf(session)(opened.document);
        return patientReply(house, request, session, {
          current: PATIENT,
          // The title stays free of health data: it ends up in the browser's history.
          title: m.professionalDocuments.viewer.title,
          heading: opened.document.title,
          body: (
            <DocumentBody
              m={m}
              opened={opened}
              href={href}
              publicId={keyOf(session, opened.document)}
              hrefOf={hrefOf(session)}
              content={await shownContent(house.reading, opened, href, m.lang)}
              me={session.professional.idNatPs}
              now={house.clock.domain()}
              csrf={session.csrf}
              patientKey={patientKey(house.publicIds, session.patient.recordId)}
            />
          ),
        });
      },
    }),
    // Nothing is read here: the same page for any address.
    openRoute({
      method: 'GET',
      path: `${PATIENT}/documents/:id/avertissement`,
      decide: edge,
      answer(request, { session }) {
        const named = documentInput(house, request, session);
        if (!named.ok) return edge.refused('not-found', request, session);
        const m = messagesOf(request);
        const t = m.professionalDocuments.warning;
        return patientReply(house, request, session, {
          current: PATIENT,
          title: t.title,
          body: <WithheldWarning m={m} href={hrefOf(session)(named.value.input)} />,
        });
      },
    }),
  ];
}

/** The document an address names, if it is of the record in hand; another record's, or none, is not found. */
export function documentInput(
  { publicIds }: Pick<ProHouse, 'publicIds'>,
  request: HttpRequest,
  session: WithPatient,
): Result<{ recordId: WithPatient['patient']['recordId']; input: { id: DocumentId } }> {
  const { recordId } = session.patient;
  const named = publicIds.read('document', request.params['id'] ?? '');
  if (named === undefined || named.recordId !== recordId) return notFound();
  return ok({ recordId, input: { id: named.itemId as DocumentId } });
}

function askedIn({ query }: HttpRequest): DocumentsAsked {
  const category = query.get('categorie') ?? '';
  const year = query.get('annee') ?? '';
  const page = query.get('page') ?? '';
  return {
    words: (query.get('mots') ?? '').trim().slice(0, 100),
    category: isDocumentCategory(category) ? category : undefined,
    year: /^\d{4}$/.test(year) ? Number(year) : undefined,
    replacedToo: query.get('remplaces') === 'oui',
    archivedToo: query.get('archives') === 'oui',
    page: /^\d{1,4}$/.test(page) ? Number(page) : 1,
  };
}

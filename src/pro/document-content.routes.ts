import { notFound, recordRoute, type Route } from '../platform/route.js';
import { bytesReply, fileName, partOf } from '../record/index.js';
import { documentInput } from './documents.routes.js';
import { PATIENT } from './patient.page.js';
import type { ProHouse } from './pro-house.js';
import { patientEdge } from './workbench.edge.js';

/** The bytes of a document of the record in hand: the original, and the files inside a CDA. */
export function documentContentRoutes(house: ProHouse): Route[] {
  const edge = patientEdge(house);
  const act = house.acts.downloadDocument;
  return [
    recordRoute({
      method: 'GET',
      path: `${PATIENT}/documents/:id/contenu`,
      edge,
      act,
      parse: (request, { session }) => documentInput(house, request, session),
      respond({ document, bytes }, request) {
        const { contentType, title, hasActiveContent } = document;
        const inline = request.query.get('telecharger') !== 'oui' && hasActiveContent !== true;
        return bytesReply({ contentType, bytes, name: fileName(title, contentType) }, inline);
      },
    }),
    recordRoute({
      method: 'GET',
      path: `${PATIENT}/documents/:id/parties/:n`,
      edge,
      act,
      parse: (request, { session }) =>
        /^\d{1,3}$/.test(request.params['n'] ?? '') ? documentInput(house, request, session) : notFound(),
      async respond({ document, bytes }, request, { session }) {
        const index = Number(request.params['n']);
        const part = await partOf(house, document, bytes, index);
        if (part === undefined) return edge.refused('not-found', request, session);
        if ('problem' in part) return edge.failed(part, request, session);
        const name = fileName(`${document.title} ${index + 1}`, part.contentType);
        return bytesReply({ ...part, name }, document.hasActiveContent !== true);
      },
    }),
  ];
}

import { ok } from '../kernel/result.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { documentInput } from './documents.routes.js';
import { PATIENT } from './patient.page.js';
import type { ProHouse } from './pro-house.js';
import { patientFormEdge } from './workbench.edge.js';

const FORM = { body: 'form', bodyLimit: 16 * 1024 } as const;

/** What its author does to a document once the person was told of it, or the minor asks; and hiding it when the person asks. */
export function documentActsRoutes(house: ProHouse): Route[] {
  const edge = patientFormEdge(house);
  const { acts } = house;
  return [
    recordRoute({
      method: 'POST',
      path: `${PATIENT}/documents/:id/rendre-visible`,
      ...FORM,
      edge,
      act: acts.releaseDocument,
      parse: (request, { session }) => documentInput(house, request, session),
      respond: (_document, request) =>
        redirect(`${PATIENT}/documents/${request.params['id'] ?? ''}`, [justDone('document-released')]),
    }),
    recordRoute({
      method: 'POST',
      path: `${PATIENT}/documents/:id/montrer-aux-representants`,
      ...FORM,
      edge,
      act: acts.showToRepresentatives,
      parse(request, { session }) {
        const named = documentInput(house, request, session);
        if (!named.ok) return named;
        const confirmed = request.form.get('confirmation') === 'oui';
        return ok({ ...named.value, input: { ...named.value.input, confirmed } });
      },
      respond: (_document, request) =>
        redirect(`${PATIENT}/documents/${request.params['id'] ?? ''}`, [justDone('document-shown-to-representatives')]),
    }),
    recordRoute({
      method: 'POST',
      path: `${PATIENT}/documents/:id/masquer`,
      ...FORM,
      edge,
      act: acts.hideDocument,
      parse(request, { session }) {
        const named = documentInput(house, request, session);
        return named.ok ? ok({ ...named.value, input: { ...named.value.input, hide: true } }) : named;
      },
      // To the list: whoever hid it may not see it any more.
      respond: () => redirect(PATIENT, [justDone('document-hidden-for-the-person')]),
    }),
  ];
}

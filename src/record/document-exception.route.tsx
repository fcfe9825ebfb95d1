import { ChooseWhom, directoryName, namesFor, searched, whomIn, type Names, type WhomDeps } from '../access/index.js';
import { citizenPage, messagesOfRequest } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import { justDone, type JustDone } from '../web/just-done.js';
import { ConfirmForm, type Flash, type Messages } from '../web/index.js';
import { onOwnDocument, ownDocument } from './document-content.route.js';
import type { Excepted, ExceptionInput, ExceptionsRead } from './document-exception.act.js';
import { ExceptionsList } from './document-exception.page.js';
import { HIDING } from './hiding.page.js';
import type { DocumentKnown } from './read-document.act.js';

const PATH = '/documents/:id/exceptions';

export interface ExceptionDeps extends WhomDeps {
  readonly acts: {
    readonly readDocumentExceptions: Act<Caller, Pick<ExceptionInput, 'id'>, DocumentKnown, ExceptionsRead>;
    readonly documentException: Act<Caller, ExceptionInput, DocumentKnown, Excepted>;
  };
}

/** One document for one professional: for whom it is shown or kept apart, choosing one more, taking it back. */
export const exceptionRoutes = (deps: ExceptionDeps): Route[] => [exceptionsRoute(deps), exceptRoute(deps)];

function exceptionsRoute(deps: ExceptionDeps): Route {
  const { edge, acts, publicIds } = deps;
  return recordRoute({
    method: 'GET',
    path: PATH,
    edge,
    act: acts.readDocumentExceptions,
    parse: (request, { session }) => onOwnDocument(publicIds, request, session.recordId, (id) => ({ id })),
    async respond({ document, exceptions, who }, request, { session }) {
      const m = messagesOfRequest(request);
      const t = m.hiding.exceptions.page;
      const whom = whomIn(request.query);
      const names = await namesFor(deps, who, m, whom);
      const href = `/documents/${publicIds.of('document', session.recordId, document.id)}`;
      const path = `${href}/exceptions`;
      const page = {
        breadcrumb: [
          { label: m.documents.title, href: '/documents' },
          { label: m.documents.viewer.title, href },
        ],
      };
      if (whom?.kind === 'professional' && names.entries.has(whom.idNatPs)) {
        const { name, detail } = names.words(whom.idNatPs);
        return citizenPage(deps, request, session, {
          ...page,
          title: document.hidden ? t.showTitle(name) : t.keepTitle(name),
          body: (
            <div class="sheet sheet-pad narrow">
              <p>
                <strong>{document.title}</strong>
              </p>
              {detail !== undefined && <p>{detail}</p>}
              <ConfirmForm
                m={m}
                action={path}
                csrf={session.csrf}
                fields={{ professionnel: whom.idNatPs, exception: document.hidden ? 'show' : 'keep' }}
                consequences={document.hidden ? t.showConsequences : t.keepConsequences}
                confirmLabel={document.hidden ? t.show : t.keep}
                cancelHref={path}
              />
            </div>
          ),
        });
      }
      const excepted = new Set<string>(exceptions.map(({ idNatPs }) => idNatPs));
      return citizenPage(deps, request, session, {
        ...page,
        title: t.title,
        lead: document.hidden ? t.hiddenLead : t.visibleLead,
        flash: (done) => exceptionFlash(done, path, m, names),
        body: (
          <>
            <p>
              <strong>{document.title}</strong>
            </p>
            <ExceptionsList m={m} csrf={session.csrf} action={path} exceptions={exceptions} names={names} />
            <ChooseWhom
              m={m}
              path={path}
              known={who.known.filter(({ id }) => !excepted.has(id)).map(({ id }) => names.words(id))}
              search={await searched(deps, request.query)}
            />
          </>
        ),
      });
    },
  });
}

/** What was just done for one professional; taken back by what stood before. */
function exceptionFlash({ what, item = '' }: JustDone, path: string, m: Messages, names: Names): Flash | undefined {
  const kind = { 'exception-show': 'show', 'exception-keep': 'keep', 'exception-none': 'none' }[what];
  if (kind === undefined) return undefined;
  const text = m.hiding.exceptions.done[kind as 'show' | 'keep' | 'none'](names.words(item as IdNatPs).name);
  return kind === 'none'
    ? { text }
    : { text, undo: { action: path, fields: { professionnel: item, exception: 'none' } } };
}

const EXCEPTIONS = ['show', 'keep', 'none'] as const;

function exceptRoute(deps: ExceptionDeps): Route {
  const { edge, acts, publicIds } = deps;
  return recordRoute({
    method: 'POST',
    path: PATH,
    body: 'form',
    edge,
    act: acts.documentException,
    async parse(request, { session }) {
      const named = ownDocument(publicIds, request, session.recordId);
      if (!named.ok) return named;
      const whom = whomIn(request.form);
      if (whom?.kind !== 'professional') return problem('professional-missing', 'professionnel');
      const exception = EXCEPTIONS.find((one) => one === request.form.get('exception'));
      if (exception === undefined) return problem('setting-unknown', 'exception');
      const known = (await deps.directory([whom.idNatPs])).has(whom.idNatPs);
      if (!known && exception !== 'none') return problem('professional-unknown', 'professionnel');
      const name = await directoryName(deps, whom);
      return ok({ recordId: session.recordId, input: { id: named.value.id, idNatPs: whom.idNatPs, name, exception } });
    },
    respond({ document }, { form }, { session }) {
      const idNatPs = form.get('professionnel') ?? '';
      const exception = form.get('exception') ?? '';
      switch (form.get('retour')) {
        case 'masquage':
          return redirect(HIDING, [justDone('exception-ended', idNatPs)]);
        case 'fiche':
          return redirect(`/acces/fiche?${new URLSearchParams({ professionnel: idNatPs }).toString()}`, [
            justDone('exception-ended', idNatPs),
          ]);
        default: {
          const id = publicIds.of('document', session.recordId, document.id);
          return redirect(`/documents/${id}/exceptions`, [justDone(`exception-${exception}`, idNatPs)]);
        }
      }
    },
  });
}

import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import type { Caller, PersonSession } from '../identity/index.js';
import type { DocumentId, RecordId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { printedCode } from '../lifecycle/index.js';
import type { ReaderKnown } from '../access/index.js';
import type { Act } from '../platform/act.js';
import type { Database } from '../platform/database.js';
import type { SystemKeys } from '../platform/system-keys.js';
import { notFound, openRoute, recordRoute, redirect, type HttpRequest, type Route } from '../platform/route.js';
import type { Document } from '../record/index.js';
import { qrMatrix, type FormError, type Messages } from '../web/index.js';
import type { Prepared } from './offer-visit.act.js';
import { followedToken, shownBefore, type Followed } from './followed-visit.js';
import { OWN_VISITS, ownVisitHref, PreparePage } from './own-visit.page.js';
import { waitsForSomebody, WatchPage, watchTitle } from './watch-visit.page.js';
import type { VisitFacts, VisitInput } from './visit-act.js';
import { readStanding } from './visit-directory.store.js';
import { VISITOR_DOOR } from './visitor.edge.js';
import { MOST_CHOSEN, VISIT_MINUTES, type Visit, type VisitOffer } from './visit.model.js';
import { shownIn, type WatchedVisit, type WatchInput } from './watch-visit.act.js';

export interface OwnVisitDeps extends CitizenDeps {
  readonly database: Pick<Database, 'directory'>;
  readonly config: { readonly publicUrl: string };
  readonly keys: Pick<SystemKeys, 'session'>;
  /** For what the page asks by itself. */
  readonly polledEdge: CitizenDeps['edge'];
  readonly acts: {
    readonly prepareVisit: Act<Caller, Record<string, never>, ReaderKnown, Prepared>;
    readonly offerVisit: Act<Caller, VisitOffer, ReaderKnown, { readonly id: string }>;
    readonly watchVisit: Act<Caller, WatchInput, VisitFacts, WatchedVisit>;
    readonly acceptVisit: Act<Caller, VisitInput, VisitFacts, Visit>;
    readonly declineVisit: Act<Caller, VisitInput, VisitFacts, Visit>;
    readonly stopVisit: Act<Caller, VisitInput, VisitFacts, Visit>;
  };
}

/** The person prepares a visit, sees who asks, lets in, looks on, and stops. */
export const ownVisitRoutes = (deps: OwnVisitDeps): Route[] => [
  prepareRoute(deps),
  offerRoute(deps),
  watchRoute(deps),
  standingRoute(deps),
  answerRoute(deps, 'accepter', deps.acts.acceptVisit),
  answerRoute(deps, 'refuser', deps.acts.declineVisit),
  answerRoute(deps, 'arreter', deps.acts.stopVisit),
];

const crumbs = (m: Messages) => [{ label: m.access.title, href: '/acces' }];

function prepareRoute(deps: OwnVisitDeps): Route {
  return recordRoute({
    method: 'GET',
    path: OWN_VISITS,
    edge: deps.edge,
    act: deps.acts.prepareVisit,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    respond({ documents, visits }, request, { session }) {
      const m = messagesOfRequest(request);
      const { query } = request;
      const errors = query.has('erreur') ? faultsIn(query, m) : undefined;
      const keyOf = ({ id }: Document): string => deps.publicIds.of('document', session.recordId, id);
      return citizenPage(deps, request, session, {
        title: m.visit.prepare.title,
        lead: m.visit.prepare.lead,
        breadcrumb: crumbs(m),
        hasErrors: errors !== undefined,
        status: errors === undefined ? 200 : 400,
        body: (
          <PreparePage
            m={m}
            csrf={session.csrf}
            documents={documents}
            keyOf={keyOf}
            visits={visits}
            now={deps.clock.domain()}
            errors={errors}
            values={{
              quoi: query.get('quoi') ?? (errors === undefined ? 'tout' : undefined),
              minutes: query.get('minutes') ?? (errors === undefined ? '30' : undefined),
              comment: query.get('comment') ?? (errors === undefined ? 'ecran' : undefined),
              documents: query.getAll('document').slice(0, MOST_CHOSEN),
            }}
          />
        ),
      });
    },
  });
}

const CHOICES = { quoi: ['tout', 'choix'], minutes: VISIT_MINUTES.map(String), comment: ['ecran', 'papier'] } as const;

function faultsIn(form: URLSearchParams, m: Messages): readonly FormError[] | undefined {
  const t = m.visit.prepare;
  const missing = (name: keyof typeof CHOICES): boolean =>
    !(CHOICES[name] as readonly string[]).includes(form.get(name) ?? '');
  const errors = [
    ...(missing('quoi') ? [{ field: 'quoi', text: t.errorWhat }] : []),
    ...(form.get('quoi') === 'choix' && form.getAll('document').length === 0
      ? [{ field: 'document', text: t.errorDocuments }]
      : []),
    ...(missing('minutes') ? [{ field: 'minutes', text: t.errorMinutes }] : []),
    ...(missing('comment') ? [{ field: 'comment', text: t.errorWay }] : []),
  ];
  return errors.length === 0 ? undefined : errors;
}

function offerRoute(deps: OwnVisitDeps): Route {
  const { edge, publicIds } = deps;
  return recordRoute({
    method: 'POST',
    path: OWN_VISITS,
    body: 'form',
    bodyLimit: 64 * 1024,
    edge: {
      ...edge,
      // Back to the form, with what was chosen and what is missing.
      failed: (fault, request, session) =>
        fault.problem === 'visit-holds-nothing' ? redirect(backTo(request)) : edge.failed(fault, request, session),
    },
    act: deps.acts.offerVisit,
    parse({ form }, { session }): Result<{ recordId: RecordId; input: VisitOffer }> {
      const minutes = VISIT_MINUTES.find((one) => String(one) === form.get('minutes'));
      const what = form.get('quoi');
      const way = form.get('comment');
      const known = (what === 'tout' || what === 'choix') && (way === 'ecran' || way === 'papier');
      if (!known || minutes === undefined) return problem('visit-holds-nothing', 'quoi');
      const ids = form
        .getAll('document')
        .slice(0, MOST_CHOSEN)
        .map((key) => publicIds.read('document', key));
      const own = ids.filter((id) => id !== undefined).filter(({ recordId }) => recordId === session.recordId);
      if (own.length !== ids.length) return notFound();
      const documentIds = own.map(({ itemId }) => itemId as DocumentId);
      const input = { everything: what === 'tout', documentIds, minutes, onPaper: way === 'papier' };
      return ok({ recordId: session.recordId, input });
    },
    respond: ({ id }) => redirect(ownVisitHref(id)),
  });
}

function backTo({ form }: HttpRequest): string {
  const query = new URLSearchParams({ erreur: 'oui' });
  for (const name of ['quoi', 'minutes', 'comment', 'document'])
    for (const value of form.getAll(name).slice(0, MOST_CHOSEN)) query.append(name, value.slice(0, 64));
  return `${OWN_VISITS}?${query.toString()}`;
}

/** A visit's own id; anything else is not there. */
function visitIn(request: HttpRequest, { recordId }: PersonSession): Result<{ recordId: RecordId; input: VisitInput }> {
  const id = request.params['id'] ?? '';
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? ok({ recordId, input: { id } }) : notFound();
}

/** Without script the page comes again: a reading like any other, written once for each thing that it shows. */
const REFRESH_SECONDS = 10;
/** In the address of a page that comes again by itself, with what it showed last: nobody is kept signed in by it. */
const BY_ITSELF = 'suivi';

function watchRoute(deps: OwnVisitDeps): Route {
  const followedBy = ({ csrf }: PersonSession, visitId: string): Followed => ({
    key: deps.keys.session,
    secret: csrf,
    visitId,
  });
  return recordRoute({
    method: 'GET',
    path: `${OWN_VISITS}/:id`,
    edge: {
      ...deps.edge,
      authenticate: (request) => (request.query.has(BY_ITSELF) ? deps.polledEdge : deps.edge).authenticate(request),
    },
    act: deps.acts.watchVisit,
    parse(request, { session }): Result<{ recordId: RecordId; input: WatchInput }> {
      const named = visitIn(request, session);
      const token = request.query.get(BY_ITSELF);
      if (!named.ok || token === null) return named;
      const { recordId, input } = named.value;
      const shown = shownBefore(followedBy(session, input.id), token);
      return ok({ recordId, input: { ...input, ...(shown === undefined ? {} : { shownBefore: shown }) } });
    },
    respond(watched, request, { session }) {
      const m = messagesOfRequest(request);
      const { visit, standing } = watched;
      const { codes } = visit;
      const door = `${deps.config.publicUrl}${VISITOR_DOOR}`;
      const offered = standing === 'offered' && codes !== undefined;
      return citizenPage(deps, request, session, {
        title: watchTitle(watched, standing, m),
        breadcrumb: [...crumbs(m), { label: m.visit.door.title, href: OWN_VISITS }],
        ...(waitsForSomebody(watched)
          ? {
              refreshSeconds: REFRESH_SECONDS,
              refreshHref: `${ownVisitHref(visit.id)}?${BY_ITSELF}=${followedToken(followedBy(session, visit.id), shownIn(watched))}`,
            }
          : {}),
        body: (
          <WatchPage
            m={m}
            csrf={session.csrf}
            watched={watched}
            address={door.replace(/^https?:\/\//, '')}
            qr={offered ? qrMatrix(`${door}?q=${codes.long}`) : undefined}
            printedCode={offered && codes.short !== undefined ? printedCode(codes.short) : undefined}
          />
        ),
      });
    },
  });
}

/** One word for the page that waits: no record is opened for it. */
function standingRoute(deps: OwnVisitDeps): Route {
  return openRoute({
    method: 'GET',
    path: `${OWN_VISITS}/:id/etat`,
    decide: deps.polledEdge,
    async answer(request, { session }) {
      const named = visitIn(request, session);
      if (!named.ok) return deps.edge.refused('not-found', request, session);
      const { recordId, input } = named.value;
      const at = deps.clock.domain();
      const body = await readStanding(deps.database.directory, { recordId, visitId: input.id }, at);
      return { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
    },
  });
}

function answerRoute(
  deps: OwnVisitDeps,
  verb: 'accepter' | 'refuser' | 'arreter',
  act: Act<Caller, VisitInput, VisitFacts, Visit>,
): Route {
  return recordRoute({
    method: 'POST',
    path: `${OWN_VISITS}/:id/${verb}`,
    body: 'form',
    edge: deps.edge,
    act,
    parse: (request, { session }) => visitIn(request, session),
    respond: ({ id }) => redirect(ownVisitHref(id)),
  });
}

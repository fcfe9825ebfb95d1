import { namesFor, settingFlash, type ReaderKnown, type WhomDeps } from '../access/index.js';
import { citizenPage, messagesOfRequest } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import { isUuid, type DocumentId, type IdNatPs } from '../kernel/ids.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { notFound, recordRoute, redirect, type HttpRequest, type Route } from '../platform/route.js';
import { justDone, type JustDone } from '../web/just-done.js';
import { ConfirmForm, type Flash, type Messages } from '../web/index.js';
import type {
  HideManyInput,
  HideSubjectInput,
  HidMany,
  HidSubject,
  ShownSubject,
  ShowSubjectInput,
} from './hide-many.act.js';
import { ChooseSubjectPage, HIDING, HidingPage, SUBJECT, SubjectPage, subjectWords } from './hiding.page.js';
import { parseSubject, subjectText } from './hidden-subject.model.js';
import type { Hiding, HidingInput } from './read-hiding.act.js';

export const HIDE_MANY = '/documents/masquer';

export interface HidingDeps extends WhomDeps {
  readonly acts: {
    readonly readHiding: Act<Caller, HidingInput, ReaderKnown, Hiding>;
    readonly hideMany: Act<Caller, HideManyInput, ReaderKnown, HidMany>;
    readonly hideSubject: Act<Caller, HideSubjectInput, ReaderKnown, HidSubject>;
    readonly showSubject: Act<Caller, ShowSubjectInput, ReaderKnown, ShownSubject>;
  };
}

/** What the person hides, by several, by subject, all: pages and acts. */
export const hidingRoutes = (deps: HidingDeps): Route[] => [
  hidingRoute(deps),
  allRoute(deps),
  subjectRoute(deps),
  hideSubjectRoute(deps),
  showSubjectRoute(deps),
  hideManyRoute(deps),
];

const documentHref =
  (deps: HidingDeps, recordId: Parameters<HidingDeps['publicIds']['of']>[1]) =>
  ({ id }: { readonly id: string }): string =>
    `/documents/${deps.publicIds.of('document', recordId, id)}`;

function hidingRoute(deps: HidingDeps): Route {
  return recordRoute({
    method: 'GET',
    path: HIDING,
    edge: deps.edge,
    act: deps.acts.readHiding,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    async respond(hiding, request, { session }) {
      const m = messagesOfRequest(request);
      const names = await namesFor(deps, hiding.who, m);
      const nameOf = (id: string): string => names.words(id as IdNatPs).name;
      return citizenPage(deps, request, session, {
        title: m.hiding.title,
        lead: m.hiding.lead,
        breadcrumb: [{ label: m.access.title, href: '/acces' }],
        flash: (done) => hidingFlash(done, m, nameOf),
        body: (
          <HidingPage
            m={m}
            csrf={session.csrf}
            hiding={hiding}
            nameOf={nameOf}
            hrefOf={documentHref(deps, session.recordId)}
          />
        ),
      });
    },
  });
}

/** What has just been hidden or shown, and how to take it back. */
export function hidingFlash(
  { what, item = '' }: JustDone,
  m: Messages,
  nameOf?: (id: string) => string,
): Flash | undefined {
  const t = m.hiding.done;
  const [first = '', second = '', third = ''] = item.split('=');
  switch (what) {
    case 'setting':
      return settingFlash(item, m);
    case 'documents-hidden':
    case 'documents-shown': {
      const hid = what === 'documents-hidden';
      const text = (hid ? t.hidden : t.shown)(Number(second) || 0);
      const back = { depuis: first, masquer: hid ? 'non' : 'oui', retour: third };
      return Number(second) > 0 ? { text, undo: { action: HIDE_MANY, fields: back } } : { text };
    }
    case 'subject-hidden':
      return {
        text: t.subjectHidden(Number(second) || 0),
        undo: { action: `${SUBJECT}/montrer`, fields: { id: first }, label: t.undoSubject },
      };
    case 'subject-shown':
      return { text: t.subjectShown(Number(first) || 0) };
    case 'exception-ended':
      return nameOf === undefined ? undefined : { text: m.hiding.exceptions.done.none(nameOf(first)) };
    default:
      return undefined;
  }
}

/** All documents at once: what follows, then the act. */
function allRoute(deps: HidingDeps): Route {
  return recordRoute({
    method: 'GET',
    path: `${HIDING}/tout`,
    edge: deps.edge,
    act: deps.acts.readHiding,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    respond({ hiddenInAll, inAll }, request, { session }) {
      const m = messagesOfRequest(request);
      const t = m.hiding.all;
      const show = request.query.get('montrer') === 'oui';
      return citizenPage(deps, request, session, {
        title: show ? t.showTitle : t.hideTitle,
        lead: m.hiding.documents.state(hiddenInAll, inAll),
        breadcrumb: [
          { label: m.access.title, href: '/acces' },
          { label: m.hiding.title, href: HIDING },
        ],
        body: (
          <div class="sheet sheet-pad narrow">
            <ConfirmForm
              m={m}
              action={HIDE_MANY}
              csrf={session.csrf}
              fields={{ tout: 'oui', masquer: show ? 'non' : 'oui', retour: 'masquage' }}
              consequences={show ? t.showConsequences : t.hideConsequences}
              confirmLabel={show ? m.hiding.documents.showAll : m.hiding.documents.hideAll}
              cancelHref={HIDING}
            />
          </div>
        ),
      });
    },
  });
}

/** Choosing a subject, or one subject with what it covers. */
function subjectRoute(deps: HidingDeps): Route {
  return recordRoute({
    method: 'GET',
    path: SUBJECT,
    edge: deps.edge,
    act: deps.acts.readHiding,
    parse({ query }, { session }) {
      const asked = query.get('sujet');
      if (asked === null) return ok({ recordId: session.recordId, input: {} });
      const subject = parseSubject(asked);
      return subject === undefined ? notFound() : ok({ recordId: session.recordId, input: { subject } });
    },
    async respond(hiding, request, { session }) {
      const m = messagesOfRequest(request);
      const t = m.hiding.subjects;
      const subject = parseSubject(request.query.get('sujet') ?? '');
      const names = await namesFor(
        deps,
        hiding.who,
        m,
        subject?.kind === 'author' ? { kind: 'professional', idNatPs: subject.idNatPs } : undefined,
      );
      const nameOf = (id: string): string => names.words(id as IdNatPs).name;
      const breadcrumb = [
        { label: m.access.title, href: '/acces' },
        { label: m.hiding.title, href: HIDING },
      ];
      if (subject === undefined)
        return citizenPage(deps, request, session, {
          title: t.choose.title,
          lead: t.choose.lead,
          breadcrumb,
          body: <ChooseSubjectPage m={m} hiding={hiding} nameOf={nameOf} />,
        });
      const words = subjectWords(subject, m, nameOf);
      const hidden = hiding.subjects.find((one) => subjectText(one.hidden.subject) === subjectText(subject))?.hidden;
      return citizenPage(deps, request, session, {
        // The title stays free of health data: it ends up in the browser's history.
        title: t.choose.title,
        ownHeading: true,
        breadcrumb,
        body: (
          <>
            <div class="page-head">
              <h1>{hidden === undefined ? t.ask.hideTitle(words) : t.ask.hiddenTitle(words)}</h1>
            </div>
            <SubjectPage
              m={m}
              csrf={session.csrf}
              subject={subject}
              hidden={hidden}
              documents={hiding.asked ?? []}
              hrefOf={documentHref(deps, session.recordId)}
            />
          </>
        ),
      });
    },
  });
}

function hideSubjectRoute({ edge, acts }: HidingDeps): Route {
  return recordRoute({
    method: 'POST',
    path: SUBJECT,
    body: 'form',
    edge,
    act: acts.hideSubject,
    parse({ form }, { session }) {
      const subject = parseSubject(form.get('sujet') ?? '');
      return subject === undefined ? notFound() : ok({ recordId: session.recordId, input: { subject } });
    },
    respond: ({ subject, changed }) => redirect(HIDING, [justDone('subject-hidden', `${subject.id}=${changed}`)]),
  });
}

function showSubjectRoute({ edge, acts }: HidingDeps): Route {
  return recordRoute({
    method: 'POST',
    path: `${SUBJECT}/montrer`,
    body: 'form',
    edge,
    act: acts.showSubject,
    parse({ form }, { session }) {
      const id = form.get('id') ?? '';
      return isUuid(id) ? ok({ recordId: session.recordId, input: { id } }) : problem('subject-not-hidden', 'id');
    },
    respond: ({ changed }) => redirect(HIDING, [justDone('subject-shown', String(changed))]),
  });
}

/** Several documents at once: those ticked, all, or those an act of that instant changed. */
function hideManyRoute(deps: HidingDeps): Route {
  const { edge, acts } = deps;
  return recordRoute({
    method: 'POST',
    path: HIDE_MANY,
    body: 'form',
    edge: {
      ...edge,
      failed: (fault, request, session) =>
        fault.problem === 'documents-missing'
          ? redirect('/documents?choisir=oui&erreur=documents-missing')
          : edge.failed(fault, request, session),
    },
    act: acts.hideMany,
    parse(request, { session }) {
      const which = whichIn(deps, request, session.recordId);
      if (which === undefined) return notFound();
      if (Array.isArray(which) && which.length === 0) return problem('documents-missing', 'document');
      const { recordId } = session;
      return ok({ recordId, input: { which, hide: request.form.get('masquer') === 'oui' } });
    },
    respond({ changed, hide, at }, { form }) {
      const retour = form.get('retour') === 'masquage' ? 'masquage' : 'documents';
      return redirect(retour === 'masquage' ? HIDING : '/documents', [
        justDone(hide ? 'documents-hidden' : 'documents-shown', `${at}=${changed}=${retour}`),
      ]);
    },
  });
}

/** Undefined when an id names nothing of this record. */
function whichIn(
  { publicIds }: HidingDeps,
  { form }: HttpRequest,
  recordId: Parameters<HidingDeps['publicIds']['of']>[1],
): HideManyInput['which'] | undefined {
  if (form.get('tout') === 'oui') return 'all';
  const since = form.get('depuis');
  if (since !== null) return /^\d{1,15}$/.test(since) ? { changedAt: Number(since) } : undefined;
  const ids: DocumentId[] = [];
  for (const key of form.getAll('document')) {
    const named = publicIds.read('document', key);
    if (named?.recordId !== recordId) return undefined;
    ids.push(named.itemId as DocumentId);
  }
  return ids;
}

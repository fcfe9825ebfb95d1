import type { ReaderKnown } from '../access/index.js';
import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { recordRoute, redirect, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { NoticeChoicesPage } from './notice-choices.page.js';
import { CHANNELS, DEFAULT_CHOICES, NOTICE_TYPES, type NoticeChoices } from './notice.model.js';
import type { NoticesInput, OwnChoices, OwnNotices, SeeNoticesInput } from './notices.act.js';
import { CHOICES, NOTICES, NoticesPage } from './notices.page.js';
import { isUuid } from '../kernel/ids.js';

export interface NoticesDeps extends CitizenDeps {
  readonly acts: {
    readonly readNotices: Act<Caller, NoticesInput, ReaderKnown, OwnNotices>;
    readonly seeNotices: Act<Caller, SeeNoticesInput, ReaderKnown, SeeNoticesInput>;
    readonly readNoticeChoices: Act<Caller, Record<string, never>, ReaderKnown, OwnChoices>;
    readonly setNoticeChoices: Act<Caller, NoticeChoices, ReaderKnown, NoticeChoices>;
  };
}

/** The person's notices, and how they are told. */
export const noticesRoutes = (deps: NoticesDeps): Route[] => [
  recordRoute({
    method: 'GET',
    path: NOTICES,
    edge: deps.edge,
    act: deps.acts.readNotices,
    parse: ({ query }, { session }) => ok({ recordId: session.recordId, input: askedIn(query) }),
    respond(own, request, { session }) {
      const m = messagesOfRequest(request);
      return citizenPage(deps, request, session, {
        title: m.notices.title,
        lead: m.notices.lead,
        flash: ({ what }) => (what === 'notices-seen' ? { text: m.notices.done.seen } : undefined),
        body: (
          <NoticesPage
            m={m}
            csrf={session.csrf}
            own={own}
            {...askedIn(request.query)}
            now={deps.clock.domain()}
            documentHref={(id) => `/documents/${deps.publicIds.of('document', session.recordId, id)}`}
          />
        ),
      });
    },
  }),
  recordRoute({
    method: 'POST',
    path: `${NOTICES}/lues`,
    body: 'form',
    edge: deps.edge,
    act: deps.acts.seeNotices,
    parse({ form }, { session }) {
      const ids = form.getAll('message').filter((id) => isUuid(id));
      const upTo = /^\d{1,15}$/.exec(form.get('jusque') ?? '');
      if (ids.length === 0 && upTo === null) return problem('notice-unknown', 'message');
      const input = upTo === null ? { ids } : { upTo: Math.min(Number(upTo[0]), deps.clock.domain()) };
      return ok({ recordId: session.recordId, input });
    },
    respond: () => redirect(NOTICES, [justDone('notices-seen')]),
  }),
  recordRoute({
    method: 'GET',
    path: CHOICES,
    edge: deps.edge,
    act: deps.acts.readNoticeChoices,
    parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
    respond(own, request, { session }) {
      const m = messagesOfRequest(request);
      const t = m.notices.choices;
      return citizenPage(deps, request, session, {
        title: t.title,
        lead: t.lead,
        breadcrumb: [{ label: m.settings.title, href: '/parametres' }],
        flash: ({ what }) => (what === 'notice-choices-set' ? { text: m.notices.done.chosen } : undefined),
        body: <NoticeChoicesPage m={m} csrf={session.csrf} own={own} />,
      });
    },
  }),
  recordRoute({
    method: 'POST',
    path: CHOICES,
    body: 'form',
    edge: deps.edge,
    act: deps.acts.setNoticeChoices,
    parse: ({ form }, { session }) => ok({ recordId: session.recordId, input: chosenIn(form) }),
    respond: () => redirect(CHOICES, [justDone('notice-choices-set')]),
  }),
];

function askedIn(query: URLSearchParams): NoticesInput {
  const page = /^[1-9]\d{0,3}$/.exec(query.get('page') ?? '');
  return { page: page === null ? 1 : Number(page[0]), unseen: query.get('montrer') === 'non-lues' };
}

function chosenIn(form: URLSearchParams): NoticeChoices {
  const types = Object.fromEntries(
    NOTICE_TYPES.map((type) => {
      const ticked = form.getAll(type);
      return [type, Object.fromEntries(CHANNELS.map((channel) => [channel, ticked.includes(channel)]))];
    }),
  ) as unknown as NoticeChoices['types'];
  const digest = (['daily', 'weekly'] as const).find((term) => term === form.get('resume'));
  return {
    types,
    readings: form.get('lectures') === 'each' ? 'each' : DEFAULT_CHOICES.readings,
    digest: digest ?? 'none',
  };
}

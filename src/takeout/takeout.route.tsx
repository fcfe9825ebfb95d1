import { citizenPage, messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import { ok } from '../kernel/result.js';
import type { BlobStore } from '../platform/blob-store.js';
import { notFound, recordRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import type { PersonSession } from '../identity/index.js';
import { copyReply } from './copy-reply.js';
import type { Takeout } from './takeout.model.js';
import type { askTakeoutAct, downloadTakeoutAct, readTakeoutsAct } from './takeout.act.js';
import { TAKEOUT_PATH, TakeoutPage } from './takeout.page.js';

export interface TakeoutRoutesDeps extends CitizenDeps {
  readonly acts: {
    readonly askTakeout: ReturnType<typeof askTakeoutAct>;
    readonly readTakeouts: ReturnType<typeof readTakeoutsAct>;
    readonly downloadTakeout: ReturnType<typeof downloadTakeoutAct>;
  };
  readonly blobs: Pick<BlobStore, 'getPieces'>;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Taking everything away: asking, looking where it is, fetching. */
export function takeoutRoutes(deps: TakeoutRoutesDeps): Route[] {
  const { edge, site, acts } = deps;
  const shown = (takeouts: readonly Takeout[], request: HttpRequest, session: PersonSession): Reply => {
    const m = messagesOfRequest(request);
    return citizenPage(deps, request, session, {
      title: m.takeout.title,
      lead: m.takeout.lead,
      breadcrumb: [{ label: m.settings.title, href: '/parametres' }],
      flash: ({ what }) => (what === 'takeout-asked' ? { text: m.takeout.justAsked } : undefined),
      body: (
        <TakeoutPage
          m={m}
          csrf={session.csrf}
          help={site.help}
          takeout={takeouts[0]}
          tooOften={request.query.has('trop')}
        />
      ),
    });
  };
  return [
    recordRoute({
      method: 'GET',
      path: TAKEOUT_PATH,
      edge,
      act: acts.readTakeouts,
      parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
      respond: (takeouts, request, { session }) => shown(takeouts, request, session),
    }),
    recordRoute({
      method: 'POST',
      path: TAKEOUT_PATH,
      body: 'form',
      edge: {
        ...edge,
        failed: (problem, request, session) =>
          problem.problem === 'takeouts-too-often'
            ? redirect(`${TAKEOUT_PATH}?trop=1`)
            : edge.failed(problem, request, session),
      },
      act: acts.askTakeout,
      parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
      respond: (underWay) => redirect(TAKEOUT_PATH, underWay === undefined ? [justDone('takeout-asked')] : []),
    }),
    recordRoute({
      method: 'GET',
      path: `${TAKEOUT_PATH}/:id/dossier.zip`,
      edge,
      act: acts.downloadTakeout,
      parse: ({ params }, { session }) =>
        UUID.test(params['id'] ?? '')
          ? ok({ recordId: session.recordId, input: { id: params['id'] ?? '' } })
          : notFound(),
      respond: (file) => copyReply(deps.blobs, file),
    }),
  ];
}

import { verifyHistory, verifySignature, sha256, type Trust } from '../audit/index.js';
import { messagesOfRequest, type CitizenDeps } from '../citizen/index.js';
import type { Caller } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import { openRoute, recordRoute, type Reply, type Route } from '../platform/route.js';
import type { DownloadedHistory } from './download-history.act.js';
import { historyCsv, historyRows } from './history-lines.js';
import { historyPdf } from './history-pdf.js';
import type { ReaderKnown } from './index.js';
import { verifierFile } from './verifier-file.js';

export interface HistoryFilesDeps extends CitizenDeps {
  readonly acts: { readonly downloadHistory: Act<Caller, Record<string, never>, ReaderKnown, DownloadedHistory> };
  readonly trust: Trust;
  /** The built offline verifier. */
  readonly verifierScript: string;
}

const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/** Whatever the browser thinks of it, it is saved and never shown: the site's own pages cannot be imitated by a file of ours. */
const file = (name: string, contentType: string, body: string | Buffer): Reply => ({
  status: 200,
  headers: { 'content-type': contentType, 'content-disposition': `attachment; filename="${name}"` },
  body,
});

/** The history to take away: on paper, as a table, as proof; and the page that checks the proof without a network. */
export function historyFilesRoutes(deps: HistoryFilesDeps): Route[] {
  const { edge, acts, clock, trust } = deps;
  const download = (
    path: string,
    answer: (got: DownloadedHistory, request: Parameters<typeof messagesOfRequest>[0]) => Reply | Promise<Reply>,
  ): Route =>
    recordRoute({
      method: 'GET',
      path,
      edge,
      act: acts.downloadHistory,
      parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
      respond: answer,
    });
  return [
    download('/historique/preuve', ({ proof }) =>
      file(
        `carnet-preuve-${dayOf(clock.domain())}.json`,
        'application/json; charset=utf-8',
        JSON.stringify(proof, undefined, 1),
      ),
    ),
    download('/historique/tableur', ({ proof }, request) => {
      const m = messagesOfRequest(request);
      const csv = historyCsv(historyRows(proof, m), m);
      return file(`carnet-historique-${dayOf(clock.domain())}.csv`, 'text/csv; charset=utf-8', csv);
    }),
    download('/historique/pdf', async ({ proof, person }, request) => {
      const m = messagesOfRequest(request);
      const verdict = verifyHistory(proof, trust, sha256, verifySignature);
      const pdf = await historyPdf(
        {
          person,
          rows: historyRows(proof, m),
          madeAt: clock.domain(),
          ...(verdict.ok && verdict.since !== undefined
            ? { anchored: { n: verdict.anchored, since: verdict.since } }
            : {}),
        },
        m,
      );
      return file(`carnet-historique-${dayOf(clock.domain())}.pdf`, 'application/pdf', pdf);
    }),
    openRoute({
      method: 'GET',
      path: '/historique/verificateur',
      decide: 'everyone',
      answer(request) {
        const m = messagesOfRequest(request);
        const page = verifierFile(deps.verifierScript, trust, m);
        return file('carnet-verificateur.html', 'text/html; charset=utf-8', page);
      },
    }),
  ];
}

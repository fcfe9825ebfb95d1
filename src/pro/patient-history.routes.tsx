import type { VNode } from 'preact';
import { actorDetail, actorName } from '../access/index.js';
import { messagesOf } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { recordRoute, type Route } from '../platform/route.js';
import { LinkButton, NothingFoundPicture, EmptyState, type Messages } from '../web/index.js';
import { frameOf } from './access.replies.js';
import { AccessFeed } from './own-accesses.page.js';
import { PatientBand } from './patient.page.js';
import type { ProHouse } from './pro-house.js';
import { proPage } from './pro-page.js';
import { readPatientHistoryAct, type PatientHistory } from './read-patient-history.act.js';
import { patientEdge } from './workbench.edge.js';

export const PATIENT_HISTORY = '/pro/patient/historique';

/** Who looked at the record in hand, for its attending physician. */
export function patientHistoryRoutes(house: ProHouse): Route[] {
  return [
    recordRoute({
      method: 'GET',
      path: PATIENT_HISTORY,
      edge: patientEdge(house),
      act: readPatientHistoryAct(house.config),
      parse({ query }, { session }) {
        const until = /^\d{12,15}$/.exec(query.get('avant') ?? '')?.[0];
        return ok({ recordId: session.patient.recordId, input: until === undefined ? {} : { until: Number(until) } });
      },
      respond(history, request, { session }) {
        const m = messagesOf(request);
        const t = m.professional.patientHistory;
        return proPage(house, request, session, {
          title: t.title,
          ownHeading: true,
          body: (
            <>
              <PatientBand {...frameOf(house, request, session, PATIENT_HISTORY)} />
              <div class="page-head">
                <div>
                  <h1>{t.title}</h1>
                  <p class="lead">{t.lead}</p>
                </div>
              </div>
              <WhoLooked m={m} history={history} now={house.clock.domain()} />
            </>
          ),
        });
      },
    }),
  ];
}

function WhoLooked({ m, history, now }: { m: Messages; history: PatientHistory; now: number }): VNode {
  const t = m.professional.patientHistory;
  if (history.lines.length === 0)
    return (
      <EmptyState picture={<NothingFoundPicture />} title={t.none}>
        <p>{t.noneText}</p>
      </EmptyState>
    );
  return (
    <>
      <AccessFeed
        m={m}
        lines={history.lines}
        now={now}
        who={(line) => [actorName(line, m), actorDetail(line, m)].filter((part) => part !== '').join(', ')}
      />
      {history.next !== undefined && (
        <nav class="pagination" aria-label={m.common.pages.label}>
          <LinkButton href={`${PATIENT_HISTORY}?avant=${history.next}`} kind="secondary" icon="next">
            {m.history.older}
          </LinkButton>
        </nav>
      )}
    </>
  );
}

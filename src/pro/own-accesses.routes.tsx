import { messagesOf } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { recordRoute, type Route } from '../platform/route.js';
import { PatientBand } from './patient.page.js';
import { frameOf } from './patient-reply.js';
import { NoAccesses, OwnAccesses } from './own-accesses.page.js';
import type { ProHouse } from './pro-house.js';
import { proPage } from './pro-page.js';
import { readOwnAccessesAct } from './read-own-accesses.act.js';
import { patientEdge, workbenchEdge } from './workbench.edge.js';

export const OWN_ACCESSES = '/pro/mes-acces';

/** The professional's own acts in the record in hand. */
export function ownAccessesRoutes(house: ProHouse): Route[] {
  const inner = workbenchEdge(house);
  const edge = patientEdge(house);
  return [
    recordRoute({
      method: 'GET',
      path: OWN_ACCESSES,
      edge: {
        ...edge,
        // Without a record in hand the page says how to come to one.
        async authenticate(request) {
          const signed = await inner.authenticate(request);
          if (!signed.ok) return signed;
          const { session, caller } = signed.value;
          const { patient } = session;
          if (patient !== undefined) return ok({ caller, session: { ...session, patient } });
          const m = messagesOf(request);
          const title = m.professional.accesses.title;
          return { ok: false, reply: proPage(house, request, session, { title, body: <NoAccesses m={m} /> }) };
        },
      },
      act: readOwnAccessesAct(house.config),
      parse: (_request, { session }) => ok({ recordId: session.patient.recordId, input: {} }),
      respond(lines, request, { session }) {
        const m = messagesOf(request);
        const t = m.professional.accesses;
        return proPage(house, request, session, {
          title: t.title,
          ownHeading: true,
          body: (
            <>
              <PatientBand {...frameOf(house, request, session, OWN_ACCESSES)} />
              <div class="page-head">
                <div>
                  <h1>{t.title}</h1>
                  <p class="lead">{t.lead}</p>
                </div>
              </div>
              <OwnAccesses m={m} lines={lines} now={house.clock.domain()} />
            </>
          ),
        });
      },
    }),
  ];
}

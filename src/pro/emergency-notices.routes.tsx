import { messagesOf } from '../identity/index.js';
import { isUuid, type RecordId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import { notFound, openRoute, recordRoute, redirect, type Route } from '../platform/route.js';
import { recordsWithPhysicianNotices } from '../notices/index.js';
import { justDone } from '../web/just-done.js';
import type { EmergencyNotices } from './emergency-notices.act.js';
import { EMERGENCIES, EmergenciesPage } from './emergency-notices.page.js';
import { patientKey } from './patient.js';
import type { ProHouse } from './pro-house.js';
import { proPage } from './pro-page.js';
import { workbenchEdge } from './workbench.edge.js';

/** Records shown at once: whoever has more files some first. */
const MOST = 20;

/** What attending physicians are told after the fact. Each record is reached by its own act, decided and traced there. */
export function emergencyNoticesRoutes(house: ProHouse): Route[] {
  const edge = workbenchEdge(house);
  const { runner, database, clock, publicIds, acts } = house;
  return [
    openRoute({
      method: 'GET',
      path: EMERGENCIES,
      decide: edge,
      async answer(request, { session, caller }) {
        const m = messagesOf(request);
        const t = m.professional.emergencies;
        const { idNatPs } = caller.professional;
        const patients: (EmergencyNotices & { readonly key: string })[] = [];
        // Not in the situation of the record in hand, which is another's.
        const { reason: _reason, ...who } = caller;
        for (const recordId of await recordsWithPhysicianNotices(database.directory, idNatPs, clock.domain(), MOST)) {
          const read = await runner.perform(acts.readEmergencyNotices, recordId, {}, { ...who, situation: 'normal' });
          if (read.kind === 'done') patients.push({ ...read.outcome, key: patientKey(publicIds, recordId) });
        }
        return proPage(house, request, session, {
          title: t.title,
          lead: t.lead,
          body: <EmergenciesPage m={m} csrf={session.csrf} patients={patients} />,
        });
      },
    }),
    recordRoute({
      method: 'POST',
      path: `${EMERGENCIES}/vu`,
      body: 'form',
      edge,
      act: acts.seeEmergencyNotice,
      parse({ form }) {
        const patient = publicIds.read('patient', form.get('patient') ?? '');
        const id = form.get('avis') ?? '';
        if (patient === undefined || !isUuid(id)) return notFound();
        return ok({ recordId: patient.recordId as RecordId, input: { id } });
      },
      respond: () => redirect(EMERGENCIES, [justDone('emergency-seen')]),
    }),
  ];
}

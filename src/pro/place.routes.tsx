import {
  localPath,
  messagesOf,
  PLACE_PATH,
  professionalDoor,
  sessionsOf,
  type ProfessionalSession,
} from '../identity/index.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { justDone } from '../web/just-done.js';
import { withoutPatient } from './patient.js';
import { PlacePage } from './place.page.js';
import { HOME_PATH } from './patient.page.js';
import type { ProHouse } from './pro-house.js';
import { proPage } from './pro-page.js';

/** Where one practises counts for every decision and stands in every trace: it is chosen, and kept for the session. */
export function placeRoutes(house: ProHouse): Route[] {
  const door = professionalDoor(house);
  const sessions = sessionsOf(house);
  const page = (
    request: HttpRequest,
    session: ProfessionalSession,
    next: string | undefined,
    missing = false,
  ): Reply => {
    const m = messagesOf(request);
    const t = m.professional.place;
    return proPage(house, request, session, {
      status: missing ? 400 : 200,
      hasErrors: missing,
      title: t.title,
      lead: t.lead,
      body: (
        <PlacePage
          m={m}
          csrf={session.csrf}
          places={session.structures}
          chosen={session.structure?.id}
          next={next}
          missing={missing}
        />
      ),
    });
  };
  return [
    openRoute({
      method: 'GET',
      path: PLACE_PATH,
      decide: door,
      answer: (request, { session }) => page(request, session, localPath(request.query.get('retour'))),
    }),
    openRoute({
      method: 'POST',
      path: PLACE_PATH,
      decide: door,
      body: 'form',
      async answer(request, { session }) {
        const next = localPath(request.form.get('retour'));
        const structure = session.structures.find(({ id }) => id === request.form.get('lieu'));
        if (structure === undefined) return page(request, session, next, true);
        // A record opened at one place is not open at another.
        const moved = session.structure !== undefined && session.structure.id !== structure.id;
        await sessions.save({ ...(moved ? withoutPatient(session) : session), structure });
        return redirect(next ?? HOME_PATH, moved ? [justDone('place-chosen')] : []);
      },
    }),
  ];
}

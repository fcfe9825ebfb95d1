import { provesItsForm, refusalReply } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import { redirect, type CookieChange, type Edge } from '../platform/route.js';
import { readOperatorSession } from './operator-door.store.js';
import type { OperatorSession } from './operator-door.model.js';
import { DOOR_PATH, type OperatorsHouse } from './operators-house.js';

const COOKIE = 'carnet_operator';

export const operatorCookie = (session: string): CookieChange => ({ name: COOKIE, value: session, path: DOOR_PATH });
export const noOperatorCookie: CookieChange = { name: COOKIE, path: DOOR_PATH };

/** Who is inside by a session; everybody else is led to the door, which may not be there. A POST proves its form. */
export function operatorEdge(house: OperatorsHouse): Edge<OperatorSession, OperatorSession> {
  const refused = refusalReply;
  return {
    name: 'operator',
    async authenticate(request) {
      const cookie = request.cookie(COOKIE);
      const session =
        cookie === undefined
          ? undefined
          : await readOperatorSession(house.database.directory, house.keys.session, cookie, house.clock.real());
      if (session === undefined) return { ok: false, reply: redirect(DOOR_PATH) };
      if (request.method !== 'GET' && !provesItsForm(request, session.csrf, house.config.publicUrl))
        return { ok: false, reply: refused('bad-request', request, house.site, { status: 403, href: DOOR_PATH }) };
      return ok({ caller: session, session });
    },
    refused: (kind, request) => refused(kind, request, house.site, { href: DOOR_PATH }),
    failed: (_problem, request) => refused('bad-request', request, house.site, { href: DOOR_PATH }),
  };
}

import type { RecordId } from '../kernel/ids.js';
import { redirect, type Reply } from '../platform/route.js';
import { noSessionCookie, sessionCookie } from './session-cookie.js';
import type { Sessions } from './session.store.js';

/** Where somebody who proved who they are finds their space when it is closed or suspended, and can take it back. */
export const ENDED_PATH = '/espace-ferme';

/** Leads there with a short session that opens nothing else. */
export async function leadToEndedSpace(
  sessions: Sessions,
  recordId: RecordId,
  values: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const pending = await sessions.open({ kind: 'pending', stage: 'ended', recordId, values });
  return redirect(ENDED_PATH, [noSessionCookie, sessionCookie(pending)]);
}

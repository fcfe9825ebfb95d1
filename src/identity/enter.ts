import type { RecordId } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { CookieChange, HttpRequest } from '../platform/route.js';
import { noPendingCookie, sessionCookie, sessionIdIn } from './session-cookie.js';
import type { Sessions } from './session.store.js';

const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/Android/, 'Android'],
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'Mac'],
  [/Linux|X11/, 'Linux'],
] as const;

/** « Firefox · Windows »: enough for its owner to know it again; nothing when the browser says nothing we know. */
export function deviceOf(userAgent: string | undefined): string | undefined {
  const named = (list: readonly (readonly [RegExp, string])[]): string | undefined =>
    list.find(([shape]) => shape.test((userAgent ?? '').slice(0, 500)))?.[1];
  const parts = [named(BROWSERS), named(SYSTEMS)].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(' · ');
}

/**
 * Opens the person's session in this browser, ending whichever was there; answers the cookies that go with it. `proven`: who comes in has just
 * shown that they are the person. Who only goes on from a session before has not, and may not change the ways in.
 */
export async function enterAsPerson(
  sessions: Sessions,
  request: HttpRequest,
  { recordId, displayName, now, proven }: { recordId: RecordId; displayName: string; now: Instant; proven: boolean },
): Promise<readonly CookieChange[]> {
  const before = await sessions.read(sessionIdIn(request));
  if (before !== undefined) await sessions.end(before.id);
  const device = deviceOf(request.header('user-agent'));
  const session = await sessions.open({
    kind: 'person',
    recordId,
    displayName,
    ...(proven ? { provenAt: now } : {}),
    ...(device === undefined ? {} : { device }),
  });
  return [sessionCookie(session), noPendingCookie];
}

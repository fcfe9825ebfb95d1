import type { JSONWebKeySet } from 'jose';
import { HOUR, MINUTE, SECOND } from '../../kernel/time.js';
import { fetchSmallText, type FetchOptions } from './bounded-fetch.js';
import { parseKeySet } from './registration.model.js';

// Keys that are kept by those who sign with them: read at their address, remembered for a while, read again once when a key comes that is
// not among them.

/** After that they are read again before the next use. */
const REREAD = 10 * MINUTE;
/** While their address does not answer they are believed that long, then no more. */
const BELIEVED = HOUR;
/** Whoever sends unknown keys makes us ask at most once in that time. */
const COOL_DOWN = 30 * SECOND;

interface Kept {
  readonly keys: JSONWebKeySet;
  readonly readAt: number;
}

interface Place {
  kept?: Kept;
  triedAt: number;
  reading?: Promise<void>;
}

export interface KeysByUrl {
  /** The keys at `url`, read again when `kid` is not among them and the cool-down is over; undefined when there are none to be had. */
  keysAt(url: string, kid: string | undefined): Promise<JSONWebKeySet | undefined>;
}

/** `failed` hears of an address that did not answer as it should: its name of the fault, once for each attempt. */
export function openKeysByUrl(
  options: FetchOptions,
  failed: (url: string, why: string) => void,
  elapsed: () => number = () => performance.now(),
): KeysByUrl {
  const places = new Map<string, Place>();

  async function read(url: string, place: Place): Promise<void> {
    place.triedAt = elapsed();
    try {
      const parsed = parseKeySet(await fetchSmallText(new URL(url), options));
      if (parsed.ok) place.kept = { keys: parsed.value, readAt: place.triedAt };
      else failed(url, parsed.problem);
    } catch (error) {
      failed(url, error instanceof Error ? error.message : 'unreadable');
    } finally {
      delete place.reading;
    }
  }

  return {
    async keysAt(url, kid) {
      const place = places.get(url) ?? { triedAt: -Infinity };
      places.set(url, place);
      const now = elapsed();
      const { kept } = place;
      const old = kept === undefined || now - kept.readAt >= REREAD;
      const missing = kept !== undefined && kid !== undefined && !kept.keys.keys.some((key) => key.kid === kid);
      const rested = now - place.triedAt >= COOL_DOWN;
      if (place.reading !== undefined || ((old || missing) && rested)) await (place.reading ??= read(url, place));
      const known = place.kept;
      return known === undefined || elapsed() - known.readAt >= BELIEVED ? undefined : known.keys;
    },
  };
}

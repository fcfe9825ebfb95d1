import type { Sql } from '../../platform/database.js';
import type { AccessGrant } from './access-token.js';
import { ALL_TOKENS, readRevocations, type Revocation } from './revocation.store.js';

// Tokens are sealed and never looked up. What is looked up, at most once in a while and by nobody's request in particular, is the short
// list of those taken back. It is asked for when a token comes, so a process that stands still asks nothing; a token is never believed on
// a list older than STALE.

/** Younger: believed as it is. */
const FRESH = 1_000;
/** Older: the request waits for a new one. Between the two a new one is fetched beside the request. */
const STALE = 2_000;

export interface Revocations {
  /** Undefined when the list is fresh enough; else to be waited for. Rejects when it cannot be read: no token is believed then. */
  ready(): Promise<void> | undefined;
  holds(grant: Pick<AccessGrant, 'id' | 'clientId' | 'issuedAt'>): boolean;
  /** What this process has just taken back itself. */
  add(revocation: Revocation): void;
}

const nameOf = (clientId: string, tokenId: string): string => `${tokenId} ${clientId}`;

/** `elapsed` counts milliseconds steadily; wall clocks may jump. */
export function openRevocations(sql: Sql, elapsed: () => number = () => performance.now()): Revocations {
  let known = new Map<string, number>();
  let readAt = -Infinity;
  let reading: Promise<void> | undefined;
  const addedMeanwhile: Revocation[] = [];

  function remember({ clientId, tokenId, issuedUntil }: Revocation, into: Map<string, number>): void {
    const name = nameOf(clientId, tokenId);
    into.set(name, Math.max(into.get(name) ?? -Infinity, issuedUntil));
  }

  async function read(): Promise<void> {
    const startedAt = elapsed();
    addedMeanwhile.length = 0;
    try {
      const fresh = new Map<string, number>();
      for (const each of await readRevocations(sql)) remember(each, fresh);
      for (const each of addedMeanwhile) remember(each, fresh);
      known = fresh;
      readAt = startedAt;
    } finally {
      reading = undefined;
    }
  }

  return {
    ready() {
      const age = elapsed() - readAt;
      if (age < FRESH) return undefined;
      reading ??= read();
      if (age >= STALE) return reading;
      // Beside the request: whoever comes when the list is too old hears of the failure.
      reading.catch(() => undefined);
      return undefined;
    },
    holds: ({ id, clientId, issuedAt }) =>
      known.has(nameOf(clientId, id)) || issuedAt <= (known.get(nameOf(clientId, ALL_TOKENS)) ?? -Infinity),
    add(revocation) {
      remember(revocation, known);
      addedMeanwhile.push(revocation);
    },
  };
}

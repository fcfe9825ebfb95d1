import type { Adapter, AdapterPayload } from 'oidc-provider';

// What the stand-in remembers for some minutes: sign-ins under way. A restart forgets them, and people sign in again (docs/adr/0030).

interface Kept {
  readonly payload: AdapterPayload;
  /** Real time, in seconds; absent: for as long as the process lives. */
  readonly until?: number;
}

/** One store for every kind of thing the library keeps; `now` is real time in milliseconds. */
export function memoryAdapter(now: () => number): (name: string) => Adapter {
  const kept = new Map<string, Kept>();
  const alive = (key: string): Kept | undefined => {
    const found = kept.get(key);
    if (found?.until !== undefined && found.until * 1000 <= now()) {
      kept.delete(key);
      return undefined;
    }
    return found;
  };
  const sweep = (): void => {
    for (const key of kept.keys()) alive(key);
  };

  return (name) => {
    const keyOf = (id: string): string => `${name}:${id}`;
    const where = (matches: (payload: AdapterPayload) => boolean): Promise<AdapterPayload | undefined> => {
      const found = [...kept].find(([key, { payload }]) => key.startsWith(`${name}:`) && matches(payload));
      return Promise.resolve(found === undefined ? undefined : alive(found[0])?.payload);
    };
    return {
      upsert(id, payload, expiresIn) {
        sweep();
        const until = expiresIn === undefined || expiresIn <= 0 ? {} : { until: Math.floor(now() / 1000) + expiresIn };
        kept.set(keyOf(id), { payload: structuredClone(payload), ...until });
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(structuredClone(alive(keyOf(id))?.payload)),
      findByUid: (uid) => where((payload) => payload.uid === uid),
      findByUserCode: (userCode) => where((payload) => payload.userCode === userCode),
      consume(id) {
        const found = alive(keyOf(id));
        if (found !== undefined) found.payload['consumed'] = Math.floor(now() / 1000);
        return Promise.resolve();
      },
      destroy(id) {
        kept.delete(keyOf(id));
        return Promise.resolve();
      },
      revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key);
        return Promise.resolve();
      },
    };
  };
}

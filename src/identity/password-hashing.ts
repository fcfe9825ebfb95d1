import { hash, verify } from '@node-rs/argon2';

// argon2id with OWASP's least costs (19 MiB, two passes): some 20 a second on two cores, so they stand in a short queue and the rest
// is told at once to come back, instead of everybody waiting for ever.

const AT_ONCE = 2;
const WAITING = 20;
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}

/** Runs at most `atOnce` jobs, lets at most `waiting` wait, and refuses more with {@link TooBusy}. */
export function boundedQueue(atOnce: number, waiting: number): <T>(job: () => Promise<T>) => Promise<T> {
  let running = 0;
  const line: (() => void)[] = [];
  return async (job) => {
    if (running >= atOnce) {
      if (line.length >= waiting) throw new TooBusy('too many passwords at once');
      // Whoever ends hands its place over, so that `running` never passes `atOnce`.
      await new Promise<void>((start) => line.push(start));
    } else running += 1;
    try {
      return await job();
    } finally {
      const next = line.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

// One queue for the process: it is the machine's cores that it spares.
const inTurn = boundedQueue(AT_ONCE, WAITING);
let nobodys: Promise<string> | undefined;

/** The hash to keep of a password. Throws {@link TooBusy}. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFC'), COSTS));

/** Whether it is the password; without a hash (nobody's account) the same work is done and the answer is no. Throws {@link TooBusy}. */
export async function passwordMatches(kept: string | undefined, password: string): Promise<boolean> {
  nobodys ??= hash('nobody has this password', COSTS);
  const against = kept ?? (await nobodys);
  const matches = await inTurn(() => verify(against, password.normalize('NFC')));
  return kept !== undefined && matches;
}

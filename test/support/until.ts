import { setTimeout as wait } from 'node:timers/promises';

const EVERY_MS = 20;
/** Far beyond what the busiest machine needs: who waits so long waits for something that does not come. */
const PATIENCE_MS = 120_000;

/** Asks again and again until there is an answer. Rejects with `what` that was waited for when none comes. */
export async function until<T>(what: string, ask: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await wait(EVERY_MS)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`waited in vain for ${what}`);
}

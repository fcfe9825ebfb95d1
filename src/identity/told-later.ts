import { setTimeout as wait } from 'node:timers/promises';

/**
 * A refusal is told this long after the question, whatever it took to find out: the time it takes tells nothing. On a machine so busy that
 * it took longer, twice as long or three times, never in between.
 */
const TOLD_AFTER = 300;

/** The process's own stopwatch, for {@link toldLater}. */
export const stopwatch = (): number => performance.now();

/** Gives `answer` at a fixed time after `since` ({@link stopwatch}); it costs a timer, no work. */
export async function toldLater<T>(since: number, answer: T): Promise<T> {
  const moment = since + TOLD_AFTER * Math.max(1, Math.ceil((stopwatch() - since) / TOLD_AFTER));
  // A timer counts from when the loop last looked at the clock, and so comes early by what was done since: by what must not be told.
  for (let left = moment - stopwatch(); left > 0; left = moment - stopwatch()) await wait(Math.ceil(left));
  return answer;
}

import { setTimeout as wait } from 'node:timers/promises';

/** A refusal is told this long after the question, whatever it took to find out: the time it takes tells nothing. */
const TOLD_AFTER = 300;

/** The process's own stopwatch, for {@link toldLater}. */
export const stopwatch = (): number => performance.now();

/** Gives `answer` no sooner than a fixed time after `since` ({@link stopwatch}); it costs a timer, no work. */
export async function toldLater<T>(since: number, answer: T): Promise<T> {
  await wait(Math.max(0, TOLD_AFTER - (stopwatch() - since)));
  return answer;
}

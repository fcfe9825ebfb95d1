import type { TraceLine } from '../audit/index.js';
import { parisDay } from '../kernel/time.js';

// The history as the person looks through it: the same refused attempt, over and over, is one line that says how often. Every entry stays in
// the trace, on its page, and in the files the person takes away.

export interface HistoryGroup {
  /** The last one. */
  readonly line: TraceLine;
  /** The same again before it, the latest first; of anything that came about, none. */
  readonly before: readonly Pick<TraceLine, 'n' | 'at'>[];
}

/** All that is told of a line but when it was. */
const told = (line: TraceLine): string => {
  const { act, outcome, rule, actor, situation, reason, object, query, problem, releasedWith, released } = line;
  return JSON.stringify([act, outcome, rule, actor, situation, reason, object, query, problem, releasedWith, released]);
};

/**
 * Whether `line` is shown with the group after it: the same attempt, by the same one, with the same end, on the same Paris day. What was done
 * is never put together: each reading, each change counts.
 */
export const isOneMore = ({ line: last }: HistoryGroup, line: TraceLine): boolean =>
  line.outcome !== 'done' && parisDay(line.at) === parisDay(last.at) && told(line) === told(last);

/** The oldest entry of a group. */
export const firstOf = ({ line, before }: HistoryGroup): Pick<TraceLine, 'n' | 'at'> => before.at(-1) ?? line;

/** What a watch of the event loop saw. */
export interface LoopWatch {
  /** Ends the watch. @returns The longest that one turn of the event loop kept its thread working, in milliseconds of CPU. */
  stop(): number;
}

const EVERY_MS = 10;

/**
 * Watches how long one turn of this thread's event loop works. It counts the thread's own CPU time, not the time on the wall: on a machine that
 * runs other tests beside this one, a thread that waits for its core is late without having held anybody up.
 */
export function watchLoop(): LoopWatch {
  let longest = 0;
  let last = worked();
  const look = (): void => {
    const now = worked();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const ticks = setInterval(look, EVERY_MS);
  return {
    stop() {
      clearInterval(ticks);
      look();
      return longest;
    },
  };
}

/** Milliseconds of CPU this thread has used, in user and system mode. */
function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

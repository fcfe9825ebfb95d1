import type { Clock } from '../kernel/time.js';

/** A clock whose domain time may run ahead of real time (demo only: `carnet clock advance`). It never runs backwards. */
export interface MovableClock extends Clock {
  /** Moves the domain's clock to `offset` milliseconds ahead of real time; a smaller offset than before is ignored. */
  setOffset(offset: number): void;
  offset(): number;
}

export function systemClock(now: () => number = Date.now): MovableClock {
  let ahead = 0;
  return {
    domain: () => now() + ahead,
    real: () => now(),
    setOffset: (offset) => {
      ahead = Math.max(ahead, offset);
    },
    offset: () => ahead,
  };
}

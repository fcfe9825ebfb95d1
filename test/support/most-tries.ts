// What a patient attacker gets out of an allowance.

interface Allowance {
  readonly free: number;
  readonly firstWait: number;
  readonly longestWait: number;
  readonly forgottenAfter: number;
}

/** The most tries in `time` (milliseconds): waiting as told, or resting until everything is forgotten whenever that pays. */
export function mostTries(allowance: Allowance, time: number): number {
  const { free, firstWait, longestWait, forgottenAfter } = allowance;
  const waitOf = (nth: number): number => Math.min(firstWait * 2 ** Math.min(nth, 40), longestWait);
  const patient = (until: number): number => {
    let tries = free;
    for (let now = waitOf(0); now <= until; now += waitOf(tries - free)) tries += 1;
    return tries;
  };
  let best = patient(time);
  // Rounds of the free tries and `beyond` that waited, each followed by a rest; what is left of the time is used patiently.
  for (let beyond = 0, spent = 0; spent + forgottenAfter <= time; spent += waitOf(beyond), beyond += 1) {
    const rounds = Math.floor(time / (spent + forgottenAfter));
    best = Math.max(best, rounds * (free + beyond) + patient(time - rounds * (spent + forgottenAfter)));
  }
  return best;
}

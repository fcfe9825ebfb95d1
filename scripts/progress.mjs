// One line per step of the set-up: what is being done, and how long it has taken so far.

/** Starts a line; `done` or `fail` ends it. On a terminal the seconds run; elsewhere a sign of life comes every 15 s. */
export function showProgress(what, quiet = false) {
  const out = process.stderr;
  const began = performance.now();
  const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`;
  if (quiet) return { done: () => undefined, fail: () => undefined };
  out.write(out.isTTY ? `${what}…` : `${what}…\n`);
  const tick = () => out.write(out.isTTY ? `\r${what}… ${seconds()}` : `  still at it, ${seconds()}\n`);
  const timer = setInterval(tick, out.isTTY ? 1_000 : 15_000);
  timer.unref();
  const end = (word) => () => {
    clearInterval(timer);
    out.write(out.isTTY ? `\r${what}: ${word}, ${seconds()}\n` : `${what}: ${word}, ${seconds()}\n`);
  };
  return { done: end('done'), fail: end('failed') };
}

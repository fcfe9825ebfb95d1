import { CarnetUnreachable, problemOf } from './problem.js';

// One request and its answer, asked again while that makes sense: nobody answers, the server is restarting, or it asks for patience.

export interface Exchange {
  /** Of this package's tests, or with a client certificate; `fetch` of the runtime by default. */
  readonly fetch: typeof fetch;
  /** Milliseconds during which a request is tried again before giving up. */
  readonly patience: number;
}

/** Worth asking again: whoever deposits the same twice has deposited once. */
const PASSING = new Set([429, 500, 502, 503, 504]);
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The answer, when it is one of success; else rejects with CarnetProblem or, when patience is over, CarnetUnreachable. */
export async function exchange(
  { fetch: ask, patience }: Exchange,
  url: string,
  request: () => Promise<RequestInit> | RequestInit,
): Promise<{ readonly response: Response; readonly bytes: Uint8Array }> {
  const until = Date.now() + patience;
  for (let wait = FIRST_PAUSE; ; wait = Math.min(wait * 2, LONGEST_PAUSE)) {
    const last = await once(ask, url, await request());
    if ('bytes' in last && last.response.ok) return last;
    if ('bytes' in last && !PASSING.has(last.response.status))
      throw problemOf(last.response.status, new TextDecoder().decode(last.bytes));
    const asked = 'bytes' in last ? Number(last.response.headers.get('retry-after') ?? 0) * 1_000 : 0;
    const rest = Math.max(asked, wait * (0.5 + Math.random() / 2));
    if (Date.now() + rest > until) {
      if ('bytes' in last && last.response.status < 502)
        throw problemOf(last.response.status, new TextDecoder().decode(last.bytes));
      throw new CarnetUnreachable(`${new URL(url).origin} does not answer${'why' in last ? `: ${last.why}` : ''}`);
    }
    await pause(rest);
  }
}

async function once(
  ask: typeof fetch,
  url: string,
  init: RequestInit,
): Promise<{ response: Response; bytes: Uint8Array } | { why: string }> {
  try {
    const response = await ask(url, init);
    // An answer cut off in the middle is no answer.
    return { response, bytes: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') throw error;
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    return { why: cause instanceof Error ? cause.message : String(cause) };
  }
}

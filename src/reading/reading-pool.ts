// Reading in threads of its own: a large or hostile document costs time there, never on the loop that answers requests.
import { fileURLToPath } from 'node:url';
import { Tinypool } from 'tinypool';
import type { Result } from '../kernel/result.js';
import { problem } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { CdaPage, CdaPageOptions, CdaPageProblem } from './cda-page.js';
import type { ClinicalContent } from './clinical-content.js';
import type { MalwareScanner } from './clamd-scanner.js';
import type { DocumentText } from './document-text.js';
import type { DocumentKind } from './file-kind.js';
import { bareContentType } from './file-kind.js';
import type { Inspected, InspectionProblem } from './inspect-document.js';
import { inspectDocument } from './inspect-document.js';
import type * as worker from './reading.worker.js';

/** `document-too-complex`: no answer in time or in memory. `reading-busy`: too many wait already; worth trying again. */
export type PoolProblem = 'document-too-complex' | 'reading-busy';
export type ScanProblem = 'malware-found' | 'malware-check-unavailable';

export interface ReadingPool {
  /** Everything a deposit must pass; see `inspectDocument`. With a scanner, a file it cannot check is refused. */
  inspect(
    bytes: Uint8Array,
    declared: string,
    now: Instant,
  ): Promise<Result<Inspected, InspectionProblem | PoolProblem | ScanProblem>>;
  renderCda(bytes: Uint8Array, options: CdaPageOptions): Promise<Result<CdaPage, CdaPageProblem | PoolProblem>>;
  /** One embedded file of a CDA; undefined when it has none of this number. */
  cdaPart(
    bytes: Uint8Array,
    index: number,
  ): Promise<Result<{ contentType: string; bytes: Uint8Array } | undefined, CdaPageProblem | PoolProblem>>;
  text(bytes: Uint8Array, kind: DocumentKind): Promise<Result<DocumentText, CdaPageProblem | PoolProblem>>;
  /** What a CDA states in coded entries. */
  clinicalContent(bytes: Uint8Array): Promise<Result<ClinicalContent, CdaPageProblem | PoolProblem>>;
  close(): Promise<void>;
}

export interface ReadingPoolSettings {
  /** Start a thread at once and keep it: the first document then waits for nothing. */
  readonly keepWarm?: boolean;
  /** Threads at most. */
  readonly threads?: number;
  /** For one task, counted from when a thread begins with it. */
  readonly timeoutMilliseconds?: number;
  /** Tasks that may wait for a thread. */
  readonly waiting?: number;
  readonly scanner?: MalwareScanner;
}

const INLINE_BYTES = 64 * 1024;
const XML_TYPES: ReadonlySet<string> = new Set(['text/xml', 'application/xml', 'application/xslt+xml']);

/** Small files other than XML are checked in a millisecond; compressed PDF objects may grow, so they go to a thread. */
const isCheap = (bytes: Uint8Array, declared: string): boolean =>
  bytes.length <= INLINE_BYTES &&
  !XML_TYPES.has(bareContentType(declared)) &&
  !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('/ObjStm');

export function openReadingPool(settings: ReadingPoolSettings = {}): ReadingPool {
  const threads = settings.threads ?? 2;
  const timeout = settings.timeoutMilliseconds ?? 5_000;
  const mostWaiting = settings.waiting ?? 200;
  const pool = new Tinypool({
    filename: fileURLToPath(new URL('./reading.worker.js', import.meta.url)),
    minThreads: settings.keepWarm === true ? 1 : 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  let free = threads;
  const queue: (() => void)[] = [];

  // The wait is ours and not the pool's, so that the time limit counts from the moment a thread takes the task.
  const slot = (): Promise<void> => {
    if (free > 0) {
      free -= 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => queue.push(resolve));
  };
  const release = (): void => {
    const next = queue.shift();
    if (next === undefined) free += 1;
    else next();
  };

  async function run<Name extends Exclude<keyof typeof worker, 'standBy'>>(
    name: Name,
    bytes: Uint8Array,
    task: Omit<Parameters<(typeof worker)[Name]>[0], 'bytes' | 'begun'>,
  ): Promise<ReturnType<(typeof worker)[Name]> | Result<never, PoolProblem>> {
    if (queue.length >= mostWaiting) return problem('reading-busy');
    await slot();
    const shared = bytes.buffer instanceof SharedArrayBuffer;
    // The caller keeps its bytes: a copy is handed over, unless they stand where the thread sees them too.
    const handed = shared ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length) : new Uint8Array(bytes);
    const transferList = handed.buffer instanceof ArrayBuffer ? [handed.buffer] : [];
    const begun = new Int32Array(new SharedArrayBuffer(4));
    const limit = limitFromBegin(begun, timeout);
    try {
      return (await pool.run(
        { ...task, bytes: handed, begun },
        { name, signal: limit.signal, transferList },
      )) as ReturnType<(typeof worker)[Name]>;
    } catch (error) {
      if (isExhaustion(error)) return problem('document-too-complex');
      throw error;
    } finally {
      limit.end();
      release();
    }
  }

  return {
    async inspect(bytes, declared, now) {
      const inspected = isCheap(bytes, declared)
        ? inspectDocument(bytes, declared, now)
        : await run('inspect', bytes, { declared, now });
      if (!inspected.ok || settings.scanner === undefined) return inspected;
      const verdict = await settings.scanner(bytes);
      if (verdict === 'clean') return inspected;
      return problem(verdict === 'found' ? 'malware-found' : 'malware-check-unavailable');
    },
    renderCda: (bytes, options) => run('renderPage', bytes, { options }),
    cdaPart: (bytes, index) => run('readPart', bytes, { index }),
    text: (bytes, kind) => run('extractText', bytes, { kind }),
    clinicalContent: (bytes) => run('clinicalContent', bytes, {}),
    async close() {
      await allStandBy(pool);
      await pool.destroy();
    },
  };
}

const STEPS = 5;
const LOADING_AT_MOST = 60_000;

/**
 * A time limit that counts from when a thread says that it has begun: loading the thread is no fault of the document. It counts in steps, so
 * that a process which stands still for a while uses up one of them and not the whole.
 */
function limitFromBegin(begun: Int32Array, timeout: number): { readonly signal: AbortSignal; end(): void } {
  const late = new AbortController();
  const every = Math.max(1, timeout / STEPS);
  let left = Math.ceil(timeout / every);
  let loading = Math.ceil(LOADING_AT_MOST / every);
  const steps = setInterval(() => {
    if (Atomics.load(begun, 0) === 1) left -= 1;
    else loading -= 1;
    if (left <= 0 || loading <= 0) late.abort();
  }, every).unref();
  return { signal: late.signal, end: () => clearInterval(steps) };
}

/**
 * Waits until every thread has finished loading: ending one while it still loads its modules can bring the whole process down
 * (a failed check inside V8).
 */
async function allStandBy(pool: Tinypool): Promise<void> {
  const loaded = new Set<number>();
  const deadline = Date.now() + 60_000;
  while (loaded.size < pool.threads.length && Date.now() < deadline) {
    const ready = await Promise.all(pool.threads.map(() => pool.run({}, { name: 'standBy' }) as Promise<number>));
    for (const thread of ready) loaded.add(thread);
  }
}

/** Out of time (the thread is ended), of memory, or of stack: the document's fault. Anything else is a bug of ours and is thrown. */
function isExhaustion(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return true;
  const code = 'code' in error ? error.code : undefined;
  return (
    code === 'ERR_WORKER_OUT_OF_MEMORY' || error.name === 'RangeError' || error.message === 'Terminating worker thread'
  );
}

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Instant } from '../../kernel/time.js';
import { verifySignature } from '../log/log-keys.js';
import { sha256 } from '../log/log.store.js';
import { signatureLine, signNote, verifierKeyText, type VerifierKey } from '../log/note.model.js';
import { openWitnessHome } from './witness-home.js';
import { digestOf, statementHash } from '../log/state-rollback.js';
import { judge, judgeRollback, parseRollbackRequest, parseWitnessRequest } from './witness.model.js';

// The witness: a process of its own, with a home of its own, best run by somebody else than the installation it watches.

export interface WitnessOptions {
  readonly home: string;
  readonly name: string;
  /** The logs it watches, by their public keys. */
  readonly logs: readonly VerifierKey[];
  readonly host: string;
  readonly port: number;
  readonly now: () => Instant;
  readonly say: (line: string) => void;
}

export interface RunningWitness {
  readonly url: string;
  /** What those who trust this witness are given. */
  readonly key: string;
  stop(): Promise<void>;
}

const MOST_BYTES = 64 * 1024;

export async function startWitness(options: WitnessOptions): Promise<RunningWitness> {
  const { logs, say } = options;
  const home = await openWitnessHome(options.home, options.name);
  // One request after the other: what was last cosigned is looked at and replaced without anybody in between.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work, work);
    turn = mine.catch(() => undefined);
    return mine;
  };

  async function answer(body: string): Promise<{ status: number; body: string; type?: string }> {
    const request = parseWitnessRequest(body);
    if (request === undefined) return { status: 400, body: 'not an add-checkpoint request\n' };
    const { checkpoint, note, noteText } = request;
    const last = await home.last(checkpoint.origin);
    const verdict = judge(request, logs, last, verifySignature, sha256);
    if (verdict.cosign) {
      await home.keep(checkpoint.origin, noteText);
      const seconds = Math.floor(options.now() / 1_000);
      return { status: 200, body: signatureLine(signNote(note.text, home.key, home.sign, seconds, sha256)) };
    }
    if (verdict.splitView === true) {
      const file = await home.keepEvidence(checkpoint.origin, noteText);
      say(`SPLIT VIEW: ${checkpoint.origin} signed two histories that do not agree; kept in ${file}`);
    }
    return verdict.size === undefined
      ? { status: verdict.status, body: verdict.splitView === true ? 'this is not the log I know\n' : 'refused\n' }
      : { status: verdict.status, body: `${verdict.size}\n`, type: 'text/x.tlog.size' };
  }

  /** A log that was set back: cosigned once the keeper has allowed it, and the same answer for who asks again. */
  async function answerRollback(body: string): Promise<{ status: number; body: string }> {
    const request = parseRollbackRequest(body);
    if (request === undefined) return { status: 400, body: 'not an add-rollback request\n' };
    const { rollback, note, base } = request;
    const hash = statementHash(note.text);
    const given = await home.rollback(hash, 'cosigned');
    if (given !== undefined) return { status: 200, body: given };
    const verdict = judgeRollback(request, logs, await home.last(rollback.origin), home.key, verifySignature, sha256);
    if (!verdict.allowed) return { status: verdict.status, body: 'refused\n' };
    // What the keeper has read is what is cosigned, letter by letter.
    if ((await home.rollback(hash, 'allowed')) !== note.text) {
      const digest = digestOf(note.text);
      const asked = await home.rollback(hash, 'asked');
      if (asked !== undefined && asked !== note.text) return { status: 409, body: 'another statement is kept here\n' };
      if (asked === undefined) await home.keepRollback(hash, 'asked', note.text);
      say(`ROLLBACK asked for, ${digest}:\n${note.text}Allow it with: carnet witness allow ${digest}`);
      return { status: 202, body: `${digest}\n` };
    }
    await home.keepEvidence(rollback.origin, request.noteText);
    const seconds = Math.floor(options.now() / 1_000);
    const line = signatureLine(signNote(note.text, home.key, home.sign, seconds, sha256));
    // The answer is kept before the log is: asked again after a crash, it is the same.
    await home.keepRollback(hash, 'cosigned', line);
    if (rollback.to.size === 0) await home.forget(rollback.origin);
    else await home.keep(rollback.origin, base);
    return { status: 200, body: line };
  }

  /** The last checkpoint cosigned of a log: what everybody may know of it. */
  async function shown(url: string): Promise<string | undefined> {
    const origin = new URL(url, 'http://witness').searchParams.get('origin') ?? '';
    return logs.some(({ name }) => name === origin) ? home.lastNote(origin) : undefined;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'GET' && request.url?.startsWith('/checkpoint?') === true) {
      const note = await shown(request.url);
      response
        .writeHead(note === undefined ? 404 : 200, { 'content-type': 'text/plain; charset=utf-8' })
        .end(note ?? '');
      return;
    }
    const rollback = request.url === '/add-rollback';
    if (request.method !== 'POST' || (request.url !== '/add-checkpoint' && !rollback)) {
      response.writeHead(404).end();
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) {
        response.writeHead(413).end();
        return;
      }
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString('utf8');
    const answered: { status: number; body: string; type?: string } = await inTurn(() =>
      rollback ? answerRollback(text) : answer(text),
    );
    const type = answered.type ?? 'text/plain; charset=utf-8';
    response.writeHead(answered.status, { 'content-type': type }).end(answered.body);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      say(`failed: ${error instanceof Error ? error.message : String(error)}`);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listening(server, options.host, options.port);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    key: verifierKeyText(home.key, sha256),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const listening = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });

/** What became of a keeper's word: the statement allowed; or the whole hashes of several that bear the same name, or of none. */
export type RollbackAllowed = { readonly statement: string } | { readonly alike: readonly string[] };

/** The keeper allows a rollback that was asked for, by 16 letters of its hash, or all 64 where others begin alike. */
export async function allowRollback(homeFolder: string, name: string, digest: string): Promise<RollbackAllowed> {
  if (!/^[0-9a-f]{16,64}$/.test(digest)) return { alike: [] };
  const home = await openWitnessHome(homeFolder, name);
  const [hash, ...others] = await home.rollbacksAsked(digest);
  const statement = hash === undefined || others.length > 0 ? undefined : await home.rollback(hash, 'asked');
  if (hash === undefined || statement === undefined) return { alike: hash === undefined ? [] : [hash, ...others] };
  await home.keepRollback(hash, 'allowed', statement);
  return { statement };
}

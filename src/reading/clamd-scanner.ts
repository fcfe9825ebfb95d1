// A client for clamd's INSTREAM command, over TCP or a local socket.
import { connect } from 'node:net';
import type { NetConnectOpts } from 'node:net';

/** `unavailable`: no answer, or one that says neither; the caller decides whether a deposit may go on. */
export type MalwareScanner = (bytes: Uint8Array) => Promise<'clean' | 'found' | 'unavailable'>;

/** `host:port` or the path of a local socket. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

/** `host:port`, `host` with clamd's own port, or the path of a socket. */
export function clamdAddress(text: string): ClamdAddress {
  if (text.startsWith('/')) return { path: text };
  const { hostname, port } = new URL(`tcp://${text}`);
  return { host: hostname, port: Number(port === '' ? 3310 : port) };
}

const CHUNK = 64 * 1024;
const MAX_ANSWER = 4_096;

export function clamdScanner(address: ClamdAddress, timeoutMilliseconds = 20_000): MalwareScanner {
  return (bytes) =>
    new Promise((resolve) => {
      const socket = connect(address as NetConnectOpts);
      let answer = '';
      const finish = (verdict: 'clean' | 'found' | 'unavailable'): void => {
        socket.destroy();
        resolve(verdict);
      };
      socket.setTimeout(timeoutMilliseconds, () => finish('unavailable'));
      socket.on('error', () => finish('unavailable'));
      socket.on('close', () => resolve(verdictOf(answer)));
      socket.on('data', (data) => {
        answer += data.toString('latin1');
        if (answer.includes('\0') || answer.length > MAX_ANSWER) finish(verdictOf(answer));
      });
      socket.on('connect', () => {
        socket.write('zINSTREAM\0');
        for (let from = 0; from < bytes.length; from += CHUNK) {
          const chunk = bytes.subarray(from, from + CHUNK);
          socket.write(lengthOf(chunk.length));
          socket.write(chunk);
        }
        socket.write(lengthOf(0));
      });
    });
}

const lengthOf = (length: number): Buffer => {
  const prefix = Buffer.alloc(4);
  prefix.writeUInt32BE(length);
  return prefix;
};

function verdictOf(answer: string): 'clean' | 'found' | 'unavailable' {
  const text = answer.replace(/\0.*$/su, '').trim();
  if (/^stream: OK$/.test(text)) return 'clean';
  return /^stream: .+ FOUND$/.test(text) ? 'found' : 'unavailable';
}

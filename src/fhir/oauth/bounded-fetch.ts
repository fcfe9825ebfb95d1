import { lookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { BlockList, isIP } from 'node:net';

// Reading a small public file at an address that somebody else wrote: bounded in size and time, no redirect, and never to an address of
// the machine or of a private network, whatever the name resolves to. What was checked is what is connected to: the name is resolved once.

const MAX_BYTES = 64 * 1024;
const DEADLINE = 3_000;

const refused = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  refused.addSubnet(net, bits, 'ipv4');
// Of IPv6 only what is routed on the Internet is let through, and of that not what carries an IPv4 address inside.
const routed = new BlockList();
routed.addSubnet('2000::', 3, 'ipv6');
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  refused.addSubnet(net, bits, 'ipv6');

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** May this address be connected to? `ownMachine`: the machine itself may (a demo), and nothing else may besides the Internet. */
export function mayConnectTo(address: string, ownMachine: boolean): boolean {
  const family = isIP(address);
  if (family === 0) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  if (loopback.check(address, kind)) return ownMachine;
  return !refused.check(address, kind) && (family === 4 || routed.check(address, 'ipv6'));
}

export class NotFetched extends Error {
  override readonly name = 'NotFetched';
}

type Lookup = NonNullable<RequestOptions['lookup']>;
type Resolve = (hostname: string, options: LookupOptions & { all: true }) => Promise<LookupAddress[]>;

const resolveByDns: Resolve = (hostname, options) =>
  new Promise((resolve, reject) => {
    lookup(hostname, options, (error, addresses) => {
      if (error === null) resolve(addresses);
      else reject(error);
    });
  });

/** Answers only when every address of the name may be connected to. */
const guardedLookup =
  (allowed: (address: string) => boolean, resolve: Resolve): Lookup =>
  (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }).then(
      (addresses) => {
        const [first] = addresses;
        if (first === undefined || addresses.some(({ address }) => !allowed(address)))
          callback(new NotFetched('address-refused'), '', 0);
        else if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      },
      () => callback(new NotFetched('name-not-resolved'), '', 0),
    );
  };

export interface FetchOptions {
  /** The machine itself may be asked, besides the Internet. */
  readonly ownMachine: boolean;
  /** Private networks too: only for an address that the operator's own settings name. */
  readonly anywhere?: boolean;
  /** For tests: what a name resolves to. */
  readonly resolve?: Resolve;
  readonly deadline?: number;
}

/** The text at an http(s) address. Rejects with {@link NotFetched} and a name that says why. */
export function fetchSmallText(
  url: URL,
  { ownMachine, anywhere = false, resolve = resolveByDns, deadline = DEADLINE }: FetchOptions,
): Promise<string> {
  const allowed = (address: string): boolean => anywhere || mayConnectTo(address, ownMachine);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is never looked up.
  if (isIP(host) !== 0 && !allowed(host)) return Promise.reject(new NotFetched('address-refused'));
  return new Promise((done, failed) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const asked = send(
      url,
      {
        agent: false,
        lookup: guardedLookup(allowed, resolve),
        signal: AbortSignal.timeout(deadline),
        headers: { accept: 'application/json', 'user-agent': 'carnet' },
      },
      (answer) => {
        const end = (why: string): void => {
          failed(new NotFetched(why));
          asked.destroy();
        };
        // A redirect leads elsewhere than where the operator said.
        if (answer.statusCode !== 200) return end(`status-${answer.statusCode ?? 0}`);
        const chunks: Buffer[] = [];
        let length = 0;
        answer.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length > MAX_BYTES) end('too-large');
          else chunks.push(chunk);
        });
        answer.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
        answer.on('error', () => end('broken-off'));
      },
    );
    asked.on('error', (error) =>
      failed(
        error instanceof NotFetched
          ? error
          : new NotFetched(error.name === 'AbortError' || error.name === 'TimeoutError' ? 'too-slow' : 'unreachable'),
      ),
    );
    asked.end();
  });
}

import { createHmac, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import type { RecordId } from '../../kernel/ids.js';
import type { TraceChain } from '../trace.model.js';
import type { LogName } from './leaf.model.js';
import { PLAIN, TIMESTAMPED, type Sign, type VerifierKey, type VerifySignature } from './note.model.js';

// The keys of the logs: one signs checkpoints (Ed25519), one names chains to nobody. Both come from the master key.

const PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC = Buffer.from('302a300506032b6570032100', 'hex');

/** An Ed25519 key from 32 secret bytes (RFC 8032). */
export function signingKey(seed: Uint8Array): { readonly publicKey: Uint8Array; readonly sign: Sign } {
  const key = createPrivateKey({ key: Buffer.concat([PRIVATE, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC.length);
  return { publicKey, sign: (message) => sign(null, message, key) };
}

export const verifySignature: VerifySignature = (publicKey, message, signature) =>
  verify(
    null,
    message,
    createPublicKey({ key: Buffer.concat([PUBLIC, publicKey]), format: 'der', type: 'spki' }),
    signature,
  );

export interface LogKeys {
  readonly sign: Sign;
  readonly publicKey: Uint8Array;
  /** Names chains and entries in the logs. */
  readonly naming: KeyObject;
  /** The installation's name in origins and signatures: host and path, no scheme. It stays when the address changes. */
  readonly place: string;
}

/** The place of an address: of the one people type when the logs begin. */
export const placeOf = (address: string): string => address.replace(/^https?:\/\//, '').replace(/[\s+]/g, '-');

export const logKeys = (signing: KeyObject, naming: KeyObject, address: string): LogKeys => ({
  ...signingKey(signing.export()),
  naming,
  place: placeOf(address),
});

export const originOf = ({ place }: Pick<LogKeys, 'place'>, log: LogName): string =>
  `${place}/trace/${log === 'shown' ? 'a' : 'b'}`;

/** The place that an origin names, or a checkpoint, which begins with one. */
export const placeOfOrigin = (text: string): string => (text.split('\n')[0] ?? '').replace(/\/trace\/[ab]$/, '');

/** The two keys a checkpoint of ours is signed with: the plain one, and one that says when. */
export const verifierKeys = (
  keys: Pick<LogKeys, 'place' | 'publicKey'>,
  log: LogName,
): { readonly plain: VerifierKey; readonly timestamped: VerifierKey } => {
  const name = originOf(keys, log);
  return {
    plain: { name, kind: PLAIN, publicKey: keys.publicKey },
    timestamped: { name, kind: TIMESTAMPED, publicKey: keys.publicKey },
  };
};

/** What a chain is called in the log. */
export const chainName = (naming: KeyObject, recordId: RecordId, chain: TraceChain): Uint8Array =>
  createHmac('sha256', naming).update(`chain|${recordId}|${chain}`).digest();

/** What a chain of no record is called in the log. */
export const houseChainName = (naming: KeyObject, name: string): Uint8Array =>
  createHmac('sha256', naming).update(`house|${name}`).digest();

/** What a single entry of the withheld chain is called: nobody can tell it from another record's, nor how many came before it. */
export const entryName = (naming: KeyObject, recordId: RecordId, n: number): Uint8Array =>
  createHmac('sha256', naming).update(`entry|${recordId}|${n}`).digest();

import { bigEndian, fromBase64, joined, sameBytes, toBase64, toHex, utf8Bytes } from '../../kernel/bytes.js';
import type { Hash } from '../verify-chain.rule.js';

// Signed notes (c2sp.org/signed-note): a text, an empty line, and one line for each signature. Two kinds of Ed25519 signatures: of the
// text (0x01), and the timestamped cosignature of a checkpoint (0x04, c2sp.org/tlog-cosignature).

export const PLAIN = 0x01;
export const TIMESTAMPED = 0x04;

/** Does this public key (32 bytes) hold for this signature (64 bytes) of these bytes? */
export type VerifySignature = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
export type Sign = (message: Uint8Array) => Uint8Array;

/** A key whose signatures are looked for: `name+keyid+base64(kind ‖ public key)`. */
export interface VerifierKey {
  readonly name: string;
  readonly kind: number;
  readonly publicKey: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly bytes: Uint8Array;
}

export interface SignedNote {
  /** With its last line break. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

const MOST_SIGNATURES = 32;
const KEY_NAME = /^[^\s+]{1,200}$/u;

export const keyIdOf = ({ name, kind, publicKey }: VerifierKey, sha256: Hash): Uint8Array =>
  sha256(utf8Bytes(`${name}\n`), Uint8Array.of(kind), publicKey).subarray(0, 4);

export const verifierKeyText = (key: VerifierKey, sha256: Hash): string =>
  `${key.name}+${toHex(keyIdOf(key, sha256))}+${toBase64(joined(Uint8Array.of(key.kind), key.publicKey))}`;

export function parseVerifierKey(text: string, sha256: Hash): VerifierKey | undefined {
  const [, name = '', id = '', encoded = ''] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text.trim()) ?? [];
  const bytes = fromBase64(encoded);
  const kind = bytes?.[0];
  if (bytes?.length !== 33 || (kind !== PLAIN && kind !== TIMESTAMPED)) return undefined;
  const key = { name, kind, publicKey: bytes.subarray(1) };
  return toHex(keyIdOf(key, sha256)) === id ? key : undefined;
}

export const signatureLine = ({ name, keyId, bytes }: NoteSignature): string =>
  `\u2014 ${name} ${toBase64(joined(keyId, bytes))}\n`;

export const noteText = ({ text, signatures }: SignedNote): string =>
  `${text}\n${signatures.map(signatureLine).join('')}`;

/** A note as it came, its signatures not looked at; undefined when it is not one. */
export function parseNote(note: string): SignedNote | undefined {
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note)) return undefined;
  const signatures = parseSignatures(note.slice(end + 2));
  return signatures === undefined || signatures.length === 0 ? undefined : { text: note.slice(0, end + 1), signatures };
}

/** Lines of signatures, as a witness answers them. */
export function parseSignatures(lines: string): NoteSignature[] | undefined {
  const found: NoteSignature[] = [];
  for (const line of lines.split('\n').slice(0, -1)) {
    const [, name = '', encoded = ''] = /^\u2014 (\S+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (!KEY_NAME.test(name) || bytes === undefined || bytes.length < 5 || found.length === MOST_SIGNATURES)
      return undefined;
    found.push({ name, keyId: bytes.subarray(0, 4), bytes: bytes.subarray(4) });
  }
  return found;
}

/** What a cosignature signs: the checkpoint and when it was seen, in seconds since the epoch. */
const cosigned = (text: string, seconds: number): Uint8Array => utf8Bytes(`cosignature/v1\ntime ${seconds}\n${text}`);

/** Signs a note's text with one key; `seconds` (real time) is needed by timestamped ones. */
export function signNote(text: string, key: VerifierKey, sign: Sign, seconds: number, sha256: Hash): NoteSignature {
  const bytes = key.kind === PLAIN ? sign(utf8Bytes(text)) : joined(bigEndian(seconds), sign(cosigned(text, seconds)));
  return { name: key.name, keyId: keyIdOf(key, sha256), bytes };
}

export type KeyVerdict =
  | { readonly signed: true; /** Seconds since the epoch, of timestamped keys. */ readonly seconds?: number }
  /** `absent`: this key did not sign; `wrong`: it is named, and its signature does not hold. */
  | { readonly signed: false; readonly why: 'absent' | 'wrong' };

/** Whether this key signed the note. A note that names the key with a signature that does not hold is to be refused whole. */
export function signedBy(note: SignedNote, key: VerifierKey, verify: VerifySignature, sha256: Hash): KeyVerdict {
  const id = keyIdOf(key, sha256);
  const found = note.signatures.find(({ name, keyId }) => name === key.name && sameBytes(keyId, id));
  if (found === undefined) return { signed: false, why: 'absent' };
  if (key.kind === PLAIN)
    return found.bytes.length === 64 && verify(key.publicKey, utf8Bytes(note.text), found.bytes)
      ? { signed: true }
      : { signed: false, why: 'wrong' };
  if (found.bytes.length !== 72) return { signed: false, why: 'wrong' };
  const seconds = Number(new DataView(found.bytes.slice(0, 8).buffer).getBigUint64(0));
  return verify(key.publicKey, cosigned(note.text, seconds), found.bytes.subarray(8))
    ? { signed: true, seconds }
    : { signed: false, why: 'wrong' };
}

// Certificates for tests: an authority and what it signs, written as DER by hand, so that no tool and no file with a private key is needed.
import { generateKeyPairSync, hash, randomBytes, sign, type KeyObject } from 'node:crypto';

export interface Certified {
  readonly key: KeyObject;
  readonly der: Buffer;
  /** PEM of both. */
  readonly keyPem: string;
  readonly pem: string;
  /** `x5t#S256` of RFC 8705. */
  readonly thumbprint: string;
}

export interface Authority extends Certified {
  readonly name: string;
  certify(name: string): Certified;
}

const DAY = 86_400_000;

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}
const sequence = (...parts: readonly Buffer[]): Buffer => der(0x30, ...parts);
const oid = (hexadecimal: string): Buffer => der(0x06, Buffer.from(hexadecimal, 'hex'));
const bits = (bytes: Buffer): Buffer => der(0x03, Buffer.from([0]), bytes);
const time = (at: number): Buffer => der(0x18, Buffer.from(new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '')));
const named = (name: string): Buffer => sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(name)))));
const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const extension = (id: string, value: Buffer): Buffer =>
  sequence(oid(id), der(0x01, Buffer.from([0xff])), der(0x04, value));

function certificate(
  subject: string,
  issuer: string,
  own: KeyObject,
  signer: KeyObject,
  isAuthority: boolean,
): Certified {
  const basic = extension('551d13', isAuthority ? sequence(der(0x01, Buffer.from([0xff]))) : sequence());
  // Names of the machine, so that a server may be reached at 127.0.0.1 and localhost.
  const names = sequence(
    oid('551d11'),
    der(0x04, sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])))),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ECDSA_SHA256,
    named(issuer),
    sequence(time(Date.now() - DAY), time(Date.now() + DAY)),
    named(subject),
    publicOf(own),
    der(0xa3, sequence(basic, names)),
  );
  const whole = sequence(body, ECDSA_SHA256, bits(sign('sha256', body, signer)));
  return {
    key: own,
    der: whole,
    keyPem: own.export({ type: 'pkcs8', format: 'pem' }).toString(),
    pem: `-----BEGIN CERTIFICATE-----\n${(whole.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`,
    thumbprint: hash('sha256', whole, 'base64url'),
  };
}

const spkis = new WeakMap<KeyObject, Buffer>();
const publicOf = (key: KeyObject): Buffer => spkis.get(key) ?? Buffer.alloc(0);

function newKey(): KeyObject {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  spkis.set(privateKey, publicKey.export({ type: 'spki', format: 'der' }));
  return privateKey;
}

/** An authority of its own, good for a day. */
export function anAuthority(name: string): Authority {
  const key = newKey();
  const own = certificate(name, name, key, key, true);
  return { ...own, name, certify: (subject) => certificate(subject, name, newKey(), key, false) };
}

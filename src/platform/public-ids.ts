import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

// Public ids carry their record: `/fhir/DocumentReference/{id}` opens a handle without a look-up table, and tells an outsider
// nothing (two ids of one record cannot be linked). Synthetic-IV construction: the tag over the plain pair is the IV of the cipher,
// so the same pair always gives the same id and a changed character gives none.

const TAG = 12;
const PAIR = 32;
/** Kinds of things that have a public id; the letter stands first in the id. */
export const ID_KINDS = { document: 'd', binary: 'b', patient: 'p', list: 'l', consent: 'c', trace: 't' } as const;
export type IdKind = keyof typeof ID_KINDS;

export interface PublicIds {
  /** `kind` letter + 59 characters of FHIR's id alphabet (letters, digits, `-`, `.`). */
  of(kind: IdKind, recordId: string, itemId: string): string;
  /** The record and item behind an id of that kind, or undefined for anything we did not make. */
  read(kind: IdKind, publicId: string): { recordId: string; itemId: string } | undefined;
}

export function publicIds(encryption: KeyObject, authentication: KeyObject): PublicIds {
  const tagOf = (kind: IdKind, pair: Buffer): Buffer =>
    createHmac('sha256', authentication).update(ID_KINDS[kind]).update(pair).digest().subarray(0, TAG);
  const ivOf = (tag: Buffer): Buffer => Buffer.concat([tag, Buffer.alloc(16 - TAG)]);
  return {
    of(kind, recordId, itemId) {
      const pair = Buffer.concat([uuidBytes(recordId), uuidBytes(itemId)]);
      const tag = tagOf(kind, pair);
      const hidden = createCipheriv('aes-256-ctr', encryption, ivOf(tag)).update(pair);
      return ID_KINDS[kind] + Buffer.concat([tag, hidden]).toString('base64url').replaceAll('_', '.');
    },
    read(kind, publicId) {
      if (publicId.length !== 60 || publicId[0] !== ID_KINDS[kind] || publicId.includes('_')) return undefined;
      const bytes = Buffer.from(publicId.slice(1).replaceAll('.', '_'), 'base64url');
      if (bytes.length !== TAG + PAIR) return undefined;
      // The last character carries two spare bits: another spelling of the same bytes is not our id.
      if (bytes.toString('base64url').replaceAll('_', '.') !== publicId.slice(1)) return undefined;
      const tag = bytes.subarray(0, TAG);
      const pair = createDecipheriv('aes-256-ctr', encryption, ivOf(tag)).update(bytes.subarray(TAG));
      if (!timingSafeEqual(tagOf(kind, pair), tag)) return undefined;
      return { recordId: uuidText(pair.subarray(0, 16)), itemId: uuidText(pair.subarray(16)) };
    },
  };
}

function uuidBytes(uuid: string): Buffer {
  const bytes = Buffer.from(uuid.replaceAll('-', ''), 'hex');
  if (bytes.length !== 16) throw new RangeError('a public id is made of two UUIDs');
  return bytes;
}

function uuidText(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

// The national health identity number (INS): an authority (OID) that says which kind it is, thirteen characters and a two-digit key.
import type { Result } from './result.js';
import { ok, problem } from './result.js';

/** `nir` and `nia` identify real people; `test` and `demo` identify nobody and are refused in production. */
export type InsKind = 'nir' | 'nia' | 'test' | 'demo';

/** A checked INS: `value` is always 15 characters, upper case, without spaces. */
export interface Ins {
  readonly kind: InsKind;
  readonly oid: string;
  readonly value: string;
}

export type InsProblem = 'ins-kind-retired' | 'ins-kind-unknown' | 'ins-malformed' | 'ins-key-wrong';

export const INS_OID = {
  nir: '1.2.250.1.213.1.4.8',
  nia: '1.2.250.1.213.1.4.9',
  test: '1.2.250.1.213.1.4.10',
  demo: '1.2.250.1.213.1.4.11',
} as const satisfies Record<InsKind, string>;

const KIND_BY_OID: ReadonlyMap<string, InsKind> = new Map(
  (Object.keys(INS_OID) as InsKind[]).map((kind) => [INS_OID[kind], kind]),
);

/** INS-A and INS-C: computed identifiers used before 2020, no longer accepted. */
const RETIRED_OIDS: ReadonlySet<string> = new Set(['1.2.250.1.213.1.4.1', '1.2.250.1.213.1.4.2']);

/** First digit 1-2 NIR, 3-4 and 7-8 waiting numbers (NIA, NNP), 5-6 MIG; month 01-12 or 20-99 when the real one is not known. */
const SHAPE = /^[1-8]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{6}\d{2}$/;

/** The key of the thirteen characters: 97 minus the number modulo 97, Corsica's 2A and 2B standing for 19 and 18. */
export function insKey(body: string): string {
  const digits = body.replace('2A', '19').replace('2B', '18');
  return String(97 - (Number(digits) % 97)).padStart(2, '0');
}

const oidOf = (oidOrUrn: string): string => oidOrUrn.trim().replace(/^urn:oid:/i, '');

/** Does this authority issue identifiers of persons, known, retired or not yet known to us? */
export const isInsAuthority = (oidOrUrn: string): boolean => /^1\.2\.250\.1\.213\.1\.4\.\d{1,4}$/.test(oidOf(oidOrUrn));

/**
 * Parses an INS as software sends it: `oidOrUrn` is an OID with or without `urn:oid:`; spaces in `value` are dropped, so that
 * a number printed in groups never becomes a second person. The key is checked under every kind, test and demo too.
 */
export function parseIns(oidOrUrn: string, value: string): Result<Ins, InsProblem> {
  const oid = oidOf(oidOrUrn);
  if (RETIRED_OIDS.has(oid)) return problem('ins-kind-retired');
  const kind = KIND_BY_OID.get(oid);
  if (kind === undefined) return problem('ins-kind-unknown');
  if (value.length > 40) return problem('ins-malformed');
  const bare = value.replace(/\s/gu, '').toUpperCase();
  if (!SHAPE.test(bare)) return problem('ins-malformed');
  if (insKey(bare.slice(0, 13)) !== bare.slice(13)) return problem('ins-key-wrong');
  return ok({ kind, oid, value: bare });
}

/** `urn:oid:…`, as FHIR wants it in `identifier.system`. */
export const insSystem = (ins: Ins): string => `urn:oid:${ins.oid}`;

/** Test and demo identifiers have no place in production. */
export function acceptsKind(mode: 'demo' | 'production', ins: Ins): Result<Ins, 'ins-kind-refused'> {
  const forNobody = ins.kind === 'test' || ins.kind === 'demo';
  return mode === 'production' && forNobody ? problem('ins-kind-refused') : ok(ins);
}

import type { IdNatPs } from '../kernel/ids.js';

/** What we keep of Pro Santé Connect's claims. Everything else is asked of the national directory, by the identifier. */
export interface ProfessionalClaims {
  /** SubjectNameID, as given: it is compared, never parsed. */
  readonly idNatPs: IdNatPs;
}

/** Reads a userinfo answer; undefined when it names no professional. */
export function professionalClaims(userInfo: Readonly<Record<string, unknown>>): ProfessionalClaims | undefined {
  const given = userInfo['SubjectNameID'];
  if (typeof given !== 'string' || given === '' || given.length > 64 || /[\p{Cc}\s]/u.test(given)) return undefined;
  return { idNatPs: given as IdNatPs };
}

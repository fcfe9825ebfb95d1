import type { HeirGrant } from '../access/index.js';
import { DOCUMENT_TYPES } from '../kernel/codes/document-types.js';
import { addDays, dayBegins, type Instant } from '../kernel/time.js';

/** What a grant to an heir holds of a record: types, and a time by the date of the document. Without a grant nothing. */
export interface HeldByGrant {
  readonly codes: readonly string[];
  readonly from?: Instant;
  /** Not any more at this instant. */
  readonly before?: Instant;
}

/** The types and instants that a grant's categories and Paris days mean. */
export function heldByGrant(grant: HeirGrant | undefined): HeldByGrant {
  if (grant === undefined) return { codes: [] };
  const { categories, from, to } = grant;
  return {
    codes: DOCUMENT_TYPES.filter(({ category }) => categories.includes(category)).map(({ code }) => code),
    ...(from === undefined ? {} : { from: dayBegins(from) }),
    ...(to === undefined ? {} : { before: dayBegins(addDays(to, 1)) }),
  };
}

/** The same for one document. */
export function grantHolds(
  grant: HeirGrant | undefined,
  { typeCode, dated }: { readonly typeCode: string; readonly dated: Instant },
): boolean {
  const { codes, from, before } = heldByGrant(grant);
  return codes.includes(typeCode) && (from === undefined || dated >= from) && (before === undefined || dated < before);
}

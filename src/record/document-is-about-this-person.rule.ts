// A document enters a record only when what it says of its patient is that record's person. One trait that differs, with the INS and
// the four others agreeing, is a slip of the producer: the document comes in with a warning. (T31; identity vigilance)
import type { Ins } from '../kernel/ins.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { compareTraits, traitsName, type Traits } from '../kernel/text.js';
import type { DepositDraft } from './deposit.model.js';

/** The warnings with which the document comes in; or the mismatch, with the first trait that differs as its path. */
export function documentIsAboutThisPerson(
  person: Traits & { readonly ins: Ins },
  about: DepositDraft['about'],
): Result<readonly 'identity-trait-differs'[], 'identity-mismatch'> {
  if (about.ins !== undefined && (about.ins.oid !== person.ins.oid || about.ins.value !== person.ins.value))
    return problem('identity-mismatch', 'ins');
  if (about.traits === undefined) return ok([]);
  const named = traitsName(person, about.traits);
  if (named === 'same') return ok([]);
  if (named === 'same-but-one' && about.ins !== undefined) return ok(['identity-trait-differs']);
  const compared = compareTraits(person, about.traits);
  return problem('identity-mismatch', compared === 'same' ? undefined : compared.differs[0]);
}

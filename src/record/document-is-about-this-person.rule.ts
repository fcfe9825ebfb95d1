// A document enters a record only when what it says of its patient is that record's person. (T31; identity vigilance)
import { ok, problem, type Result } from '../kernel/result.js';
import { compareTraits, type Traits } from '../kernel/text.js';
import type { Ins } from '../kernel/ins.js';
import type { DepositDraft } from './deposit.model.js';

/** The INS, when stated, must be the person's own under the same authority; stated traits must agree. */
export function documentIsAboutThisPerson(
  person: Traits & { readonly ins: Ins },
  about: DepositDraft['about'],
): Result<'same-person', 'identity-mismatch'> {
  if (about.ins !== undefined && (about.ins.oid !== person.ins.oid || about.ins.value !== person.ins.value))
    return problem('identity-mismatch', 'ins');
  if (about.traits !== undefined) {
    const compared = compareTraits(person, about.traits);
    if (compared !== 'same') return problem('identity-mismatch', compared.differs[0]);
  }
  return ok('same-person');
}

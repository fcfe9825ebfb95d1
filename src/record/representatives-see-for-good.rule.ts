// What a minor kept from their representatives is made visible to them once and for all: what has been seen cannot be taken back, so it is
// asked twice. (SEL-MP-037 128; R1111-50)
import { ok, problem, type Result } from '../kernel/result.js';
import type { Document } from './document.model.js';

export function representativesSeeForGood(
  document: Pick<Document, 'hiddenFromRepresentatives'>,
  confirmed: boolean,
): Result<'for-good', 'already-visible-to-representatives' | 'confirmation-missing'> {
  if (!document.hiddenFromRepresentatives) return problem('already-visible-to-representatives');
  return confirmed ? ok('for-good') : problem('confirmation-missing', 'confirmation');
}

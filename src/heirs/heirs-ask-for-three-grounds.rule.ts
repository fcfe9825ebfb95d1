import { ok, problem, type Result } from '../kernel/result.js';
import type { HeirGround, HeirQuality } from './heir-request.model.js';

/**
 * Heirs, spouse, partner and cohabitant ask to know the causes of the death, to defend the person's memory or to assert their own rights, and
 * say which and why. Who held parental authority over somebody who died a minor asks as such, and nobody else does. (CSP L1110-4 V, R1111-7)
 */
export function heirsAskForThreeGrounds(
  ground: HeirGround,
  quality: HeirQuality,
  diedAsMinor: boolean,
): Result<undefined, 'heir-ground-is-for-parents' | 'heir-ground-is-of-a-minor'> {
  if ((ground === 'parental') !== (quality === 'parent')) return problem('heir-ground-is-for-parents');
  if (ground === 'parental' && !diedAsMinor) return problem('heir-ground-is-of-a-minor');
  return ok(undefined);
}

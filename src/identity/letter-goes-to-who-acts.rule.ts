import type { Day, Instant } from '../kernel/time.js';
import { majorityFallsAt } from './majority-falls-at-local-midnight.rule.js';

interface Addressed {
  readonly birthDate: Day;
  readonly postalCode?: string;
  readonly addresseeNir?: string;
  readonly representatives?: readonly { readonly kind: 'parent' | 'guardian' }[];
}

/**
 * The NIR of whoever receives a person's letters in their stead, and proves them with it: of a minor a parent, until the day they come of
 * age; of a protected adult their guardian. Everybody else's letters are their own. (rules 7; civil code 414, 475)
 */
export const addresseeNirAt = (
  { birthDate, postalCode, addresseeNir, representatives }: Addressed,
  at: Instant,
): string | undefined =>
  representatives?.[0]?.kind === 'guardian' || at < majorityFallsAt(birthDate, postalCode) ? addresseeNir : undefined;

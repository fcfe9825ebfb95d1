import { addYears, dayBegins, type Day, type Instant } from '../kernel/time.js';

const EIGHTEEN = 18;

const ZONES: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/Guadeloupe',
  '978': 'America/Guadeloupe',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
};

/** The time that people live by at a French postal code; that of Paris without one. */
export const zoneOfPostalCode = (postalCode: string | undefined): string =>
  ZONES[postalCode?.slice(0, 3) ?? ''] ?? 'Europe/Paris';

/** Eighteen falls at 00:00 where the person lives; who was born on a 29 February comes of age on 1 March. (civil code 414) */
export const majorityFallsAt = (birthDate: Day, postalCode: string | undefined): Instant =>
  dayBegins(addYears(birthDate, EIGHTEEN), zoneOfPostalCode(postalCode));

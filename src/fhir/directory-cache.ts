import { readProfessionals, type DirectoryProfessional } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { MINUTE, type Instant } from '../kernel/time.js';
import type { FhirHouse } from './fhir-house.js';

// Authors of deposits come back again and again: what the directory says of them is remembered a few minutes. Names only: rights are
// never decided on it.

const FRESH = 5 * MINUTE;
const MOST = 5_000;

export type ProfessionalNames = (ids: readonly IdNatPs[]) => Promise<Map<IdNatPs, DirectoryProfessional>>;

export function professionalNames(house: FhirHouse): ProfessionalNames {
  const kept = new Map<IdNatPs, { readonly at: Instant; readonly known: DirectoryProfessional | undefined }>();
  return async (ids) => {
    const now = house.clock.real();
    const asked = ids.filter((id) => (kept.get(id)?.at ?? 0) + FRESH <= now);
    if (asked.length > 0) {
      if (kept.size > MOST) kept.clear();
      const read = await readProfessionals(house.database.directory, house.keys.directory, asked);
      for (const id of asked) kept.set(id, { at: now, known: read.get(id) });
    }
    return new Map(
      ids.flatMap((id) => {
        const known = kept.get(id)?.known;
        return known === undefined ? [] : [[id, known] as const];
      }),
    );
  };
}

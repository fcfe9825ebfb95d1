import type { KeyObject } from 'node:crypto';
import type { IdNatPs } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { Sql } from '../platform/database.js';
import { blindIndex } from '../platform/sealing.js';
import { hourOf, type SearchesOfTheHour } from './searches-stay-human.rule.js';

/** Counts a search (and, when it found nobody, a miss) of this professional in this hour of real time; forgets the hours before. */
export async function countSearch(
  sql: Sql,
  key: KeyObject,
  idNatPs: IdNatPs,
  now: Instant,
  { missed }: { readonly missed: boolean },
): Promise<SearchesOfTheHour> {
  const searcher = blindIndex(key, 'professional-search', idNatPs);
  const hour = new Date(hourOf(now));
  const rows = await sql<{ searches: number; misses: number }[]>`
    with forgotten as (delete from professional_search where searcher_index = ${searcher} and hour < ${hour})
    insert into professional_search as s (searcher_index, hour, searches, misses)
    values (${searcher}, ${hour}, ${missed ? 0 : 1}, ${missed ? 1 : 0})
    on conflict (searcher_index, hour) do update
    set searches = s.searches + ${missed ? 0 : 1}, misses = s.misses + ${missed ? 1 : 0}
    returning s.searches, s.misses`;
  return rows[0] ?? { searches: 1, misses: 0 };
}

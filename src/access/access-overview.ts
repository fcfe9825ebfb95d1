import type { Instant } from '../kernel/time.js';
import type { AccessView, NamedTie } from './access.page.js';
import type { RightsRead } from './rights-read.js';
import { whoReads, type Tie } from './who-reads.js';
import type { Names, Whom } from './whom.js';

/** Who has access, as the page shows it: everybody who is blocked by name stands among the blocked, whatever ties they have. */
export function overview(
  read: RightsRead,
  names: Names,
  now: Instant,
): Pick<AccessView, 'readers' | 'ended' | 'blocked' | 'administrators' | 'consentDays' | 'preferences'> {
  const { rights } = read;
  const { professionals, structures, ended } = whoReads(read, names.entries, now);
  const blockedIds = new Set<string>(rights.blocks.map(({ idNatPs }) => idNatPs));
  const shutIds = new Set<string>(rights.structureBlocks.map(({ structureId }) => structureId));
  const named = (tie: Tie): NamedTie => ({
    ...tie,
    collector: tie.origin?.collected === 'for-a-colleague' ? names.words(tie.origin.by).name : undefined,
  });
  const people = professionals
    .filter(({ idNatPs }) => !blockedIds.has(idNatPs))
    .map(({ idNatPs, ties, rule, reads, blocked }) => ({
      whom: { kind: 'professional', idNatPs } satisfies Whom,
      name: names.words(idNatPs).name,
      detail: names.words(idNatPs).detail,
      ties: ties.map(named),
      rule,
      reads,
      shut: blocked,
    }));
  return {
    readers: [
      ...people,
      ...structures
        .filter(({ blocked }) => !blocked)
        .map(({ structureId, ties }) => ({
          whom: { kind: 'structure', structureId } satisfies Whom,
          name: names.place(structureId),
          ties: ties.map(named),
          reads: true,
          shut: false,
        })),
    ],
    ended: ended
      .filter(({ of }) => !blockedIds.has(of) && !shutIds.has(of))
      .map((one) => {
        const whom: Whom = one.structure
          ? { kind: 'structure', structureId: one.of }
          : { kind: 'professional', idNatPs: one.of };
        const name = whom.kind === 'structure' ? names.place(whom.structureId) : names.words(whom.idNatPs).name;
        return { whom, name, tie: named(one), endedAt: one.endedAt };
      }),
    blocked: [
      ...rights.blocks.map(({ idNatPs, since }) => ({
        whom: { kind: 'professional', idNatPs } satisfies Whom,
        name: names.words(idNatPs).name,
        detail: names.words(idNatPs).detail,
        since,
      })),
      ...rights.structureBlocks.map(({ structureId, since }) => ({
        whom: { kind: 'structure', structureId } satisfies Whom,
        name: names.place(structureId),
        since,
      })),
    ],
    administrators: people.filter(({ ties }) => ties.some(({ kind }) => kind === 'administrator')),
    consentDays: rights.consentTerm.consentDays,
    preferences: rights.preferences,
  };
}

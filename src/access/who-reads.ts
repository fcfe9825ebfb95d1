import type { DirectoryProfessional, Structure } from '../identity/index.js';
import type { IdNatPs, StructureId } from '../kernel/ids.js';
import { DAY, type Instant } from '../kernel/time.js';
import type { RuleName } from './access-rules.js';
import { BARRED_SECTORS } from './barred-sectors.js';
import { decideOnRecord } from './decide.js';
import type { ReaderFacts } from './facts.js';
import { WHOLE_STRUCTURE } from './caller-columns.store.js';
import { WITHOUT_END, type ConsentOrigin, type RelationKind, type Rights } from './rights.store.js';

// Who reads the record now, until when and by which rule: the person's rights put to the one table, professional by professional.

/** One reason for which somebody has access. */
export interface Tie {
  readonly kind: RelationKind | 'consent';
  readonly since: Instant;
  /** Absent: without end. */
  readonly until?: Instant;
  readonly consentId?: string;
  readonly origin?: ConsentOrigin;
}

export interface Reader {
  readonly idNatPs: IdNatPs;
  /** The strongest first. */
  readonly ties: readonly Tie[];
  /** Shut out by name, or by every place at which they practise. */
  readonly blocked: boolean;
  readonly reads: boolean;
  readonly rule: RuleName;
}

export interface StructureReader {
  readonly structureId: StructureId;
  readonly ties: readonly Tie[];
  readonly blocked: boolean;
}

/** An access that ended by its term or by the person, in the last months. */
export type EndedTie = Tie & { readonly endedAt: Instant } & Whose;

type Whose =
  { readonly of: IdNatPs; readonly structure: false } | { readonly of: StructureId; readonly structure: true };

export interface WhoReads {
  readonly professionals: readonly Reader[];
  readonly structures: readonly StructureReader[];
  readonly ended: readonly EndedTie[];
}

interface Known {
  readonly rights: Rights;
  readonly origins: ReadonlyMap<string, ConsentOrigin>;
}

const STRENGTH = ['attending', 'administrator', 'careTeam', 'consent'] as const;
const ENDED_FOR = 92 * DAY;

export function whoReads(
  { rights, origins }: Known,
  directory: ReadonlyMap<IdNatPs, DirectoryProfessional>,
  now: Instant,
): WhoReads {
  const all = tiesOf(rights, origins);
  const running = all.filter(({ tie, endedAt }) => endedAt === undefined && (tie.until ?? Infinity) > now);
  const people = [...Map.groupBy(running.filter(ofProfessional), ({ of }) => of)].map(([of, entries]) =>
    readerOf(of, strongestFirst(entries), rights, directory.get(of)),
  );
  const structures = [...Map.groupBy(running.filter(ofStructure), ({ of }) => of)].map(([structureId, entries]) => ({
    structureId,
    ties: strongestFirst(entries),
    blocked: isShut(rights, structureId),
  }));
  const reading = new Set<string>(running.map(({ of }) => of));
  const ended = all.flatMap(({ tie, endedAt, ...whose }): EndedTie[] => {
    const end = endedAt ?? tie.until ?? Infinity;
    return end <= now && end > now - ENDED_FOR && !reading.has(whose.of) ? [{ ...tie, ...whose, endedAt: end }] : [];
  });
  return {
    professionals: people.sort((one, other) => rankOf(one.ties[0]) - rankOf(other.ties[0])),
    structures,
    ended: [...Map.groupBy(ended, ({ of }) => of).values()].flatMap((of) => of.slice(0, 1)),
  };
}

const rankOf = (tie: Tie | undefined): number => STRENGTH.indexOf(tie?.kind ?? 'consent');

const strongestFirst = (owned: readonly Owned[]): readonly Tie[] =>
  owned.map(({ tie }) => tie).sort((one, other) => rankOf(one) - rankOf(other) || other.since - one.since);

type Owned = Whose & { readonly tie: Tie; readonly endedAt?: Instant };
const ofProfessional = (owned: Owned): owned is Extract<Owned, { structure: false }> => !owned.structure;
const ofStructure = (owned: Owned): owned is Extract<Owned, { structure: true }> => owned.structure;

const tiesOf = (rights: Rights, origins: Known['origins']): Owned[] => [
  ...rights.relations.map(({ idNatPs, kind, since, until }) => ({
    of: idNatPs,
    structure: false as const,
    tie: { kind, since, ...(until === undefined ? {} : { until }) },
  })),
  ...rights.consents.map(({ id, idNatPs, structureId, givenAt, until, withdrawnAt }) => {
    const origin = origins.get(id);
    const whose: Whose =
      idNatPs === WHOLE_STRUCTURE ? { of: structureId, structure: true } : { of: idNatPs, structure: false };
    return {
      ...whose,
      ...(withdrawnAt === undefined ? {} : { endedAt: withdrawnAt }),
      tie: {
        kind: 'consent' as const,
        since: givenAt,
        consentId: id,
        ...(until >= WITHOUT_END ? {} : { until }),
        ...(origin === undefined ? {} : { origin }),
      },
    };
  }),
];

const isShut = (rights: Rights, id: StructureId): boolean =>
  rights.structureBlocks.some(({ structureId }) => structureId === id);

/** What the table says of them where it is best for them: somebody who practises at two places reads at one of them at least. */
function readerOf(
  idNatPs: IdNatPs,
  ties: readonly Tie[],
  rights: Rights,
  entry: DirectoryProfessional | undefined,
): Reader {
  const byName = rights.blocks.some((block) => block.idNatPs === idNatPs);
  const places: readonly (Structure | undefined)[] =
    entry === undefined || entry.structures.length === 0 ? [undefined] : entry.structures;
  const decisions = places.map((place) => {
    const blocked = byName || (place !== undefined && isShut(rights, place.id));
    return { blocked, decision: decideOnRecord(factsOf(ties, blocked, entry?.active !== false, place?.sector)) };
  });
  const best = decisions.find(({ decision }) => decision.allowed) ?? decisions[0];
  if (best === undefined) throw new Error('a professional without a place');
  return {
    idNatPs,
    ties,
    blocked: decisions.every(({ blocked }) => blocked),
    reads: best.decision.allowed,
    rule: best.decision.rule,
  };
}

function factsOf(ties: readonly Tie[], blocked: boolean, active: boolean, sector: string | undefined): ReaderFacts {
  const has = (kind: Tie['kind']): boolean => ties.some((tie) => tie.kind === kind);
  return {
    act: 'read',
    reader: !active ? 'struckOff' : sector !== undefined && BARRED_SECTORS.has(sector) ? 'barred' : 'professional',
    relation: has('attending') ? 'attending' : has('careTeam') ? 'careTeam' : 'none',
    administrator: has('administrator'),
    consent: has('consent'),
    blocked,
    situation: 'normal',
    objectsToSamu: false,
    objectsToEmergency: false,
    objectsToHiddenInEmergency: false,
    // Whoever looks at this page is in their own active space.
    space: 'active',
    attendingSeesHidden: false,
  };
}

import { readSpaceStanding, type Person, type SpaceState } from '../identity/index.js';
import { insSystem } from '../kernel/ins.js';
import type { RecordId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import { compareTraits, type StatedTraits } from '../kernel/text.js';
import type { Instant } from '../kernel/time.js';
import type { Act } from '../platform/act.js';
import type { PublicIds } from '../platform/public-ids.js';
import type { FhirCaller } from './fhir-edge.js';
import type { FhirHouse } from './fhir-house.js';

// A space as software is told of it (TD0.2): that there is one, whether it is open, and what the national guide adds to that.

type Inner = FhirHouse['acts']['findSpace'];

export interface FindInput {
  readonly traits?: StatedTraits;
}

export interface FoundSpace {
  readonly recordId: RecordId;
  readonly person: Person;
  /** Absent: notified or opposed, there is no record. */
  readonly active?: boolean;
  readonly state: SpaceState;
  readonly since: Instant;
  /** The calling professional is this person's attending physician. */
  readonly attending: boolean;
  readonly matches: boolean;
  readonly traitsGiven: boolean;
}

/** The house's act, with the state of the space and whether the traits given are the person's. */
export function withState(inner: Inner): Act<FhirCaller, FindInput, Awaited<ReturnType<Inner['facts']>>, FoundSpace> {
  return {
    name: inner.name,
    facts: (handle, _input, context) => inner.facts(handle, {}, context),
    decide: (facts, _input, context) => inner.decide(facts, {}, context),
    async act(handle, { traits }, facts, context) {
      const [found, standing] = await Promise.all([inner.act(handle, {}, facts, context), readSpaceStanding(handle)]);
      if (!found.ok) return found;
      const { space, relation } = facts.reader;
      return ok({
        recordId: handle.recordId,
        person: found.value,
        ...standing,
        attending: relation === 'attending',
        matches: traits === undefined || compareTraits(found.value, traits) === 'same',
        traitsGiven: traits !== undefined,
        ...(space === 'none' ? {} : { active: space !== 'ended' && space !== 'deceased' }),
      });
    },
    trace: (handle, _input, facts, context, ending) =>
      inner.trace(
        handle,
        {},
        facts,
        context,
        ending.kind === 'done' ? { ...ending, outcome: ending.outcome?.person } : ending,
      ),
  };
}

const EXTENSIONS = 'https://interop.esante.gouv.fr/ig/fhir/pdsm4dmp/StructureDefinition';
const CLOSINGS: Readonly<Partial<Record<SpaceState, string>>> = {
  closed: 'Clos à la demande de la personne',
  deceased: 'Clos après le décès',
};

/** The identifier, whether the space is open, and the traits only for who gave them all right; so with why it was closed. */
export function patientResource(ids: PublicIds, found: FoundSpace) {
  const { recordId, person, active, matches, traitsGiven } = found;
  const known = traitsGiven && matches;
  return {
    resourceType: 'Patient',
    id: ids.of('patient', recordId, recordId),
    extension: [
      { url: `${EXTENSIONS}/dmp-rattachement-mes`, valueBoolean: found.state === 'active' },
      { url: `${EXTENSIONS}/dmp-medecin-traitant`, valueBoolean: found.attending },
      ...closing(found, known),
    ],
    identifier: [{ use: 'official', system: insSystem(person.ins), value: person.ins.value }],
    active: active ?? false,
    ...(known
      ? {
          name: [{ use: 'official', family: person.familyName, given: person.givenNames }],
          gender: person.sex,
          birthDate: person.birthDate,
        }
      : {}),
  } as const;
}

function closing({ state, since }: FoundSpace, known: boolean): object[] {
  const why = CLOSINGS[state];
  if (why === undefined || !known) return [];
  return [
    {
      url: `${EXTENSIONS}/dmp-fermeture`,
      extension: [
        { url: 'dateFermeture', valueDateTime: new Date(since).toISOString() },
        { url: 'motifFermeture', valueCode: state },
        { url: 'raisonFermeture', valueString: why },
      ],
    },
  ];
}

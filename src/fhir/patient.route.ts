import type { Person } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { insSystem } from '../kernel/ins.js';
import { ok, problem, type Result } from '../kernel/result.js';
import { compareTraits, type StatedTraits } from '../kernel/text.js';
import type { Act } from '../platform/act.js';
import { notFound, recordRoute, type Edge, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { FhirCaller, FhirSession } from './fhir-edge.js';
import { fhirAddress, type FhirHouse } from './fhir-house.js';
import { resourceForm } from './negotiation.js';
import { FHIR_JSON } from './operation-outcome.js';
import { insOfToken, recordOf } from './patient-reference.js';
import { refusalForNobody, withinGrant } from './within-grant.act.js';

// TD0.2: does a person with this INS have a space, and is it open? Never a search by name. With matching traits, the traits come back.

type Inner = FhirHouse['acts']['findSpace'];

interface Input {
  readonly traits?: StatedTraits;
}

interface FoundSpace {
  readonly recordId: RecordId;
  readonly person: Person;
  /** Absent: notified or opposed, there is no record. */
  readonly active?: boolean;
  readonly matches: boolean;
  readonly traitsGiven: boolean;
}

export function patientRoutes(house: FhirHouse, edge: Edge<FhirCaller, FhirSession>): Route[] {
  // An INS that nobody has is an empty answer here, not a fault.
  const searchEdge: typeof edge = {
    ...edge,
    failed: (problem, request, session) =>
      problem.problem === 'space-not-open' ? searchset(house, []) : edge.failed(problem, request, session),
  };
  const search = {
    edge: searchEdge,
    act: withinGrant(withState(house.acts.findSpace), 'Patient', 's'),
    respond: (found: FoundSpace): Reply =>
      searchset(house, found.active === undefined || !found.matches ? [] : [patientOf(house, found)]),
  };
  return [
    recordRoute({
      ...search,
      method: 'GET',
      path: '/fhir/Patient',
      parse: (request, { caller }) => parse(house, request, request.query, caller),
    }),
    recordRoute({
      ...search,
      method: 'POST',
      path: '/fhir/Patient/_search',
      body: 'form',
      bodyLimit: 16 * 1024,
      parse: (request, { caller }) =>
        parse(house, request, new URLSearchParams([...request.query, ...request.form]), caller),
    }),
    recordRoute({
      method: 'GET',
      path: '/fhir/Patient/:id',
      edge,
      parse(request) {
        if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
        const known = house.publicIds.read('patient', request.params['id'] ?? '');
        return known === undefined ? notFound() : ok({ recordId: known.recordId as RecordId, input: {} });
      },
      act: withinGrant(withState(house.acts.findSpace), 'Patient', 'r'),
      // Somebody who opposed, or was only notified, is nobody by an id kept from before as by a search.
      respond: (found, request, { session }) =>
        found.active === undefined
          ? edge.refused('not-found', request, session)
          : { status: 200, headers: { 'content-type': FHIR_JSON }, body: JSON.stringify(patientOf(house, found)) },
    }),
  ];
}

/** The house's act, with the state of the space and whether the traits given are the person's. */
function withState(inner: Inner): Act<FhirCaller, Input, Awaited<ReturnType<Inner['facts']>>, FoundSpace> {
  return {
    name: inner.name,
    facts: (handle, _input, context) => inner.facts(handle, {}, context),
    decide: (facts, _input, context) => inner.decide(facts, {}, context),
    async act(handle, { traits }, facts, context) {
      const found = await inner.act(handle, {}, facts, context);
      if (!found.ok) return found;
      const { space } = facts.reader;
      return ok({
        recordId: handle.recordId,
        person: found.value,
        matches: traits === undefined || compareTraits(found.value, traits) === 'same',
        traitsGiven: traits !== undefined,
        ...(space === 'none' ? {} : { active: space !== 'ended' }),
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

const TRAITS = ['family', 'given', 'birthdate', 'gender'];

async function parse(
  house: FhirHouse,
  request: HttpRequest,
  parameters: URLSearchParams,
  caller: FhirCaller,
): Promise<Result<{ recordId: RecordId; input: Input }>> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const unknown = [...parameters.keys()].find((name) => !['identifier', '_format', ...TRAITS].includes(name));
  if (unknown !== undefined) return problem('search-parameter-not-offered', `http.${unknown.slice(0, 60)}`);
  const [token, ...others] = parameters.getAll('identifier');
  if (token === undefined || others.length > 0) return problem('identifier-required', 'http.identifier');
  const ins = insOfToken(token, 'http.identifier', house.config.mode);
  if (!ins.ok) return ins;
  const recordId = await recordOf(house, { ins: ins.value });
  if (recordId === undefined) return problem(refusalForNobody(caller, 'Patient', 's', 'find'));
  const traits = traitsOf(parameters);
  return ok({ recordId, input: traits === undefined ? {} : { traits } });
}

function traitsOf(parameters: URLSearchParams): StatedTraits | undefined {
  const value = (name: string): string | undefined => parameters.get(name) ?? undefined;
  const [family, given, birthDate, gender] = TRAITS.map(value);
  if (family === undefined && given === undefined && birthDate === undefined && gender === undefined) return undefined;
  return {
    familyName: family,
    birthDate,
    ...(given === undefined ? {} : { givenNames: given.split(/[\s,]+/) }),
    ...(gender === 'female' || gender === 'male' ? { sex: gender } : {}),
  };
}

/** The identifier, whether the space is open, and the traits only for who gave them all right. */
function patientOf(house: FhirHouse, { recordId, person, active, matches, traitsGiven }: FoundSpace): object {
  const { ins } = person;
  return {
    resourceType: 'Patient',
    id: house.publicIds.of('patient', recordId, recordId),
    identifier: [{ use: 'official', system: insSystem(ins), value: ins.value }],
    active: active ?? false,
    ...(traitsGiven && matches
      ? {
          name: [{ use: 'official', family: person.familyName, given: person.givenNames }],
          gender: person.sex,
          birthDate: person.birthDate,
        }
      : {}),
  };
}

function searchset(house: FhirHouse, patients: readonly object[]): Reply {
  return {
    status: 200,
    headers: { 'content-type': FHIR_JSON },
    body: JSON.stringify({
      resourceType: 'Bundle',
      type: 'searchset',
      total: patients.length,
      ...(patients.length === 0
        ? {}
        : {
            entry: patients.map((resource) => ({
              fullUrl: `${fhirAddress(house)}/Patient/${(resource as { id: string }).id}`,
              resource,
              search: { mode: 'match' },
            })),
          }),
    }),
  };
}

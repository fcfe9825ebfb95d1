import type { RecordId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { StatedTraits } from '../kernel/text.js';
import { notFound, recordRoute, type Edge, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { FhirCaller, FhirSession } from './fhir-edge.js';
import { fhirAddress, type FhirHouse } from './fhir-house.js';
import { patientResource, withState, type FindInput, type FoundSpace } from './found-space.act.js';
import { insSystem, isInsAuthority } from '../kernel/ins.js';
import { openBody } from './body-door.js';
import { readMatch } from './match-parameters.js';
import { resourceForm } from './negotiation.js';
import { FHIR_JSON } from './operation-outcome.js';
import { insOfToken, recordOf } from './patient-reference.js';
import { refusalForNobody, withinGrant } from './within-grant.act.js';
import { searchedBothWays } from './searched-both-ways.js';

// TD0.2: does a person with this INS have a space, and is it open? Never a search by name. With matching traits, the traits come back.

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
    respond: (found: FoundSpace): Reply => foundReply(house, found),
  };
  return [
    recordRoute({
      ...search,
      method: 'POST',
      path: '/fhir/Patient/$match',
      body: 'bytes',
      bodyLimit: 64 * 1024,
      parse: (request, { caller }) => parseMatch(house, request, caller),
      respond: (found: FoundSpace): Reply => foundReply(house, found, true),
    }),
    recordRoute({
      ...search,
      method: 'GET',
      path: '/fhir/Patient/$ihe-pix',
      edge,
      parse: (request, { caller }) => parsePix(house, request, caller),
      respond: (found, request, { session }) =>
        found.active === undefined
          ? edge.refused('not-found', request, session)
          : {
              status: 200,
              headers: { 'content-type': FHIR_JSON },
              body: JSON.stringify(pixAnswer(house, found, request.query.get('targetSystem'))),
            },
    }),
    ...searchedBothWays('Patient', {
      ...search,
      parse: (request, parameters, caller) => parse(house, request, parameters, caller),
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
          : {
              status: 200,
              headers: { 'content-type': FHIR_JSON },
              body: JSON.stringify(patientResource(house.publicIds, found)),
            },
    }),
  ];
}

const TRAITS = ['family', 'given', 'birthdate', 'gender'];

async function parse(
  house: FhirHouse,
  request: HttpRequest,
  parameters: URLSearchParams,
  caller: FhirCaller,
): Promise<Result<{ recordId: RecordId; input: FindInput }>> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const unknown = [...parameters.keys()].find((name) => !['identifier', '_format', ...TRAITS].includes(name));
  if (unknown !== undefined) return problem('search-parameter-not-offered', `http.${unknown.slice(0, 60)}`);
  const [token, ...others] = parameters.getAll('identifier');
  if (token === undefined || others.length > 0) return problem('identifier-required', 'http.identifier');
  const ins = insOfToken(token, 'http.identifier', house.config.mode);
  if (!ins.ok) return ins;
  const recordId = await recordOf(house, { ins: ins.value });
  if (recordId === undefined) return problem(await refusalForNobody(house, caller, 'Patient', 's', 'find'));
  const traits = traitsOf(parameters);
  return ok({ recordId, input: traits === undefined ? {} : { traits } });
}

/** PDQm $match, with the INS in hand: never a search by traits alone. */
async function parseMatch(
  house: FhirHouse,
  request: HttpRequest,
  caller: FhirCaller,
): Promise<Result<{ recordId: RecordId; input: FindInput }>> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const opened = await openBody(request);
  if (!opened.ok) return opened;
  const asked = readMatch(opened.value.resource);
  if (!asked.ok) return asked;
  const ins = insOfToken(asked.value.token, asked.value.path, house.config.mode);
  if (!ins.ok) return ins;
  const recordId = await recordOf(house, { ins: ins.value });
  if (recordId === undefined) return problem(await refusalForNobody(house, caller, 'Patient', 's', 'find'));
  return ok({ recordId, input: { traits: asked.value.traits } });
}

/** PIXm: the identifiers of a person whose INS is known. */
async function parsePix(
  house: FhirHouse,
  request: HttpRequest,
  caller: FhirCaller,
): Promise<Result<{ recordId: RecordId; input: FindInput }>> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const token = request.query.get('sourceIdentifier');
  if (token === null) return problem('identifier-required', 'http.sourceIdentifier');
  const ins = insOfToken(token, 'http.sourceIdentifier', house.config.mode);
  if (!ins.ok) return ins;
  const target = request.query.get('targetSystem');
  if (target !== null && target !== `${fhirAddress(house)}/Patient` && !isInsAuthority(target))
    return problem('search-value-invalid', 'http.targetSystem');
  const recordId = await recordOf(house, { ins: ins.value });
  if (recordId !== undefined) return ok({ recordId, input: {} });
  const refusal = await refusalForNobody(house, caller, 'Patient', 's', 'find');
  return problem(refusal === 'space-not-open' ? 'not-found' : refusal);
}

/** The id we gave, and the INS, as far as the target system asks for them. */
function pixAnswer(house: FhirHouse, { recordId, person }: FoundSpace, target: string | null): object {
  const ownId = {
    name: 'targetId',
    valueReference: { reference: `Patient/${house.publicIds.of('patient', recordId, recordId)}` },
  };
  const identifier = {
    name: 'targetIdentifier',
    valueIdentifier: { use: 'official', system: insSystem(person.ins), value: person.ins.value },
  };
  const wantsIns = target === null || isInsAuthority(target);
  const wantsOwn = target === null || !isInsAuthority(target);
  return { resourceType: 'Parameters', parameter: [...(wantsIns ? [identifier] : []), ...(wantsOwn ? [ownId] : [])] };
}

const GRADE = 'http://hl7.org/fhir/StructureDefinition/match-grade';

/** A searchset of the one person, unless there is no record or a trait given is not theirs. */
function foundReply(house: FhirHouse, found: FoundSpace, graded = false): Reply {
  if (found.active === undefined || !found.matches) return searchset(house, []);
  const grade = graded ? { extension: [{ url: GRADE, valueCode: 'certain' }], score: 1 } : {};
  return searchset(house, [patientResource(house.publicIds, found)], grade);
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

function searchset(house: FhirHouse, patients: readonly object[], search: object = {}): Reply {
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
              search: { ...search, mode: 'match' },
            })),
          }),
    }),
  };
}

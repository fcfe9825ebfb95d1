import { readSubmissionSets } from '../deposit/submission-set.store.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { RecordId } from '../../kernel/ids.js';
import type { Act } from '../../platform/act.js';
import { notFound, recordRoute, type Edge, type HttpRequest, type Reply, type Route } from '../../platform/route.js';
import { traceDocumentAct, visibleDocuments, visibleHeads } from '../../record/index.js';
import type { FhirCaller, FhirSession } from '../fhir-edge.js';
import { fhirAddress, type FhirHouse } from '../fhir-house.js';
import { resourceForm } from '../negotiation.js';
import { FHIR_JSON } from '../operation-outcome.js';
import type { List } from '../resources.js';
import { pageLinks, searchsetOf } from '../search/paging.js';
import { patientAsked } from '../search/patient-asked.js';
import { withinGrant } from '../within-grant.act.js';
import { listedSets, listResource, type ListedSet } from './list-of.js';
import { readListSearch, type ListsAsked } from './list-parameters.js';
import { searchedBothWays } from '../searched-both-ways.js';

// ITI-66: what came together, and what is new since. Folders as they were sent.

type Inner = FhirHouse['acts']['searchWireForms'];
type Facts = Awaited<ReturnType<Inner['facts']>>;
type ListsAct<Input, Outcome> = Act<FhirCaller, Input, Facts, Outcome>;

interface SearchInput {
  readonly asked: ListsAsked;
  readonly until: number;
}
interface Found {
  readonly recordId: RecordId;
  readonly page: readonly List[];
  readonly total: number;
  readonly input: SearchInput;
}

/** Every document counts, archived ones too: that one was archived is news. */
const ALL = { filter: {}, page: { limit: 1 }, archivedToo: true } as const;

export function listRoutes(house: FhirHouse, edge: Edge<FhirCaller, FhirSession>): Route[] {
  const searching = searchAct(house);
  const common = {
    edge,
    act: withinGrant(searching, 'List', 's'),
    respond: (found: Found): Reply => ({
      status: 200,
      headers: { 'content-type': FHIR_JSON },
      body: JSON.stringify(searchset(house, found)),
    }),
  };
  return [
    ...searchedBothWays('List', {
      ...common,
      parse: (request, parameters, caller) => parse(house, request, parameters, caller),
    }),
    recordRoute({
      method: 'GET',
      path: '/fhir/List/:id',
      edge,
      parse(request) {
        if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
        const known = house.publicIds.read('list', request.params['id'] ?? '');
        return known === undefined
          ? notFound()
          : ok({ recordId: known.recordId as RecordId, input: { id: known.itemId } });
      },
      act: withinGrant(readAct(house), 'List', 'r'),
      respond: (found, request, { session }) =>
        found === undefined
          ? edge.refused('not-found', request, session)
          : {
              status: 200,
              headers: {
                'content-type': FHIR_JSON,
                etag: `W/"${found.meta?.versionId ?? ''}"`,
                'last-modified': new Date(found.date ?? 0).toUTCString(),
              },
              body: JSON.stringify(found),
            },
    }),
  ];
}

async function parse(
  house: FhirHouse,
  request: HttpRequest,
  parameters: URLSearchParams,
  caller: FhirCaller,
): Promise<Result<{ recordId: RecordId; input: SearchInput }>> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const named = await patientAsked(house, parameters, caller, { resource: 'List', act: 'list' });
  if (!named.ok) return named;
  const asked = readListSearch(named.value.others);
  if (!asked.ok) return asked;
  return ok({
    recordId: named.value.recordId,
    input: { asked: asked.value, until: asked.value.until ?? house.clock.domain() },
  });
}

/** What the documents' own list decides, decides here: a set is no more than its documents. */
function setsAct<Input, Outcome>(
  house: FhirHouse,
  name: string,
  read: (sets: readonly ListedSet[], recordId: RecordId, input: Input) => Outcome,
  queryOf: (input: Input) => string | undefined,
): ListsAct<Input, Outcome> {
  const inner: Inner = house.acts.searchWireForms;
  return {
    name,
    facts: (handle, _input, context) => inner.facts(handle, ALL, context),
    decide: (facts, _input, context) => inner.decide(facts, ALL, context),
    async act(handle, input, known, { caller, at }) {
      const visible = visibleDocuments(known, caller, at);
      if (visible === undefined) throw new Error('a list was allowed of which nothing may be seen');
      const [sets, heads] = await Promise.all([readSubmissionSets(handle), visibleHeads(handle, visible)]);
      return ok(read(listedSets(sets, heads), handle.recordId, input));
    },
    trace: (handle, input, _facts, context, ending) =>
      traceDocumentAct(handle, name, context, ending, undefined, { query: queryOf(input) }),
  };
}

/** Made when it is asked for the first time. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | undefined;
  return () => (made ??= { value: make() }).value;
}

const searchAct = (house: FhirHouse): ListsAct<SearchInput, Found> =>
  setsAct(
    house,
    'submission-sets-list',
    (sets, recordId, input) => {
      const { asked, until } = input;
      const fitting = sets
        .filter(({ at }) => at <= until)
        .map((set) => ({ set, list: once(() => listResource(house.publicIds, recordId, set)) }))
        .filter(({ set, list }) => asked.fits(set, list));
      const page = asked.countOnly ? [] : fitting.slice(asked.offset, asked.offset + asked.count);
      return { recordId, page: page.map(({ list }) => list()), total: fitting.length, input };
    },
    ({ asked }) => new URLSearchParams(asked.kept.map(([name, value]) => [name, value])).toString(),
  );

const readAct = (house: FhirHouse): ListsAct<{ readonly id: string }, List | undefined> =>
  setsAct(
    house,
    'submission-set-read',
    (sets, recordId, { id }) => {
      const set = sets.find((each) => each.id === id);
      return set === undefined ? undefined : listResource(house.publicIds, recordId, set);
    },
    () => undefined,
  );

function searchset(house: FhirHouse, { recordId, page, total, input }: Found): object {
  const address = fhirAddress(house);
  const patient = house.publicIds.of('patient', recordId, recordId);
  return searchsetOf(
    address,
    page,
    total,
    pageLinks(`${address}/List?patient=${patient}`, input.asked, total, input.until),
  );
}

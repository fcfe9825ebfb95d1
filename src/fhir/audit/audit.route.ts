import type { OwnAct } from '../../access/index.js';
import type { RecordId } from '../../kernel/ids.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Act } from '../../platform/act.js';
import { notFound, recordRoute, type Edge, type HttpRequest, type Reply, type Route } from '../../platform/route.js';
import type { FhirCaller, FhirSession } from '../fhir-edge.js';
import { fhirAddress, type FhirHouse } from '../fhir-house.js';
import { resourceForm } from '../negotiation.js';
import { FHIR_JSON } from '../operation-outcome.js';
import { dateAsked, fitsDate } from '../search/described-search.js';
import { isPart, pageLinks, readPaging, searchsetOf, type Paging } from '../search/paging.js';
import { patientAsked } from '../search/patient-asked.js';
import { withinGrant } from '../within-grant.act.js';
import { auditEvent, auditKind, traceItem } from './audit-event.js';
import { searchedBothWays } from '../searched-both-ways.js';

// AuditEvent (IHE BALP): what the professional of the token did in one record through this software. The whole history is the person's.

type Inner = FhirHouse['acts']['readOwnActs'];

interface Input {
  readonly asked?: Paging;
  fits(line: OwnAct): boolean;
  readonly query?: string;
  readonly before?: number;
}
interface Found {
  readonly recordId: RecordId;
  readonly lines: readonly OwnAct[];
  readonly input: Input;
  readonly at: number;
}

export function auditRoutes(house: FhirHouse, edge: Edge<FhirCaller, FhirSession>): Route[] {
  const resourceOf = ({ recordId }: Found, line: OwnAct) =>
    auditEvent(house.publicIds, recordId, fhirAddress(house), line);
  const search = {
    edge,
    act: withinGrant(found(house.acts.readOwnActs), 'AuditEvent', 's'),
    respond(one: Found): Reply {
      const { asked } = one.input;
      if (asked === undefined) throw new Error('a search without its parameters');
      const address = fhirAddress(house);
      const patient = house.publicIds.of('patient', one.recordId, one.recordId);
      const page = asked.countOnly ? [] : one.lines.slice(asked.offset, asked.offset + asked.count);
      const until = one.input.before === undefined ? one.at : one.input.before - 1;
      const links = pageLinks(`${address}/AuditEvent?patient=${patient}`, asked, one.lines.length, until);
      const bundle = searchsetOf(
        address,
        page.map((line) => resourceOf(one, line)),
        one.lines.length,
        links,
      );
      return { status: 200, headers: { 'content-type': FHIR_JSON }, body: JSON.stringify(bundle) };
    },
  };
  return [
    ...searchedBothWays('AuditEvent', {
      ...search,
      parse: (request, parameters, caller) => parse(house, request, parameters, caller),
    }),
    recordRoute({
      method: 'GET',
      path: '/fhir/AuditEvent/:id',
      edge,
      parse(request) {
        if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
        const known = house.publicIds.read('trace', request.params['id'] ?? '');
        if (known === undefined) return notFound();
        return ok({
          recordId: known.recordId as RecordId,
          input: { fits: (line: OwnAct) => traceItem(line) === known.itemId },
        });
      },
      act: withinGrant(found(house.acts.readOwnActs), 'AuditEvent', 'r'),
      respond(one, request, { session }) {
        const [line] = one.lines;
        if (line === undefined) return edge.refused('not-found', request, session);
        return {
          status: 200,
          headers: { 'content-type': FHIR_JSON, etag: 'W/"1"' },
          body: JSON.stringify(resourceOf(one, line)),
        };
      },
    }),
  ];
}

function found(inner: Inner): Act<FhirCaller, Input, Awaited<ReturnType<Inner['facts']>>, Found> {
  const own = ({ query, before }: Input) => ({
    ...(query === undefined ? {} : { query }),
    ...(before === undefined ? {} : { before }),
  });
  return {
    name: inner.name,
    facts: (handle, input, context) => inner.facts(handle, own(input), context),
    decide: (facts, input, context) => inner.decide(facts, own(input), context),
    async act(handle, input, facts, context) {
      const read = await inner.act(handle, own(input), facts, context);
      if (!read.ok) return read;
      const lines = read.value.filter((line) => input.fits(line));
      return ok({ recordId: handle.recordId, lines, input, at: context.at });
    },
    trace: (handle, input, facts, context, { ...ending }) =>
      inner.trace(
        handle,
        own(input),
        facts,
        context,
        ending.kind === 'done' ? { ...ending, outcome: undefined } : ending,
      ),
  };
}

const READERS: Readonly<Record<string, (value: string) => ((line: OwnAct) => boolean) | undefined>> = {
  date(value) {
    const asked = dateAsked(value);
    return asked === undefined ? undefined : ({ at }) => fitsDate(asked, at);
  },
  action: (value) => (line) => value.split(',').includes(ACTION[auditKind(line.act)]),
  outcome: (value) => (line) => value.split(',').map(codeOf).includes(OUTCOME[line.outcome]),
  subtype: (value) => (line) => value.split(',').map(codeOf).includes(SUBTYPE[auditKind(line.act)]),
};
const codeOf = (token: string): string => token.slice(token.lastIndexOf('|') + 1);
const ACTION = { Create: 'C', Read: 'R', Update: 'U', Delete: 'D', Query: 'E' } as const;
const SUBTYPE = { Create: 'create', Read: 'read', Update: 'update', Delete: 'delete', Query: 'search' } as const;
const OUTCOME = { done: '0', failed: '4', refused: '8' } as const;

async function parse(
  house: FhirHouse,
  request: HttpRequest,
  parameters: URLSearchParams,
  caller: FhirCaller,
): Promise<Result<{ recordId: RecordId; input: Input }>> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const named = await patientAsked(house, parameters, caller, { resource: 'AuditEvent', act: 'read-history' });
  if (!named.ok) return named;
  const paging = readPaging(named.value.others);
  if (!paging.ok) return paging;
  const asked = paging.value;
  const conditions: ((line: OwnAct) => boolean)[] = [];
  for (const [name, value] of asked.kept) {
    if (name === '_count' || isPart(name)) continue;
    const reader = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
    if (reader === undefined) return problem('search-parameter-not-offered', `http.${name.slice(0, 60)}`);
    const condition = reader(value);
    if (condition === undefined) return problem('search-value-invalid', `http.${name}`);
    conditions.push(condition);
  }
  return ok({
    recordId: named.value.recordId,
    input: {
      asked,
      fits: (line) => conditions.every((fits) => fits(line)),
      query: new URLSearchParams(asked.kept.map(([name, value]) => [name, value])).toString(),
      ...(asked.until === undefined ? {} : { before: asked.until + 1 }),
    },
  });
}

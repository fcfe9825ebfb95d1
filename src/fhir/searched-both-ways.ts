import type { Act } from '../platform/act.js';
import type { RecordId } from '../kernel/ids.js';
import { problem, type Result } from '../kernel/result.js';
import { recordRoute, type Edge, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import type { FhirCaller, FhirSession } from './fhir-edge.js';

interface Search<Input, Facts, Outcome> {
  readonly edge: Edge<FhirCaller, FhirSession>;
  readonly act: Act<FhirCaller, Input, Facts, Outcome>;
  /** What is asked for; `parameters` are those of the address and, of a posted search, those of its form. */
  readonly parse: (
    request: HttpRequest,
    parameters: URLSearchParams,
    caller: FhirCaller,
  ) => Result<{ recordId: RecordId; input: Input }> | Promise<Result<{ recordId: RecordId; input: Input }>>;
  readonly respond: (outcome: Outcome, request: HttpRequest) => Reply | Promise<Reply>;
}

/** A search as FHIR has it: by GET, and by POST to `_search` for what should not stand in an address. */
export function searchedBothWays<Input, Facts, Outcome>(
  resource: string,
  { parse, ...search }: Search<Input, Facts, Outcome>,
): Route[] {
  return [
    recordRoute({
      ...search,
      method: 'GET',
      path: `/fhir/${resource}`,
      parse: (request, { caller }) => parse(request, request.query, caller),
    }),
    recordRoute({
      ...search,
      method: 'POST',
      path: `/fhir/${resource}/_search`,
      body: 'form',
      bodyLimit: 64 * 1024,
      parse(request, { caller }) {
        const type = (request.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
        if (type !== 'application/x-www-form-urlencoded')
          return problem('content-type-not-fhir', 'http.content-type', 'a search is posted as a form');
        return parse(request, new URLSearchParams([...request.query, ...request.form]), caller);
      },
    }),
  ];
}

// How an answer leaves: routes answer in JSON; here it becomes the part that was asked for, in the form that was asked for.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { HttpRequest, Reply, Route } from '../platform/route.js';
import { resourceForm, wantedTypes } from './negotiation.js';
import { FHIR_JSON, FHIR_XML } from './operation-outcome.js';
import { subsetAsked, subsetOf } from './subset.js';
import { toFhirXml } from './xml/write-xml.js';

const pack = promisify(gzip);
/** Less than this gains nothing. */
const WORTH_PACKING = 1_024;

/** The same route, answering in JSON or XML, whole or in part, packed or not. */
export const exchanged = (route: Route): Route => ({
  ...route,
  async handle(request, runner) {
    return packed(formed(unchanged(await route.handle(request, runner), request), request), request);
  },
});

/** 304 for who has this version already: the reading was decided and traced like any. */
function unchanged(reply: Reply, request: HttpRequest): Reply {
  const etag = reply.headers?.['etag'];
  if (request.method !== 'GET' || reply.status !== 200 || etag === undefined) return reply;
  const held = request.header('if-none-match');
  const bare = (tag: string): string => tag.trim().replace(/^W\//, '');
  if (held === undefined || !(held.trim() === '*' || held.split(',').map(bare).includes(bare(etag)))) return reply;
  const { 'content-type': _type, ...headers } = reply.headers ?? {};
  return { ...reply, status: 304, headers, body: '' };
}

function formed(reply: Reply, request: HttpRequest): Reply {
  const { body } = reply;
  if (reply.headers?.['content-type'] !== FHIR_JSON || body === undefined || body.length === 0) return reply;
  const asked = (name: string): string | undefined => request.query.get(name) ?? request.form.get(name) ?? undefined;
  const subset = reply.status === 200 ? subsetAsked(asked) : undefined;
  const xml = resourceForm(request) === 'xml';
  const pretty = asked('_pretty') === 'true';
  if (subset === undefined && !xml && !pretty) return reply;
  const whole = JSON.parse(body.toString()) as { readonly resourceType: string };
  const part = subset === undefined ? whole : (subsetOf(whole as never, subset) as typeof whole);
  if (!xml) return { ...reply, body: JSON.stringify(part, undefined, pretty ? 2 : undefined) };
  return { ...reply, headers: { ...reply.headers, 'content-type': FHIR_XML }, body: toFhirXml(part) };
}

async function packed(reply: Reply, request: HttpRequest): Promise<Reply> {
  const { body, headers = {} } = reply;
  if (body === undefined || body.length < WORTH_PACKING || headers['content-encoding'] !== undefined) return reply;
  if (!wantedTypes(request.header('accept-encoding') ?? '').some(({ type }) => type === 'gzip')) return reply;
  return {
    ...reply,
    headers: { ...headers, 'content-encoding': 'gzip', vary: 'accept, accept-encoding' },
    body: await pack(body),
  };
}

import { openRoute, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { problemReply } from './operation-outcome.js';

// What software may try and this edge does not do, answered as FHIR: a document is never changed in place, nor physically deleted.

const CHANGING = ['PUT', 'PATCH', 'DELETE'] as const;

export function notOfferedRoutes(): Route[] {
  return ['DocumentReference', 'Binary', 'Patient', 'Consent', 'List', 'AuditEvent'].flatMap((type) =>
    CHANGING.filter((method) => type !== 'DocumentReference' || method !== 'PATCH').map((method) =>
      openRoute({
        method,
        path: `/fhir/${type}/:id`,
        body: 'bytes',
        decide: 'everyone',
        answer: () =>
          problemReply(
            { problem: 'method-not-offered' },
            { allow: type === 'DocumentReference' ? 'GET, PATCH' : 'GET' },
          ),
      }),
    ),
  );
}

/** Is this request one for this edge, even when no route of it fits? */
export const isFhirPath = (path: string): boolean => /^\/(?:fhir|oauth)(?:\/|$)/.test(path);

/** Nothing at this address. */
export const fhirNotFound = (): Reply => problemReply({ problem: 'not-found' });

const FAILURES = {
  internal: 'server-failed',
  'too-many': 'too-many-requests',
  'too-large': 'body-too-large',
  unreadable: 'request-unreadable',
} as const;

const OAUTH_ERRORS = {
  internal: [500, 'server_error'],
  'too-many': [429, 'temporarily_unavailable'],
  'too-large': [413, 'invalid_request'],
  unreadable: [400, 'invalid_request'],
} as const;

/** What is answered under /fhir and /oauth when a request never reached its route, or failed on our side. */
export function fhirFailed(request: HttpRequest, kind: keyof typeof FAILURES): Reply {
  const headers = kind === 'too-many' ? { 'retry-after': '60' } : {};
  if (!request.path.startsWith('/oauth')) return problemReply({ problem: FAILURES[kind] }, headers);
  const [status, error] = OAUTH_ERRORS[kind];
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ error }) };
}

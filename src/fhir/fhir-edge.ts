import type { ProfessionalCaller } from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Edge, Reply } from '../platform/route.js';
import type { FhirHouse } from './fhir-house.js';
import type { Bearer, ReadBearer } from './oauth/bearer.js';
import type { Grant } from './oauth/scopes.js';
import { problemReply } from './operation-outcome.js';
import { recordSecurityEvent } from './security-event.store.js';

// The FHIR side of the house: software comes with a token that names its professional, and is told only the closed list of refusals.

/** A professional acting through software, with what the token lets that software do. */
export interface FhirCaller extends ProfessionalCaller {
  readonly grant: Grant;
  /** The token is good for this record alone. */
  readonly onlyRecord?: RecordId | 'unknown';
}

export interface FhirSession {
  readonly clientId: string;
  readonly scopes: readonly string[];
}

// Made once: whatever the reason behind it, a refusal has always the same bytes.
const REFUSED = {
  'access-not-authorised': problemReply({ problem: 'access-not-authorised' }),
  'not-found': problemReply({ problem: 'not-found' }),
  'space-not-open': problemReply({ problem: 'space-not-open' }),
} as const;

const NO_TOKEN = problemReply({ problem: 'not-signed-in' }, { 'www-authenticate': 'Bearer realm="carnet"' });
const BAD_TOKEN = problemReply(
  { problem: 'not-signed-in' },
  { 'www-authenticate': 'Bearer realm="carnet", error="invalid_token"' },
);

/** Who calls, by the bearer token: a professional through software. Software alone is known, and may do nothing on a record. */
export function fhirEdge(house: FhirHouse, readBearer: ReadBearer): Edge<FhirCaller, FhirSession> {
  return {
    name: 'fhir',
    async authenticate(request) {
      const bearer = await readBearer(request);
      if (bearer.kind !== 'granted') return { ok: false, reply: replyTo(bearer) };
      const { caller, grant, onlyRecord, clientId, scopes } = bearer.granted;
      if (caller === undefined) {
        await recordSecurityEvent(house, 'software-without-professional', { client: clientId });
        return { ok: false, reply: REFUSED['access-not-authorised'] };
      }
      return ok({
        caller: { ...caller, grant, ...(onlyRecord === undefined ? {} : { onlyRecord }) },
        session: { clientId, scopes },
      });
    },
    refused: (refusal) => REFUSED[refusal],
    failed: (problem) => problemReply(problem),
  };
}

function replyTo(bearer: Exclude<Bearer, { kind: 'granted' }>): Reply {
  if (bearer.kind === 'too-many')
    return problemReply({ problem: 'too-many-requests' }, { 'retry-after': String(bearer.waitSeconds) });
  return bearer.kind === 'none' ? NO_TOKEN : BAD_TOKEN;
}

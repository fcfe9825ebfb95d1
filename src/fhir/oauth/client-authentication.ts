import { decodeProtectedHeader } from 'jose';
import type { HttpRequest, Reply } from '../../platform/route.js';
import { tokenEndpoint, type FhirHouse } from '../fhir-house.js';
import { recordSecurityEvent } from '../security-event.store.js';
import { checkAssertion, claimedClient, type CheckedAssertion } from './assertion.js';
import { oauthRefusal } from './oauth-reply.js';
import { readSoftwareClient, useAssertion, type SoftwareClient } from './software-client.store.js';
import type { Trust } from './trust.js';

// Software proves itself the same way at every address of /oauth: private_key_jwt, once, and with its certificate where it has any.

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export interface KnownClient extends CheckedAssertion {
  /** The certificate the connection came with. */
  readonly certificate?: string;
  readonly perMinute: number;
}

/** The form of a request to /oauth, each parameter once; or the refusal. */
export function formOf({ form, header }: HttpRequest): URLSearchParams | Reply {
  const type = (header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return oauthRefusal('form-expected');
  const names = [...form.keys()];
  return new Set(names).size === names.length ? form : oauthRefusal('parameter-repeated');
}

/** Who asks, or the reply that ends it: whatever is wrong with the proof, it is the same one. */
export async function authenticateClient(
  house: FhirHouse,
  trust: Trust,
  request: HttpRequest,
  form: URLSearchParams,
): Promise<KnownClient | Reply> {
  const assertion = form.get('client_assertion');
  if (assertion === null || form.get('client_assertion_type') !== ASSERTION_TYPE)
    return oauthRefusal('assertion-expected');
  const now = house.clock.real();
  const claimed = claimedClient(assertion);
  const { directory } = house.database;
  const found = claimed === undefined ? undefined : await readSoftwareClient(directory, house.keys.directory, claimed);
  const client = found === undefined ? undefined : await withItsKeys(trust, found, assertion);
  const audiences = [tokenEndpoint(house), `${house.config.publicUrl}${request.path}`];
  const checked = await checkAssertion(assertion, client, audiences, now);
  if (checked === undefined) return oauthRefusal('invalid_client');
  const { jti, expiresAt } = checked;
  const { clientId } = checked.client;
  if (!(await useAssertion(directory, house.keys.index, { clientId, jti, expiresAt, now }))) {
    await recordSecurityEvent(house, 'assertion-replayed', { client: clientId });
    return oauthRefusal('invalid_client');
  }
  const certificate = request.certificate?.();
  if (!certificateFits(house, checked.client, certificate)) {
    await recordSecurityEvent(house, 'software-certificate-refused', { client: clientId });
    return oauthRefusal('invalid_client');
  }
  const perMinute = checked.client.requestsPerMinute ?? house.config.softwareRequestsPerMinute;
  const wait = await trust.spend(clientId, perMinute);
  if (wait !== undefined) return oauthRefusal('temporarily_unavailable', { 'retry-after': String(wait) });
  return { ...checked, perMinute, ...(certificate === undefined ? {} : { certificate }) };
}

/** Keys kept at an address stand in for registered ones. */
async function withItsKeys(trust: Trust, client: SoftwareClient, assertion: string): Promise<SoftwareClient> {
  if (client.jwksUrl === undefined || !client.active) return client;
  const keys = await trust.keys.keysAt(client.jwksUrl, kidOf(assertion));
  return keys === undefined ? client : { ...client, jwks: keys };
}

function kidOf(assertion: string): string | undefined {
  try {
    const { kid } = decodeProtectedHeader(assertion);
    return typeof kid === 'string' ? kid : undefined;
  } catch {
    return undefined;
  }
}

/** With registered certificates one of them is needed; without, any will do, and none where the operator does not ask for one. */
function certificateFits(house: FhirHouse, client: SoftwareClient, certificate: string | undefined): boolean {
  const registered = client.certificates ?? [];
  if (registered.length > 0) return certificate !== undefined && registered.includes(certificate);
  return certificate !== undefined || house.config.clientCertificates !== 'required';
}

import { openRoute, type Route } from '../../platform/route.js';
import { fhirAddress, tokenEndpoint, type FhirHouse } from '../fhir-house.js';
import { ASSERTION_ALGORITHMS } from './assertion.js';
import { OFFERED_SCOPES, TRANSACTION_SCOPES, unknownScopes } from './scopes.js';

/** Where tokens come from and what they may ask: the same for SMART's discovery and for IHE IUA's (RFC 8414). */
export function authorizationServer(house: Pick<FhirHouse, 'config'>): Readonly<Record<string, unknown>> {
  const { publicUrl, clientCertificates } = house.config;
  const authentication = {
    methods: ['private_key_jwt'],
    algorithms: ASSERTION_ALGORITHMS,
  };
  const transactions = Object.keys(TRANSACTION_SCOPES);
  const offered = transactions.filter((scope) => !unknownScopes(transactions).includes(scope));
  return {
    issuer: fhirAddress(house),
    token_endpoint: tokenEndpoint(house),
    introspection_endpoint: `${publicUrl}/oauth/introspect`,
    revocation_endpoint: `${publicUrl}/oauth/revoke`,
    grant_types_supported: ['client_credentials'],
    token_endpoint_auth_methods_supported: authentication.methods,
    token_endpoint_auth_signing_alg_values_supported: authentication.algorithms,
    introspection_endpoint_auth_methods_supported: authentication.methods,
    introspection_endpoint_auth_signing_alg_values_supported: authentication.algorithms,
    revocation_endpoint_auth_methods_supported: authentication.methods,
    revocation_endpoint_auth_signing_alg_values_supported: authentication.algorithms,
    scopes_supported: [...OFFERED_SCOPES, ...offered],
    ...(clientCertificates === undefined ? {} : { tls_client_certificate_bound_access_tokens: true }),
  };
}

/** Where IHE IUA (ITI-103) and RFC 8414 look for it: the issuer's path behind the well-known one, and without it. */
export function authorizationServerRoutes(house: Pick<FhirHouse, 'config'>): Route[] {
  const body = JSON.stringify({ ...authorizationServer(house), response_types_supported: [] });
  return ['/.well-known/oauth-authorization-server', '/.well-known/oauth-authorization-server/fhir'].map((path) =>
    openRoute({
      method: 'GET',
      path,
      decide: 'everyone',
      answer: () => ({ status: 200, headers: { 'content-type': 'application/json' }, body }),
    }),
  );
}

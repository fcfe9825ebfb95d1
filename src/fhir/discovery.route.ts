import { openRoute, type Reply, type Route } from '../platform/route.js';
import { capabilityStatement } from './capability-statement.js';
import { fhirAddress, tokenEndpoint, type FhirHouse } from './fhir-house.js';
import { toFhirXml } from './fhir-xml.js';
import { resourceForm } from './negotiation.js';
import { ASSERTION_ALGORITHMS } from './oauth/assertion.js';
import { OFFERED_SCOPES } from './oauth/scopes.js';
import { FHIR_JSON, problemReply } from './operation-outcome.js';

// What software reads before anything else: what there is, and where tokens come from.

export function discoveryRoutes(house: FhirHouse): Route[] {
  const statement = capabilityStatement(house);
  const forms: Readonly<Record<'json' | 'xml', Reply>> = {
    json: { status: 200, headers: { 'content-type': FHIR_JSON }, body: JSON.stringify(statement) },
    xml: {
      status: 200,
      headers: { 'content-type': 'application/fhir+xml; charset=utf-8' },
      body: toFhirXml(statement),
    },
  };
  const smart = JSON.stringify(smartConfiguration(house));
  return [
    openRoute({
      method: 'GET',
      path: '/fhir/metadata',
      decide: 'everyone',
      answer(request) {
        const form = resourceForm(request);
        return form === undefined ? problemReply({ problem: 'format-not-offered', path: 'http.accept' }) : forms[form];
      },
    }),
    openRoute({
      method: 'GET',
      path: '/fhir/.well-known/smart-configuration',
      decide: 'everyone',
      // Always JSON, whatever is asked for.
      answer: () => ({ status: 200, headers: { 'content-type': 'application/json' }, body: smart }),
    }),
  ];
}

const smartConfiguration = (house: FhirHouse): object => ({
  issuer: fhirAddress(house),
  token_endpoint: tokenEndpoint(house),
  grant_types_supported: ['client_credentials'],
  token_endpoint_auth_methods_supported: ['private_key_jwt'],
  token_endpoint_auth_signing_alg_values_supported: ASSERTION_ALGORITHMS,
  scopes_supported: OFFERED_SCOPES,
  capabilities: ['client-confidential-asymmetric', 'permission-v2'],
});

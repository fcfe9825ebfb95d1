import { openRoute, type Route } from '../platform/route.js';
import { capabilityStatement } from './capability-statement.js';
import type { FhirHouse } from './fhir-house.js';
import { resourceForm } from './negotiation.js';
import { authorizationServer } from './oauth/authorization-server.route.js';
import { FHIR_JSON, problemReply } from './operation-outcome.js';

// What software reads before anything else: what there is, and where tokens come from.

export function discoveryRoutes(house: FhirHouse): Route[] {
  const statement = capabilityStatement(house);
  const body = JSON.stringify(statement);
  const smart = JSON.stringify(smartConfiguration(house));
  return [
    openRoute({
      method: 'GET',
      path: '/fhir/metadata',
      decide: 'everyone',
      answer(request) {
        return resourceForm(request) === undefined
          ? problemReply({ problem: 'format-not-offered', path: 'http.accept' })
          : { status: 200, headers: { 'content-type': FHIR_JSON }, body };
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
  ...authorizationServer(house),
  capabilities: ['client-confidential-asymmetric', 'permission-v2'],
});

// The door of the FHIR and OAuth edge: what main registers, and what other edges of the house need to know of it.
import type { Route } from '../platform/route.js';
import { consentRoute } from './consent.route.js';
import { exchanged } from './exchange.js';
import { depositRoutes } from './deposit/deposit.route.js';
import { discoveryRoutes } from './discovery.route.js';
import { fhirEdge } from './fhir-edge.js';
import type { FhirHouse } from './fhir-house.js';
import { notOfferedRoutes } from './not-offered.route.js';
import { authorizationServerRoutes } from './oauth/authorization-server.route.js';
import { bearerReader } from './oauth/bearer.js';
import { tokenLifeRoutes } from './oauth/token-life.route.js';
import { tokenRoute } from './oauth/token.route.js';
import { openTrust } from './oauth/trust.js';
import { patientRoutes } from './patient.route.js';
import { auditRoutes } from './audit/audit.route.js';
import { consentSearchRoutes } from './consent-search.route.js';
import { listRoutes } from './lists/lists.route.js';
import { operationDefinitionRoutes } from './operation-definitions.js';
import { summaryRoutes } from './summary/summary.route.js';
import { patchRoutes } from './patch/patch.route.js';
import { readRoutes } from './read.route.js';
import { searchRoutes } from './search/search.route.js';

export { documentReferenceWire, wireAfterChange } from './document-reference-wire.js';
export { tokenEndpoint, type FhirHouse } from './fhir-house.js';
export { fhirFailed, fhirNotFound, isFhirPath } from './not-offered.route.js';
export {
  listSoftware,
  readSoftware,
  registerSoftware,
  removeSoftware,
  restoreSoftware,
  revokeTokensOf,
  rotateKeys,
} from './oauth/registration.js';
export { parseThumbprint, type RegistrationForm, type RegistrationProblem } from './oauth/registration.model.js';
export { registrationProblemText } from './oauth/registration-problems.js';
export { OFFERED_SCOPES } from './oauth/scopes.js';
export {
  readSoftwareClient,
  saveSoftwareClient,
  type RegisteredClient,
  type SoftwareClient,
} from './oauth/software-client.store.js';

/** Everything under /fhir and /oauth. */
export function fhirRoutes(house: FhirHouse): Route[] {
  const trust = openTrust(house);
  const edge = fhirEdge(house, bearerReader(house, trust));
  return [
    tokenRoute(house, trust),
    ...tokenLifeRoutes(house, trust),
    ...authorizationServerRoutes(house),
    ...[
      ...discoveryRoutes(house),
      ...depositRoutes(house, edge),
      ...searchRoutes(house, edge),
      ...readRoutes(house, edge),
      ...patchRoutes(house, edge),
      ...listRoutes(house, edge),
      consentRoute(house, edge),
      ...consentSearchRoutes(house, edge),
      ...auditRoutes(house, edge),
      ...patientRoutes(house, edge),
      ...summaryRoutes(house, edge),
      ...operationDefinitionRoutes(house),
      ...notOfferedRoutes(),
    ].map(exchanged),
  ];
}

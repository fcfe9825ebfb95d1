// @carnet/client: deposits, searches and reads documents of Carnet over its national FHIR interface. No dependency; runs wherever `fetch`
// and WebCrypto are (Node 20 and later, Deno, Bun, browsers).
export {
  carnetClient,
  type CarnetClient,
  type ClientSettings,
  type Deposited,
  type DocumentReference,
  type DocumentSearch,
} from './carnet-client.js';
export { signAssertion, type AssertionOf, type PrivateJwk } from './assertion.js';
export { documentReferenceOf, uniqueIdOfContent, type NewDocument } from './new-document.js';
export { CarnetProblem, CarnetUnreachable } from './problem.js';
export { PROBLEM_NAMES, type ProblemName } from './problem-names.js';
export { insKey, parseIns, INS_OID, type Ins, type InsKind, type InsProblem } from '../kernel/ins.js';
export type { ActingProfessionalClaims, OperationOutcome, OutcomeIssue, TokenAnswer } from '../kernel/wire.js';

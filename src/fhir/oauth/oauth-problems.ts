// Every answer of /oauth that is no token: the error of the standard, and behind some of them a name of our own that says more. docs/interop.md
// shows the same table. One row a line.
import type { ActingProblem } from './acting-professional.js';
import type { IuaProblem } from './ihe-iua.model.js';

/** RFC 6749 section 5.2, RFC 7009 section 2.2.1. */
export type OAuthError =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unsupported_grant_type'
  | 'temporarily_unavailable'
  | 'server_error';

export interface OAuthProblemText {
  readonly error: OAuthError;
  readonly status: number;
  readonly fr: string;
  readonly en: string;
  readonly todo: string;
}

const entry =
  (error: OAuthError, status: number) =>
  (fr: string, en: string, todo: string): OAuthProblemText => ({ error, status, fr, en, todo });

const request = entry('invalid_request', 400);
const grant = entry('invalid_grant', 400);

/** Told by the standard's error alone. */
// prettier-ignore
export const OAUTH_ERRORS = {
  invalid_client: entry('invalid_client', 401)("Le logiciel n'est pas reconnu.", 'The software is not recognised.', 'Check client id, key, algorithm, audience, the five minutes, the certificate; make a new assertion each time.'),
  invalid_scope: entry('invalid_scope', 400)("Aucune des portées demandées n'est accordée.", 'None of the scopes asked for is granted.', 'Ask for scopes you are registered for, or for none.'),
  unsupported_grant_type: entry('unsupported_grant_type', 400)("Ce type de demande n'est pas proposé.", 'This grant type is not offered.', 'Use client_credentials.'),
  temporarily_unavailable: entry('temporarily_unavailable', 429)('Trop de demandes en peu de temps.', 'Too many requests in a short time.', 'Wait for the time given by Retry-After.'),
  server_error: entry('server_error', 500)('La panne vient de notre côté.', 'The failure is on our side.', 'Try again with a new assertion.'),
} as const;

/** Told by `error_description`. */
// prettier-ignore
export const OAUTH_PROBLEMS = {
  'form-expected': request('La demande doit être un formulaire.', 'The request must be a form.', 'Send application/x-www-form-urlencoded.'),
  'parameter-repeated': request('Un paramètre est donné deux fois.', 'A parameter is given twice.', 'Send each parameter once.'),
  'grant-type-missing': request('Le type de demande manque.', 'The grant type is missing.', 'Send grant_type=client_credentials.'),
  'token-missing': request('Le jeton concerné manque.', 'The token concerned is missing.', 'Send token=.'),
  'assertion-expected': entry('invalid_client', 401)('La preuve signée manque.', 'The signed assertion is missing.', 'Send client_assertion and its type.'),
  'extension-malformed': grant("L'extension ihe_iua n'est pas un objet.", 'The extension ihe_iua is not an object.', 'Send extensions.ihe_iua as an object.'),
  'professional-missing': grant("L'identifiant du professionnel manque.", 'The identifier of the professional is missing.', 'Give national_provider_identifier.'),
  'professional-unknown': grant("Le professionnel n'est pas à l'annuaire, ou n'exerce plus.", 'The professional is not in the directory, or no longer active.', 'Check the idNatPS.'),
  'structure-missing': grant("L'identifiant de la structure manque.", 'The identifier of the structure is missing.', 'Give subject_organization_id.'),
  'structure-not-the-clients': grant("Le logiciel n'est pas enregistré pour cette structure.", 'The software is not registered for this structure.', 'Give the structure the software is registered for.'),
  'role-missing': grant('La profession manque.', 'The profession is missing.', 'Give subject_role with a coding of TRE_G15.'),
  'role-not-the-directorys': grant("La profession n'est pas celle de l'annuaire.", 'The profession is not that of the directory.', 'Give the profession as the directory has it.'),
  'purpose-unknown': grant("Le mode d'accès est inconnu, ou il y en a plusieurs.", 'The purpose is unknown, or there are several.', 'Give one code of TRE_R248.'),
  'purpose-reason-missing': grant("Le motif de l'accès manque.", 'The reason of the access is missing.', 'Give purpose_reason outside normal access.'),
  'regulation-not-registered': grant("La régulation médicale n'est pas reconnue.", 'Medical regulation is not believed.', 'Only structures registered as Samu, with medical_regulation stated.'),
  'person-id-invalid': grant("L'INS indiqué n'est pas valide.", 'The INS given is not valid.', 'Give value^^^&oid&ISO^NH or urn:oid:…|value.'),
} as const satisfies Record<string, OAuthProblemText> & Record<IuaProblem | ActingProblem, OAuthProblemText>;

export type OAuthProblem = keyof typeof OAUTH_PROBLEMS;

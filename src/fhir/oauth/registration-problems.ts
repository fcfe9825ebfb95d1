// What an operator is told when software cannot be registered as they wrote it.
import type { RegistrationProblem } from './registration.model.js';

export interface RegistrationProblemText {
  readonly fr: string;
  readonly en: string;
  readonly todo: string;
  readonly aFaire: string;
}

const entry = (fr: string, aFaire: string, en: string, todo: string): RegistrationProblemText => ({
  fr,
  aFaire,
  en,
  todo,
});

// prettier-ignore
const TEXTS = {
  'client-id-malformed': entry("L'identifiant du logiciel n'est pas valide.", 'Utilisez de 2 à 99 lettres, chiffres, points, tirets ou deux-points.', 'The id of the software is not valid.', 'Use 2 to 99 letters, digits, dots, dashes or colons.'),
  'client-name-missing': entry('Le nom du logiciel manque.', 'Écrivez le nom que verront les usagers.', 'The name of the software is missing.', 'Write the name that people will see.'),
  'client-already-registered': entry('Cet identifiant est déjà pris.', 'Choisissez-en un autre, ou remettez ce logiciel en service.', 'This id is taken.', 'Choose another, or restore that software.'),
  'client-unknown': entry("Aucun logiciel n'a cet identifiant.", 'Vérifiez la liste.', 'No software has this id.', 'Check the list.'),
  'client-removed': entry('Ce logiciel est hors service.', "Remettez-le en service d'abord.", 'This software was removed.', 'Restore it first.'),
  'structure-missing': entry("L'identifiant de la structure manque.", 'Écrivez son idNatStruct.', 'The identifier of the structure is missing.', 'Write its idNatStruct.'),
  'structure-unknown': entry("Cette structure n'est pas à l'annuaire.", "Vérifiez l'identifiant.", 'This structure is not in the directory.', 'Check the identifier, or give its name and sector too.'),
  'scope-unknown': entry("Cette portée n'est pas proposée.", 'Choisissez parmi celles de la liste.', 'This scope is not offered.', 'Choose among those of docs/interop.md.'),
  'keys-missing': entry('La clé publique manque.', 'Collez le jeu de clés (JWKS), ou donnez son adresse.', 'The public key is missing.', 'Give a key set (JWKS) or its address.'),
  'keys-given-twice': entry('La clé est donnée deux fois.', 'Gardez le jeu de clés ou son adresse, pas les deux.', 'The key is given twice.', 'Keep the key set or its address, not both.'),
  'keys-malformed': entry("Ce n'est pas un jeu de clés publiques.", 'Collez un JWKS avec des clés EC P-256, P-384 ou RSA.', 'This is not a set of public keys.', 'Give a JWKS with EC P-256, P-384 or RSA keys.'),
  'keys-private': entry('Une clé privée a été donnée. Elle ne vaut plus rien.', "Demandez une nouvelle paire, et n'envoyez que la clé publique.", 'A private key was given. It is worth nothing any more.', 'Have a new pair made, and send the public key only.'),
  'keys-weak': entry('La clé RSA est trop courte.', 'Utilisez 2048 bits ou plus.', 'The RSA key is too short.', 'Use 2048 bits or more.'),
  'keys-url-refused': entry("L'adresse des clés n'est pas acceptée.", 'Donnez une adresse https publique.', 'The address of the keys is not accepted.', 'Give a public https address.'),
  'certificate-malformed': entry("Ce n'est pas l'empreinte d'un certificat.", 'Donnez son SHA-256.', 'This is not the thumbprint of a certificate.', 'Give its SHA-256.'),
  'limit-malformed': entry("La limite n'est pas un nombre.", 'Écrivez un nombre de requêtes par minute, ou rien.', 'The limit is not a number.', 'Write a number of requests a minute, or nothing.'),
} as const satisfies Record<RegistrationProblem, RegistrationProblemText>;

/** Throws for a name that is none of ours. */
export function registrationProblemText(name: string): RegistrationProblemText {
  if (!Object.hasOwn(TEXTS, name)) throw new Error(`no words for ${name}`);
  return TEXTS[name as RegistrationProblem];
}

// Every problem this edge may name to software: HTTP status, FHIR issue type, French and English text, what to do. docs/interop.md shows
// the same table, and a test compares them. One row a line: a table is read by its columns.
import type { DepositProblem } from '../record/index.js';
import type { InspectionProblem, PoolProblem, ScanProblem } from '../reading/index.js';
import type { InsProblem } from '../kernel/ins.js';

export interface ProblemText {
  readonly status: number;
  /** http://hl7.org/fhir/issue-type */
  readonly issue: string;
  readonly fr: string;
  readonly en: string;
  readonly todo: string;
}

const entry =
  (status: number, issue: string) =>
  (fr: string, en: string, todo: string): ProblemText => ({ status, issue, fr, en, todo });

const malformed = entry(400, 'structure');
const missing = entry(422, 'required');
const invalid = entry(422, 'value');
const refusedContent = entry(422, 'business-rule');
const unknownCode = entry(422, 'code-invalid');

/** The body as such. */
// prettier-ignore
const BODY = {
  'body-missing': malformed('Le corps de la requête est vide.', 'The request has no body.', 'Send the resource as JSON.'),
  'not-utf8': malformed("Le texte n'est pas en UTF-8 valide.", 'The text is not valid UTF-8.', 'Encode the body as UTF-8.'),
  'not-json': malformed("Le corps n'est pas du JSON valide.", 'The body is not valid JSON.', 'Correct the JSON at the position given.'),
  'forbidden-key': malformed('Un nom de champ est interdit.', 'A field has a forbidden name.', 'Remove `__proto__`, `constructor` and `prototype`.'),
  'duplicate-key': malformed('Un champ est écrit deux fois.', 'A field is written twice.', 'Write each field once in its object.'),
  'body-too-deep': malformed('Le corps est imbriqué trop profondément.', 'The body is nested too deeply.', 'Keep to 64 levels.'),
  'body-too-complex': entry(413, 'too-long')('La description est trop volumineuse.', 'The description is too large.', 'Keep the JSON without base64 data under 2 MB; send fewer documents at once.'),
  'body-too-large': entry(413, 'too-long')('La requête est trop volumineuse.', 'The request is too large.', 'A document may weigh 25 MB, a request 36 MB.'),
  'resource-type-unexpected': malformed("Ce type de ressource n'est pas attendu ici.", 'This resource type is not expected here.', 'Post the type named in the address.'),
  'value-malformed': malformed("La valeur n'a pas le type attendu.", 'The value does not have the expected type.', 'Follow the FHIR R4 definition of the element.'),
  'content-type-not-fhir': entry(415, 'not-supported')("Le corps doit être une ressource FHIR.", 'The body must be a FHIR resource.', 'Send `Content-Type: application/fhir+json` or `application/fhir+xml`.'),
  'encoding-not-offered': entry(415, 'not-supported')("Cette compression n'est pas acceptée.", 'This content encoding is not accepted.', 'Send the body plain or as gzip.'),
  'body-not-gzip': entry(400, 'structure')("Le corps n'est pas du gzip valide.", 'The body is not valid gzip.', 'Compress the body again, or send it plain.'),
  'content-type-not-patch': entry(415, 'not-supported')("Ce n'est pas un format de modification.", 'This is no patch format.', 'Send application/json-patch+json, Parameters as application/fhir+json or +xml, or application/xml-patch+xml.'),
  'xml-element-unexpected': entry(400, 'structure')("Un élément XML n'est pas attendu ici.", 'An XML element is not expected here.', 'Follow the FHIR R4 definition; use extensions for what it lacks.'),
  'format-not-offered': entry(406, 'not-supported')("Ce format de réponse n'est pas proposé.", 'This response format is not offered.', 'Ask for application/fhir+json, or for the document in its own type.'),
  'method-not-offered': entry(405, 'not-supported')("Cette opération n'existe pas.", 'This operation does not exist.', 'See /fhir/metadata for what is offered.'),
  'request-unreadable': malformed("La requête n'est pas lisible.", 'The request cannot be read.', 'Check the request line and headers.'),
  'server-failed': entry(500, 'exception')('La panne vient de notre côté.', 'The failure is on our side.', 'Try again; nothing was half stored.'),
} as const;

/** The person a resource is about. */
// prettier-ignore
const PERSON = {
  'patient-missing': missing("Le patient n'est pas désigné.", 'The patient is not named.', 'Give subject.identifier with the INS, or a reference to the Patient.'),
  'patient-reference-unreadable': invalid('La référence au patient est illisible.', 'The reference to the patient cannot be read.', 'Use subject.identifier, `Patient?identifier=system|value`, or Patient/{id}.'),
  'patient-creation-refused': refusedContent('Un dossier ne se crée pas par un dépôt.', 'A deposit does not create a person.', 'Remove the Patient entry; name the person by their INS.'),
  'two-patients': refusedContent('La requête mêle plusieurs patients.', 'The request mixes several patients.', 'Send one request per person.'),
  'no-patient': refusedContent('Le document ne désigne aucun patient.', 'The document names no patient.', 'Complete recordTarget.'),
  'ins-missing': refusedContent("L'INS manque, ou l'autorité qui l'a donné.", 'The INS is missing, or the authority that gave it.', 'Qualify the identity, then send the INS with its OID as system.'),
  'ins-kind-retired': invalid("Ce type d'identifiant n'est plus accepté.", 'This kind of identifier is no longer accepted.', 'Use the INS-NIR or INS-NIA.'),
  'ins-kind-unknown': invalid("L'autorité de cet identifiant est inconnue.", 'The authority of this identifier is unknown.', 'Check the OID of the INS.'),
  'ins-malformed': invalid("L'INS n'a pas la forme attendue.", 'The INS does not have the expected form.', 'Send 13 characters and the 2-digit key.'),
  'ins-key-wrong': invalid("La clé de l'INS est fausse.", 'The key of the INS is wrong.', 'Query the INS service again.'),
  'ins-kind-refused': invalid('Les identifiants de test sont refusés ici.', 'Test identifiers are refused here.', 'Use real identifiers in production only.'),
  'identity-mismatch': refusedContent("L'identité du document n'est pas celle du dossier.", 'The identity in the document is not that of the record.', 'Check the person; correct the identity traits or the INS.'),
} as const;

/** The envelope of a deposit. */
// prettier-ignore
const ENVELOPE = {
  'bundle-not-transaction': malformed("Le lot n'est pas une transaction.", 'The bundle is not a transaction.', 'Set Bundle.type to transaction.'),
  'bundle-empty': malformed('Le lot ne contient aucun document.', 'The bundle holds no document.', 'Send at least one DocumentReference.'),
  'bundle-too-many-entries': entry(413, 'too-costly')('Le lot a trop d’entrées.', 'The bundle has too many entries.', 'Send at most 300 entries at once.'),
  'entry-not-accepted': refusedContent("Cette entrée n'a pas sa place dans un dépôt.", 'This entry has no place in a deposit.', 'Send List, DocumentReference and Binary by POST; PATCH only a replaced document to superseded.'),
  'submission-set-missing': missing('Le lot de soumission manque.', 'The submission set is missing.', 'Add one List with code submissionset.'),
  'submission-set-repeated': refusedContent('Le lot de soumission est en double.', 'There are two submission sets.', 'Send exactly one List with code submissionset.'),
  'status-not-current': invalid("Un document déposé a le statut « current ».", 'A deposited document has status current.', 'Set status to current.'),
  'unique-id-missing': missing("L'identifiant unique du document manque.", 'The unique identifier of the document is missing.', 'Give masterIdentifier.value.'),
  'unique-id-malformed': invalid("L'identifiant unique n'est pas valide.", 'The unique identifier is not valid.', 'Use urn:oid:…, urn:uuid:… or another URI of at most 256 characters.'),
  'unique-id-mismatch': refusedContent("L'identifiant de l'enveloppe n'est pas celui du document.", 'The envelope and the document have different identifiers.', 'Set masterIdentifier to ClinicalDocument/id.'),
  'unique-id-reused': refusedContent('Cet identifiant désigne déjà un autre contenu.', 'This identifier already names other content.', 'Give each version its own identifier.'),
  'type-missing': missing('Le type du document manque.', 'The type of the document is missing.', 'Give type with a code of JDV_J07.'),
  'type-unknown': unknownCode('Ce type de document est inconnu.', 'This document type is unknown.', 'Use a code of JDV_J07 under its own system.'),
  'type-not-accepted': unknownCode("Ce type de document n'entre pas au dossier partagé.", 'This document type does not belong in the shared record.', 'Use a code of JDV_J66.'),
  'type-mismatch': refusedContent("Le type de l'enveloppe n'est pas celui du document.", 'The envelope and the document have different types.', 'Set type to ClinicalDocument/code.'),
  'date-missing': missing('La date du document manque.', 'The date of the document is missing.', 'Give date.'),
  'date-invalid': invalid("La date n'est pas valide.", 'The date is not valid.', 'Use an ISO 8601 instant with its time zone.'),
  'author-missing': missing("L'auteur manque.", 'The author is missing.', 'Give at least one author.'),
  'author-unreadable': invalid("L'auteur n'est pas lisible.", 'The author cannot be read.', 'Use a logical identifier, or a reference to a contained resource.'),
  'security-label-unknown': unknownCode('Un code de confidentialité est inconnu.', 'A confidentiality code is unknown.', 'Use N, R, V, MASQUE_PS, INVISIBLE_PATIENT or INVISIBLE_REPRESENTANTS_LEGAUX.'),
  'content-not-one': invalid('Il faut un contenu, et un seul.', 'There must be one content, and only one.', 'Send one DocumentReference per file.'),
  'content-type-missing': missing('Le format du fichier manque.', 'The media type is missing.', 'Give attachment.contentType.'),
  'attachment-missing': missing('Le fichier manque.', 'The file is missing.', 'Give attachment.data, or attachment.url of a Binary of the bundle.'),
  'attachment-twice': invalid('Le fichier est donné deux fois.', 'The file is given twice.', 'Give data or url, not both.'),
  'external-url-refused': refusedContent("Une adresse extérieure n'est jamais lue.", 'An outside address is never fetched.', 'Send the file itself, as data or as a Binary of the bundle.'),
  'binary-missing': invalid("Le fichier désigné n'est pas dans le lot.", 'The file named is not in the bundle.', 'Point attachment.url to the fullUrl of a Binary entry.'),
  'binary-unused': refusedContent('Un fichier du lot est sans description.', 'A file of the bundle has no description.', 'Send a DocumentReference for each Binary.'),
  'base64-invalid': invalid("Le fichier n'est pas en base64 valide.", 'The file is not valid base64.', 'Encode the bytes again.'),
  'hash-missing': missing("L'empreinte SHA-1 manque.", 'The SHA-1 hash is missing.', 'Give attachment.hash.'),
  'hash-mismatch': invalid("L'empreinte ne correspond pas au fichier.", 'The hash does not match the file.', 'Compute the SHA-1 of the decoded bytes, in base64.'),
  'size-mismatch': invalid('La taille ne correspond pas au fichier.', 'The size does not match the file.', 'Give the number of decoded bytes.'),
  'replaces-several': refusedContent('Un document en remplace un seul.', 'A document replaces only one.', 'Give one relatesTo with code replaces.'),
} as const;

/** What the record answers. */
// prettier-ignore
const RECORD = {
  'replaces-unknown': refusedContent("Le document à remplacer n'est pas dans ce dossier.", 'The document to replace is not in this record.', 'Check relatesTo; deposit without it if it is a first version.'),
  'replaces-what-is-seen': refusedContent('Une version que la personne ou ses représentants ne peuvent pas voir ne remplace pas ce qu’ils voient.', 'A version the person or their representatives may not see does not replace what they see.', 'Deposit it as a document of its own, without relatesTo.'),
  'replaces-superseded': refusedContent('Le document à remplacer a déjà été remplacé.', 'The document to replace was already replaced.', 'Replace its current version.'),
  'replaces-another-authors': entry(403, 'forbidden')("Le document à remplacer est d'un autre auteur.", "The document to replace is another author's.", 'Ask its author; deposit yours as a new document.'),
  'hidden-from-everyone': refusedContent('Un document ne peut être caché à tous.', 'A document cannot be hidden from everyone.', 'Choose MASQUE_PS or INVISIBLE_PATIENT, not both.'),
  'type-for-patients-only': refusedContent('Seul le patient dépose ce type de document.', 'Only the patient deposits this type.', 'Choose a professional type.'),
  'type-not-for-patients': refusedContent('Un patient ne dépose pas ce type de document.', 'A patient does not deposit this type.', 'Choose a type of the patient.'),
  'patch-malformed': entry(422, 'structure')("La modification n'est pas lisible.", 'The patch cannot be read.', 'Check the operation named by the path.'),
  'patch-path-unknown': entry(422, 'not-found')("Le chemin de la modification ne mène à rien.", 'The path of the patch leads nowhere.', 'Read the resource first; check the path.'),
  'patch-test-failed': entry(422, 'conflict')("Le test de la modification a échoué.", 'The test of the patch failed.', 'Read the resource again.'),
  'patch-not-allowed': entry(405, 'not-supported')("Seuls le statut, les labels de visibilité et l'archivage changent.", 'Only status, visibility labels and isArchived may change.', 'Deposit a new version for anything else.'),
  'status-not-offered': entry(422, 'value')("Ce statut n'est pas proposé.", 'This status is not offered.', 'Use entered-in-error or superseded to withdraw; deposit a new version to replace.'),
  'hides-what-is-seen': entry(422, 'business-rule')('Ce que la personne ou ses représentants voient déjà ne leur est pas retiré.', 'What the person or their representatives already see is not taken from them.', 'Set INVISIBLE labels when depositing only.'),
  'version-differs': entry(412, 'conflict')('Le document a changé entre-temps.', 'The document has changed meanwhile.', 'Read it again, then send the change with its new ETag.'),
  'several-match': entry(412, 'multiple-matches')('Plusieurs documents portent cet identifiant.', 'Several documents have this identifier.', 'Name the patient, or patch by id.'),
  'document-withdrawn': entry(410, 'deleted')('Ce document a été retiré par son auteur.', 'This document was withdrawn by its author.', 'Ask its author; nothing of it is given any more.'),
  'document-superseded': entry(410, 'deleted')('Ce document a été remplacé.', 'This document was replaced.', 'Read its current version: search with status current.'),
  'consent-needs-a-professional': refusedContent('Un consentement est recueilli par un professionnel.', 'A consent is stated by a professional.', 'Use a token that names the professional.'),
  'consent-already-over': invalid('Ce consentement est déjà terminé.', 'This consent is already over.', 'Give a later period.end.'),
  'consent-too-long': invalid('Ce consentement dure plus d’un an.', 'This consent lasts more than a year.', 'Give an earlier period.end.'),
  'consent-status-invalid': invalid('Le consentement doit être actif.', 'The consent must be active.', 'Set status to active.'),
  'consent-scope-invalid': unknownCode("La portée du consentement n'est pas celle attendue.", 'The scope of the consent is not the one expected.', 'Use consentscope patient-privacy and category LOINC 59284-0.'),
  'consent-not-the-callers': refusedContent('Le consentement ne vise pas le professionnel du jeton.', "The consent is not about the token's professional.", 'Set performer and actor to the idNatPS of the token.'),
  'consent-not-a-permit': refusedContent("Ce consentement n'est pas une simple autorisation.", 'This consent is not a plain permission.', 'Set provision.type to permit, with one actor of role IRCP.'),
  'consent-narrowing-not-offered': refusedContent("Une restriction du consentement n'est pas prise en charge.", 'A narrowing of the consent is not supported.', 'Send only provision.type, period and actor.'),
  'consent-date-invalid': invalid('La date du consentement n’est pas valide.', 'The date of the consent is not valid.', 'Give dateTime: now, or within the last day.'),
} as const satisfies Record<string, ProblemText> &
  Record<Exclude<DepositProblem, keyof typeof PERSON | keyof typeof ENVELOPE>, ProblemText>;

type Reading = InspectionProblem | PoolProblem | ScanProblem | InsProblem;

/** The file itself. */
// prettier-ignore
const FILE = {
  'document-too-large': entry(413, 'too-long')('Le fichier dépasse 25 Mo.', 'The file is larger than 25 MB.', 'Reduce the file.'),
  'malware-found': refusedContent('Le fichier contient un programme malveillant.', 'The file contains malware.', 'Check the sending computer.'),
  'malware-check-unavailable': entry(503, 'transient')("Le contrôle antivirus ne répond pas.", 'The antivirus check does not answer.', 'Send again in a few minutes.'),
  'reading-busy': entry(503, 'throttled')('Trop de documents attendent.', 'Too many documents are waiting.', 'Send again in a few seconds.'),
  'document-too-complex': refusedContent('Le document est trop complexe à lire.', 'The document is too complex to read.', 'Simplify the file.'),
  'document-date-in-future': refusedContent('La date du document est dans le futur.', 'The date of the document is in the future.', 'Correct effectiveTime or date.'),
  'file-empty': invalid('Le fichier est vide.', 'The file is empty.', 'Send the file again.'),
  'content-type-refused': invalid("Ce format de fichier n'est pas accepté.", 'This media type is not accepted.', 'Send CDA, PDF, JPEG, PNG, TIFF, RTF or plain text.'),
  'content-type-mismatch': refusedContent("Le fichier n'est pas du format annoncé.", 'The file is not of the type announced.', 'Announce the true type.'),
  'not-a-cda': refusedContent("Le XML n'est pas un document CDA.", 'The XML is not a CDA document.', 'Send a ClinicalDocument of urn:hl7-org:v3.'),
  'document-id-missing': refusedContent("L'identifiant du CDA manque.", 'The CDA has no identifier.', 'Complete ClinicalDocument/id.'),
  'document-type-missing': refusedContent('Le type du CDA manque.', 'The CDA has no type.', 'Complete ClinicalDocument/code.'),
  'document-date-missing': refusedContent('La date du CDA manque.', 'The CDA has no date.', 'Complete ClinicalDocument/effectiveTime.'),
  'document-date-invalid': refusedContent("La date du CDA n'est pas valide.", 'The date of the CDA is not valid.', 'Correct ClinicalDocument/effectiveTime.'),
  'document-body-missing': refusedContent("Le CDA n'a pas de corps.", 'The CDA has no body.', 'Complete ClinicalDocument/component.'),
  'xml-empty': refusedContent('Le fichier XML est vide.', 'The XML file is empty.', 'Send the file again.'),
  'xml-too-large': refusedContent('Le fichier XML est trop volumineux.', 'The XML file is too large.', 'Reduce the file.'),
  'xml-nul-byte': refusedContent('Le XML contient un octet nul.', 'The XML contains a NUL byte.', 'Produce the file again.'),
  'xml-charset-mismatch': refusedContent("Le XML n'est pas dans le codage qu'il annonce.", 'The XML is not in the encoding it declares.', 'Declare the true encoding.'),
  'xml-charset-unsupported': refusedContent("Le codage du XML n'est pas pris en charge.", 'The encoding of the XML is not supported.', 'Use UTF-8.'),
  'xml-doctype-refused': refusedContent('Un XML avec DOCTYPE est refusé.', 'XML with a DOCTYPE is refused.', 'Remove the DOCTYPE and its entities.'),
  'xml-malformed': refusedContent("Le XML n'est pas bien formé.", 'The XML is not well-formed.', 'Correct the XML.'),
  'xml-too-deep': refusedContent('Le XML est imbriqué trop profondément.', 'The XML is nested too deeply.', 'Simplify the document.'),
  'xml-too-many-elements': refusedContent("Le XML a trop d'éléments.", 'The XML has too many elements.', 'Simplify the document.'),
  'xml-too-many-attributes': refusedContent("Un élément XML a trop d'attributs.", 'An XML element has too many attributes.', 'Simplify the document.'),
  'pdf-unreadable': refusedContent("Le PDF n'est pas lisible.", 'The PDF cannot be read.', 'Produce the PDF again.'),
  'pdf-trailing-data': refusedContent("Le PDF est suivi d'autre chose.", 'Something follows the PDF.', 'Remove what follows the end of the PDF.'),
  'image-unreadable': refusedContent("L'image n'est pas lisible.", 'The image cannot be read.', 'Produce the image again.'),
  'image-too-large': refusedContent("L'image a trop de points.", 'The image has too many pixels.', 'Keep to 100 million pixels.'),
} as const satisfies Record<Exclude<Reading, keyof typeof PERSON | keyof typeof ENVELOPE>, ProblemText>;

/** Searches. */
const search = entry(400, 'required');
const searchValue = entry(400, 'value');
// prettier-ignore
const SEARCH = {
  'patient-required': search('Une recherche concerne un patient.', 'A search concerns one patient.', 'Give patient.identifier or patient.'),
  'code-required': search('Une recherche de listes précise leur nature.', 'A search of lists states their kind.', 'Give code=submissionset or code=folder.'),
  'status-required': search('Une recherche précise le statut.', 'A search states the status.', 'Give status, for example current.'),
  'identifier-required': search("L'identifiant est nécessaire.", 'The identifier is needed.', 'Give identifier=system|value with the INS.'),
  'search-parameter-not-offered': entry(400, 'not-supported')("Ce critère de recherche n'est pas proposé.", 'This search parameter is not offered.', 'See /fhir/metadata for the parameters.'),
  'search-value-invalid': searchValue('La valeur de ce critère n’est pas valide.', 'The value of this parameter is not valid.', 'Follow the FHIR search syntax.'),
} as const;

/** The closed list of refusals, and what the door says. */
// prettier-ignore
export const REFUSALS = {
  'not-signed-in': entry(401, 'login')("Le jeton manque ou n'est plus valable.", 'The token is missing or no longer valid.', 'Ask /oauth/token for a new one.'),
  'access-not-authorised': entry(403, 'forbidden')("L'accès n'est pas autorisé.", 'Access is not authorised.', 'Ask the person for their consent, or check the scopes of the token.'),
  'not-found': entry(404, 'not-found')('Rien à cette adresse.', 'There is nothing at this address.', 'Check the identifier.'),
  'space-not-open': entry(409, 'conflict')("L'espace de cette personne n'est pas ouvert.", "This person's space is not open.", 'Keep the document; tell the person.'),
  'too-many-requests': entry(429, 'throttled')('Trop de requêtes en peu de temps.', 'Too many requests in a short time.', 'Wait for the time given by Retry-After.'),
} as const;

export const PROBLEMS: Readonly<Record<string, ProblemText>> = {
  ...REFUSALS,
  ...BODY,
  ...SEARCH,
  ...PERSON,
  ...ENVELOPE,
  ...RECORD,
  ...FILE,
} satisfies Record<string, ProblemText>;

/** What was accepted with a remark. */
// prettier-ignore
export const WARNINGS: Readonly<Record<string, Pick<ProblemText, 'fr' | 'en'>>> = {
  'category-corrected': { fr: 'La classe ne correspondait pas au type : elle a été corrigée.', en: 'The category contradicted the type: it was corrected.' },
  'custodian-missing': { fr: "Le dépositaire (custodian) manque : c'est la structure du jeton.", en: 'The custodian is missing: it is the structure of the token.' },
  'title-missing': { fr: 'Le titre manque : celui du type de document est pris.', en: 'The title is missing: that of the document type is taken.' },
  'date-corrected': { fr: 'La date de l’enveloppe différait : celle du document est gardée.', en: 'The date of the envelope differed: that of the document is kept.' },
  'confidentiality-corrected': { fr: 'Le document est plus confidentiel que son enveloppe : le plus strict est gardé.', en: 'The document is more confidential than its envelope: the stricter is kept.' },
  'header-parent-not-here': { fr: "Le document que l'en-tête dit remplacer n'est pas dans ce dossier : rien n'est remplacé.", en: 'The document its header says it replaces is not in this record: nothing is replaced.' },
  'header-parent-not-replaced': { fr: "Le document que l'en-tête dit remplacer reste visible : il n'est pas remplacé.", en: 'The document its header says it replaces stays visible: it is not replaced.' },
  'identity-trait-differs': { fr: "Un trait d'identité diffère de celui du dossier.", en: 'One identity trait differs from the record.' },
  'stylesheet-not-run': { fr: 'Le document porte sa feuille de style : elle n’est jamais exécutée.', en: 'The document carries its style sheet: it is never run.' },
  'outside-reference-ignored': { fr: 'Le document désigne un fichier extérieur : il n’est jamais lu.', en: 'The document points to an outside file: it is never fetched.' },
  'image-type-differs': { fr: "Une image du document n'est pas du format annoncé.", en: 'An image of the document is not of the type announced.' },
  'pdf-encrypted': { fr: 'Le PDF est chiffré.', en: 'The PDF is encrypted.' },
  'embedded-pdf-unreadable': { fr: 'Un PDF joint au document est illisible.', en: 'A PDF within the document cannot be read.' },
  'embedded-pdf-trailing-data': { fr: "Un PDF joint au document est suivi d'autre chose.", en: 'Something follows a PDF within the document.' },
  'embedded-image-unreadable': { fr: 'Une image jointe au document est illisible.', en: 'An image within the document cannot be read.' },
};

const UNNAMED = invalid(
  "La demande n'est pas acceptable.",
  'The request is not acceptable.',
  'See the name and the path of the problem.',
);

export const problemText = (name: string): ProblemText =>
  (Object.hasOwn(PROBLEMS, name) ? PROBLEMS[name] : undefined) ?? UNNAMED;

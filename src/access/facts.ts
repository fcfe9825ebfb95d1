// The closed facts every decision is taken on. Each one has a small, finite domain, so that all combinations can be walked through
// and compared with PostgreSQL. A fact that is missing or unknown refuses: `facts-incomplete`.

const flag = [false, true] as const;

/** Every fact and all its values, in the order in which the exhaustive test counts. */
export const FACTS = {
  /**
   * What is asked for. `find`: learn whether a person has a space and its state. `list`: appear in a list nobody narrowed down.
   * `read`: be opened, or listed on an explicit request. `deposit`: put a document in. `amend`: change a document's status,
   * replace it, archive it, lift or set what the patient or the parents see. `hide` / `show`: take away from or give back to
   * professionals. `control`: rights, terms, switches, letting someone blocked in again. `block`: shut a professional or a structure out.
   * `state-consent`: record the consent the person gave. `entrust`: record the consent they gave for a colleague who takes over part
   * of the care. `read-history`: see an entry of the access history.
   */
  act: [
    'find',
    'list',
    'read',
    'deposit',
    'amend',
    'hide',
    'show',
    'control',
    'block',
    'state-consent',
    'entrust',
    'read-history',
  ],
  /**
   * `software` is a structure's software without a named professional; `barred` comes from SA13, SA23 or SA24; `struckOff` is a
   * professional who left the register; `frozen` one who opened too many strangers' records, on one more of them (never for feeding);
   * `visitor` is whom the person shows their record to for some minutes, by a code, signed in as a professional or not; `heir` whoever
   * asked, after the person's death, for what they need of the record: heir, spouse, partner, or parent of a minor.
   */
  reader: [
    'person',
    'representative',
    'carer',
    'professional',
    'software',
    'service',
    'helpdesk',
    'auditor',
    'barred',
    'struckOff',
    'frozen',
    'visitor',
    'heir',
  ],
  /** What care makes a professional to this person; the stronger tie includes the weaker one. */
  relation: ['none', 'careTeam', 'attending'],
  /** The person chose this professional to look after the record; beside any relation. */
  administrator: flag,
  /** A consent of the person for this professional is valid at this instant; of a visitor: the person let them in, and it lasts; of an heir: their request was granted. */
  consent: flag,
  /** The person blocked this professional or their structure; of an heir, but for a minor's parents: opposed it while alive. */
  blocked: flag,
  /** `samu` is only stated for structures registered as Samu: the edge refuses it to others by name. */
  situation: ['normal', 'emergency', 'samu'],
  objectsToSamu: flag,
  objectsToEmergency: flag,
  objectsToHiddenInEmergency: flag,
  /**
   * `none`: notified or opposed without an earlier record; `transition`: the same with a record from before, within its term;
   * `open`: never activated; `ended`: closed or erased; `deceased`: the insurer reported the death.
   */
  space: ['none', 'transition', 'open', 'active', 'suspended', 'ended', 'deceased'],
  /** The operator follows the law's reading (L1111-16): the attending physician sees hidden documents. Off by default. */
  attendingSeesHidden: flag,
  /** This reader made the document (author, depositing structure or software), or did the act the history entry tells of. */
  isAuthor: flag,
  /** Hidden from professionals (MASQUE_PS). */
  hidden: flag,
  /** Not yet visible to the patient at this instant (INVISIBLE_PATIENT, not lifted, term not over). */
  withheldFromPatient: flag,
  /** Hidden from legal representatives (INVISIBLE_REPRESENTANTS_LEGAUX). */
  hiddenFromRepresentatives: flag,
  archived: flag,
  /** The person shows this document to this professional although it is hidden; of a visitor: chose it by name for the visit; of an heir: they are a minor's parent. */
  shownToReader: flag,
  /** The person keeps this document from this professional although others see it; of an heir: the person added it themself. */
  keptFromReader: flag,
  /**
   * The matrix has a cell for this profession, this document type and its confidentiality (N, R, V); of a visitor: the visit holds the
   * document, chosen by name, or as part of everything shown to professionals and with such a cell; of an heir: it is of a category and
   * of the time that was granted.
   */
  matrixAllows: flag,
} as const;

export type FactName = keyof typeof FACTS;
export type FactValue<Name extends FactName> = (typeof FACTS)[Name][number];
export type Facts = { readonly [Name in FactName]: FactValue<Name> };

export const FACT_NAMES = Object.keys(FACTS) as readonly FactName[];

/** The facts that differ from document to document: what is left for SQL once the reader is known. All are booleans. */
export const DOCUMENT_FACTS = [
  'isAuthor',
  'hidden',
  'withheldFromPatient',
  'hiddenFromRepresentatives',
  'archived',
  'shownToReader',
  'keptFromReader',
  'matrixAllows',
] as const satisfies readonly FactName[];

export type DocumentFactName = (typeof DOCUMENT_FACTS)[number];
export type DocumentFacts = Pick<Facts, DocumentFactName>;
/** Everything known before any document is looked at: the act, the reader, the record. */
export type ReaderFacts = Omit<Facts, DocumentFactName>;

/**
 * The plainest document there is: somebody else's, hidden from nobody, of a type the matrix gives. Deciding on it says whether the
 * record itself is open to the reader; it also stands in where an act concerns no document (deposit, control, consent, find).
 */
export const PLAIN_DOCUMENT: DocumentFacts = {
  isAuthor: false,
  hidden: false,
  withheldFromPatient: false,
  hiddenFromRepresentatives: false,
  archived: false,
  shownToReader: false,
  keptFromReader: false,
  matrixAllows: true,
};

const DOMAINS: readonly (readonly [FactName, readonly unknown[]])[] = FACT_NAMES.map((name) => [name, FACTS[name]]);

/** Whether every fact is there with a value of its domain. */
export function factsAreComplete(facts: { readonly [Name in FactName]?: unknown }): facts is Facts {
  for (const [name, domain] of DOMAINS) if (!domain.includes(facts[name])) return false;
  return true;
}

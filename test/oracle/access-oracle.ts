// What the sources say of access, written a second time: from reference texts (CSP, the arrêté of 26 October 2023, SEL-MP-037, the DMP
// guides, the public description of the national space), one reader after the other, without rules, order or table. It imports nothing:
// where it and the table differ, one of them misread a source. Numbers in brackets are the statements of the sources as we collected
// them: [19] is R1111-46 on consent, and so on; T6 and T22 are the tests the security and interface studies ask for.

/** What is known when somebody asks. The words are those of the sources; every value is given. */
export interface Asked {
  readonly act: string;
  readonly reader: string;
  /** Care team, attending physician, or neither. */
  readonly relation: string;
  readonly administrator: boolean;
  readonly consent: boolean;
  readonly blocked: boolean;
  readonly situation: string;
  readonly objectsToSamu: boolean;
  readonly objectsToEmergency: boolean;
  readonly objectsToHiddenInEmergency: boolean;
  readonly space: string;
  readonly attendingSeesHidden: boolean;
  readonly isAuthor: boolean;
  readonly hidden: boolean;
  readonly withheldFromPatient: boolean;
  readonly hiddenFromRepresentatives: boolean;
  readonly archived: boolean;
  readonly shownToReader: boolean;
  readonly keptFromReader: boolean;
  readonly matrixAllows: boolean;
}

export type Answer = 'allowed' | 'access-not-authorised' | 'not-found' | 'space-not-open';

const REFUSED: Answer = 'access-not-authorised';
const NOT_THERE: Answer = 'not-found';
const NOT_OPEN: Answer = 'space-not-open';

export function oracle(asked: Asked): Answer {
  switch (asked.reader) {
    case 'professional':
      return professional(asked);
    case 'software':
      return softwareAlone(asked);
    case 'person':
      return person(asked);
    case 'representative':
      return representative(asked);
    case 'carer':
      return carer(asked);
    case 'visitor':
      return visitor(asked);
    case 'heir':
      return heir(asked);
    // [28] L1111-18, T23: no contract, consent or urgency lets an insurer, a mutual, an employer or their physician in. They are
    // told nothing, not even whether a space is open. [62] Who left the register is nobody any more.
    case 'barred':
    case 'struckOff':
    // [T2] After too many strangers in an hour, no further one; the same words as for anybody without a right.
    case 'frozen':
      return REFUSED;
    // Apps of the catalogue, help-desk and auditors have no access of their own to a record's content.
    default:
      return isShut(asked) ? NOT_OPEN : REFUSED;
  }
}

/** The table of states: which spaces serve nobody for this act. A suspended one receives and does nothing else. [17] */
function isShut({ space, act }: Asked): boolean {
  if (space === 'none' || space === 'ended' || space === 'deceased') return true;
  return space === 'suspended' && act !== 'deposit';
}

function professional(asked: Asked): Answer {
  const { act } = asked;
  // TD0.2: the full identity gives the state of the space.
  if (act === 'find') return 'allowed';
  if (isShut(asked)) return NOT_OPEN;
  switch (act) {
    // [11] [58] Feeding asks for no consent and goes on under a block.
    case 'deposit':
      return 'allowed';
    case 'list':
      return reads(asked, asked.archived);
    case 'read':
      return reads(asked, false);
    case 'amend':
      return amends(asked);
    case 'hide':
      return hides(asked);
    // [36] T20: showing again belongs to the person.
    case 'show':
      return stopped(asked) ?? REFUSED;
    case 'read-history':
      return historyEntry(asked);
    // [23] An explicit act of the professional; [53] not where the person cannot express a will; [58] not by who is blocked.
    case 'state-consent':
      return !asked.blocked && asked.situation === 'normal' ? 'allowed' : REFUSED;
    // [21] L1111-17 II: by who takes part in the care.
    case 'entrust':
      return !asked.blocked && asked.situation === 'normal' && takesPart(asked) ? 'allowed' : REFUSED;
    // [61] The administrator may block others.
    case 'block':
      return !asked.blocked && asked.situation === 'normal' && asked.administrator ? 'allowed' : REFUSED;
    default:
      return REFUSED;
  }
}

/** [19] The care team is deemed authorised, others by consent; attending physician [L1111-16] and administrator [61] by what they are. */
const takesPart = ({ relation, administrator, consent }: Asked): boolean =>
  relation === 'careTeam' || relation === 'attending' || administrator || consent;

/** [52] Three independent objections: the Samu's call and the emergency each have their own. */
function urgent({ situation, objectsToSamu, objectsToEmergency }: Asked): boolean {
  if (situation === 'samu') return !objectsToSamu;
  if (situation === 'emergency') return !objectsToEmergency;
  return false;
}

/** [52] The third objection: hidden documents in an emergency. */
const urgentAlsoHidden = (asked: Asked): boolean => urgent(asked) && !asked.objectsToHiddenInEmergency;

/** Does the record as a whole stay shut to this professional? [57] A block gives way to an emergency. */
function recordIsShut(asked: Asked): boolean {
  if (urgent(asked)) return false;
  return asked.blocked || !takesPart(asked);
}

/** [33] T14: is the document hidden from this professional, in a reading? */
function outOfSight(asked: Asked): boolean {
  if (urgentAlsoHidden(asked)) return false;
  if (asked.keptFromReader) return true;
  if (!asked.hidden) return false;
  // [61] the administrator, [34] the attending physician where the operator reads the law so, or by the person's exception.
  return !(asked.administrator || (asked.relation === 'attending' && asked.attendingSeesHidden) || asked.shownToReader);
}

function reads(asked: Asked, leftOutOfLists: boolean): Answer {
  if (asked.blocked && !urgent(asked)) return REFUSED;
  // [50] [72] Archived documents come when they are asked for.
  if (leftOutOfLists) return NOT_THERE;
  // [33] The depositor keeps seeing their own.
  if (asked.isAuthor) return 'allowed';
  if (recordIsShut(asked)) return REFUSED;
  // [25] T15: within the row of the profession, T22 also in an emergency.
  if (!asked.matrixAllows) return NOT_THERE;
  return outOfSight(asked) ? NOT_THERE : 'allowed';
}

/** What stands before changing a document of another: the record, then the document, said so that neither tells of the other. */
function stopped(asked: Asked): Answer | undefined {
  if (recordIsShut(asked)) return REFUSED;
  if (!asked.matrixAllows || asked.hidden || asked.keptFromReader) return NOT_THERE;
  return undefined;
}

/** [T18] [T21] Only the author; security T6: an emergency gives no right to write, so a block ends this one. */
function amends(asked: Asked): Answer {
  if (asked.isAuthor && !asked.blocked) return 'allowed';
  return stopped(asked) ?? REFUSED;
}

/** [36] Any professional at the person's request, as far as they see it; the author their own. */
function hides(asked: Asked): Answer {
  if (asked.isAuthor && !asked.blocked) return 'allowed';
  const stop = stopped(asked);
  if (stop !== undefined) return stop;
  // T6: without the emergency they would not be here, or the person cannot ask.
  return asked.situation === 'normal' ? 'allowed' : REFUSED;
}

/**
 * [63] Actor for own acts, attending physician; R1111-43. [61] The administrator, to whom hidden documents are shown, as far as they see
 * them. A block closes what others did, also in an emergency; R1111-47 takes from nobody what they did themself.
 */
function historyEntry(asked: Asked): Answer {
  if (asked.isAuthor) return 'allowed';
  if (asked.blocked) return REFUSED;
  if (asked.administrator) return stopped({ ...asked, hidden: false }) ?? 'allowed';
  return stopped(asked) ?? (asked.relation === 'attending' ? 'allowed' : REFUSED);
}

/** [24] A structure's certificate alone carries nobody: it feeds, and knows what it fed. No emergency has an unnamed professional. */
function softwareAlone(asked: Asked): Answer {
  const { act, isAuthor, blocked, archived } = asked;
  if (act === 'find') return 'allowed';
  if (isShut(asked)) return NOT_OPEN;
  if (act === 'deposit' || (act === 'read-history' && isAuthor)) return 'allowed';
  if (blocked) return REFUSED;
  if (act === 'list' && archived) return NOT_THERE;
  const own = act === 'list' || act === 'read' || act === 'amend' || act === 'hide';
  return own && isAuthor ? 'allowed' : REFUSED;
}

/** Acts on one document or on one entry of the history that names it. */
const NAMES_A_DOCUMENT = ['list', 'read', 'amend', 'hide', 'show', 'read-history'];

function person(asked: Asked): Answer {
  const { act } = asked;
  if (asked.space !== 'active') return NOT_OPEN;
  // [40] R1111-53: not before the announcement; nothing tells that there is something.
  if (NAMES_A_DOCUMENT.includes(act) && asked.withheldFromPatient) return NOT_THERE;
  if (act === 'list') return asked.archived ? NOT_THERE : 'allowed';
  // [70] R1111-51: own documents only.
  if (act === 'amend') return asked.isAuthor ? 'allowed' : REFUSED;
  return ['read', 'read-history', 'deposit', 'hide', 'show', 'control', 'block'].includes(act) ? 'allowed' : REFUSED;
}

/** The holder of parental authority does what the person does, and does not know what the minor keeps. [44] [46] [50] */
function representative(asked: Asked): Answer {
  if (asked.space !== 'active') return NOT_OPEN;
  if (NAMES_A_DOCUMENT.includes(asked.act) && asked.hiddenFromRepresentatives) return NOT_THERE;
  return person(asked);
}

/** [82] An invited carer reads and adds; sharing, deletion, history and rights stay with the person. */
function carer(asked: Asked): Answer {
  const { act, archived } = asked;
  if (asked.space !== 'active') return NOT_OPEN;
  if (NAMES_A_DOCUMENT.includes(act) && (asked.withheldFromPatient || asked.hiddenFromRepresentatives))
    return NOT_THERE;
  if (act === 'list') return archived ? NOT_THERE : 'allowed';
  return act === 'read' || act === 'deposit' ? 'allowed' : REFUSED;
}

/**
 * [90] R1111-32: somebody the person lets in for one occasion, by a code. `consent`: let in, in time, not stopped; `matrixAllows`: part of
 * what the person showed; `shownToReader`: picked out by the person. They read, and nothing more; [28] [58] who is blocked is not let in.
 */
function visitor(asked: Asked): Answer {
  const { act, archived, shownToReader } = asked;
  if (isShut(asked)) return NOT_OPEN;
  if (asked.space !== 'active' || asked.blocked || !asked.consent) return REFUSED;
  if (NAMES_A_DOCUMENT.includes(act)) {
    // [40] The person looks on; [46] a parent may; [33] [35] what is hidden stays so unless the person picks it out themself.
    const keptBack = asked.hidden || asked.keptFromReader || asked.hiddenFromRepresentatives;
    if (asked.withheldFromPatient || !asked.matrixAllows || (keptBack && !shownToReader)) return NOT_THERE;
  }
  if (act === 'list') return archived ? NOT_THERE : 'allowed';
  return act === 'read' ? 'allowed' : REFUSED;
}

/**
 * [18] L1110-4 V, L1111-18: after the death the insurer reported, whoever's request was granted (`consent`) gets what it needs for its ground
 * (`matrixAllows`), unless the person opposed it while alive (`blocked`). They get a copy; nothing of theirs is looked through or changed.
 */
function heir(asked: Asked): Answer {
  const { act } = asked;
  if (asked.space !== 'deceased') return NOT_OPEN;
  if (asked.blocked || !asked.consent) return REFUSED;
  if (NAMES_A_DOCUMENT.includes(act)) {
    // [40] not announced yet; [46] what a minor kept, from their parents too.
    if (asked.withheldFromPatient || asked.hiddenFromRepresentatives || !asked.matrixAllows) return NOT_THERE;
    // Our conservative reading: hidden stays hidden and the person's own papers theirs; the parents of a minor (`shownToReader`) have a
    // right to the whole.
    if ((asked.hidden || asked.keptFromReader) && !asked.shownToReader) return NOT_THERE;
  }
  return act === 'read' ? 'allowed' : REFUSED;
}

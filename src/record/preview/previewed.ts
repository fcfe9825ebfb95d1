import {
  decide,
  NO_EXCEPTIONS,
  PLAIN_DOCUMENT,
  readerWith,
  readFactsOfAnother,
  type AccessDecision,
  type DocumentFacts,
  type Facts,
  type ReaderFacts,
  type ReaderKnown,
} from '../../access/index.js';
import type { Caller, DirectoryProfessional, ProfessionalCaller } from '../../identity/index.js';
import type { Instant } from '../../kernel/time.js';
import type { RecordHandle } from '../../platform/database.js';
import { documentFacts } from '../document-facts.js';
import type { Document } from '../document.model.js';
import { wouldBe, type PreviewedReader } from './previewed-reader.model.js';

// What somebody who has not asked would be answered: the facts are made for them, the decisions are those of everybody.

/** Somebody as the rules know them. */
export interface Asker {
  readonly caller: Caller;
  readonly known: Pick<ReaderKnown, 'reader' | 'exceptions'>;
}

/** Those who read without being professionals, by the fact that says who they are. */
const STAND_INS = { representative: 'representative', carer: 'carer', helpdesk: 'helpdesk' } as const;

/** A reader of a kind or profession, with nothing but the settings of the record that `own` is known of. */
export function askerOfKind(
  reader: Exclude<PreviewedReader, { kind: 'professional' }>,
  own: ReaderKnown,
  person: Caller,
): Asker {
  const made = wouldBe(reader);
  if (made !== undefined)
    return {
      caller: made.caller,
      known: { reader: readerWith(own.reader, made.caller, made.ties), exceptions: NO_EXCEPTIONS },
    };
  const reads = STAND_INS[reader.kind as keyof typeof STAND_INS];
  return { caller: person, known: { reader: { ...own.reader, reader: reads }, exceptions: NO_EXCEPTIONS } };
}

/** Somebody of the directory at one of their places, with all that this record says of them. */
export async function askerInPerson(
  handle: RecordHandle,
  { structures, active: _active, ...professional }: DirectoryProfessional,
  place: DirectoryProfessional['structures'][number],
  at: Instant,
  attendingSeesHidden: boolean,
): Promise<Asker> {
  const caller: ProfessionalCaller = { kind: 'professional', professional, structure: place, situation: 'normal' };
  return { caller, known: await readFactsOfAnother(handle, caller, 'read', at, attendingSeesHidden) };
}

/** Whether they would read a document, and whether only when they ask for archived ones. */
export interface Reading {
  readonly decision: AccessDecision;
  readonly onDemand: boolean;
}

export function readingOf(document: Document, { caller, known }: Asker, at: Instant): Reading {
  const facts = documentFacts(document, known, { caller, at });
  const decision = decide({ ...known.reader, ...facts, act: 'read' });
  return { decision, onDemand: decision.allowed && !decide({ ...known.reader, ...facts, act: 'list' }).allowed };
}

type Asked = Partial<Pick<ReaderFacts, 'act' | 'situation'>> & Partial<DocumentFacts>;

/** What somebody may do besides reading, by the facts that would be decided on. */
const POWERS = {
  deposit: { act: 'deposit' },
  'state-consent': { act: 'state-consent' },
  hide: { act: 'hide' },
  control: { act: 'control' },
  block: { act: 'block' },
  'read-history': { act: 'read-history' },
  emergency: { act: 'read', situation: 'emergency' },
  'emergency-hidden': { act: 'read', situation: 'emergency', hidden: true },
  'samu-hidden': { act: 'read', situation: 'samu', hidden: true },
} as const satisfies Readonly<Record<string, Asked>>;

export type PowerName = keyof typeof POWERS;

export interface Power {
  readonly name: PowerName;
  readonly decision: AccessDecision;
}

const AT_CARE: readonly PowerName[] = [
  'deposit',
  'state-consent',
  'hide',
  'read-history',
  'emergency',
  'emergency-hidden',
];
const AT_SAMU: readonly PowerName[] = ['deposit', 'samu-hidden', 'read-history'];
const AT_URGENT: readonly PowerName[] = ['deposit', 'emergency-hidden', 'read-history'];
const AT_HOME: readonly PowerName[] = ['deposit', 'hide', 'control', 'read-history'];

/** What they could do, in the order in which it is told. */
export function powersOf({ known: { reader } }: Asker): readonly Power[] {
  const names =
    reader.reader === 'representative' || reader.reader === 'carer' || reader.reader === 'helpdesk'
      ? AT_HOME
      : reader.situation === 'samu'
        ? AT_SAMU
        : reader.situation === 'emergency'
          ? AT_URGENT
          : AT_CARE;
  return [...names, ...(reader.administrator ? (['block'] as const) : [])].map((name) => ({
    name,
    decision: decide({ ...PLAIN_DOCUMENT, ...reader, ...POWERS[name] } as Facts),
  }));
}

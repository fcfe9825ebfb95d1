import { PROFESSIONS, type Profession } from '../../kernel/codes/professions.js';
import { decideOnRecord, readRights, type Rights } from '../../access/index.js';
import { readProfessionals, type Caller, type DirectoryProfessional } from '../../identity/index.js';
import type { IdNatPs } from '../../kernel/ids.js';
import { ok } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import type { Act } from '../../platform/act.js';
import type { RecordHandle } from '../../platform/database.js';
import type { Document } from '../document.model.js';
import { traceKnownDocument } from '../document-trace.js';
import { readExceptions } from '../hidden-subject.store.js';
import { decideOnDocument, knownDocument, type DocumentKnown, type ReadInput } from '../read-document.act.js';
import type { PreviewSettings } from './preview-as.act.js';
import { askerInPerson, askerOfKind, readingOf, type Reading } from './previewed.js';
import { PREVIEWED_KINDS, type PreviewedReader } from './previewed-reader.model.js';

/** One who might ask for the document, and what they would be answered. */
export interface MaySee extends Reading {
  readonly reader: PreviewedReader;
  readonly professional?: DirectoryProfessional;
}

export interface WhoMaySee {
  readonly document: Document;
  /** People whom this record knows. */
  readonly people: readonly MaySee[];
  /** Anybody of a kind. */
  readonly kinds: readonly MaySee[];
  /** Anybody of a profession to whom the person gave access. */
  readonly professions: readonly MaySee[];
}

const MOST_PEOPLE = 40;
/** Where a professional practises in many places, the first ones stand for all. */
const MOST_PLACES = 3;

/** The person asks of one document who may see it, and why: the same decisions as theirs would be. */
export function whoMaySeeAct(settings: PreviewSettings): Act<Caller, ReadInput, DocumentKnown, WhoMaySee> {
  return {
    name: 'who-may-see',
    facts: (handle, { id }, context) => knownDocument(settings, handle, context, id),
    decide(known, _input, context) {
      const reading = decideOnDocument(known, context);
      return reading.allowed ? decideOnRecord({ ...known.reader, act: 'control' }) : reading;
    },
    async act(handle, _input, known, { caller, at }) {
      const { document } = known;
      if (document === undefined) throw new Error('it was allowed to ask about a document that is not there');
      const rights = await readRights(handle);
      const met = await peopleOf(handle, rights, document, at);
      const directory = await readProfessionals(handle.sql, settings.directoryKey, met);
      const people: MaySee[] = [];
      // One connection, one statement at a time.
      for (const professional of met.flatMap((one) => directory.get(one) ?? []))
        for (const place of professional.structures.slice(0, MOST_PLACES)) {
          const asker = await askerInPerson(handle, professional, place, at, settings.attendingSeesHidden);
          const reader = { kind: 'professional', idNatPs: professional.idNatPs, place: place.id } as const;
          people.push({ reader, professional, ...readingOf(document, asker, at) });
        }
      const of = (reader: Exclude<PreviewedReader, { kind: 'professional' }>): MaySee => ({
        reader,
        ...readingOf(document, askerOfKind(reader, known, caller), at),
      });
      return ok({
        document,
        people: onePerAnswer(people),
        // Who is declared stands among the people.
        kinds: PREVIEWED_KINDS.filter((kind) => kind !== 'attending' || !hasAttending(rights, at)).map((kind) =>
          of({ kind }),
        ),
        professions: (Object.keys(PROFESSIONS) as Profession[]).map((profession) =>
          of({ kind: 'profession', profession, tie: 'consent' }),
        ),
      });
    },
    trace: (handle, _input, facts, context, ending) =>
      traceKnownDocument(handle, 'who-may-see', context, ending, facts),
  };
}

/** Those with a tie, a consent, a block or an exception, and the authors. */
async function peopleOf(
  handle: RecordHandle,
  rights: Rights,
  document: Document,
  at: Instant,
): Promise<readonly IdNatPs[]> {
  const exceptions = await readExceptions(handle, document.id);
  return [
    ...new Set([...inForce(rights, at), ...exceptions.map(({ idNatPs }) => idNatPs), ...document.authorIds]),
  ].slice(0, MOST_PEOPLE) as readonly IdNatPs[];
}

const hasAttending = ({ relations }: Rights, at: Instant): boolean =>
  relations.some(({ kind, until }) => kind === 'attending' && (until === undefined || until > at));

const inForce = ({ relations, consents, blocks }: Rights, at: Instant): readonly IdNatPs[] => [
  ...relations.filter(({ until }) => until === undefined || until > at).map(({ idNatPs }) => idNatPs),
  ...consents.filter(({ until, withdrawnAt }) => until > at && withdrawnAt === undefined).map(({ idNatPs }) => idNatPs),
  ...blocks.map(({ idNatPs }) => idNatPs),
];

/** Somebody of several places stands there once for each answer. */
const onePerAnswer = (people: readonly MaySee[]): readonly MaySee[] =>
  people.filter(
    ({ professional, decision }, at) =>
      people.findIndex(
        (other) => other.professional?.idNatPs === professional?.idNatPs && other.decision.rule === decision.rule,
      ) === at,
  );

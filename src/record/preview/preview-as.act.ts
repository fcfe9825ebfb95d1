import type { KeyObject } from 'node:crypto';
import {
  decideOnRecord,
  readReaderFacts,
  readRights,
  type AccessDecision,
  type ReaderKnown,
} from '../../access/index.js';
import { appendTrace } from '../../audit/index.js';
import {
  actEntry,
  readPerson,
  readProfessional,
  type Caller,
  type DirectoryProfessional,
  type Person,
} from '../../identity/index.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Act, ActContext } from '../../platform/act.js';
import type { RecordHandle } from '../../platform/database.js';
import { MOST_DOCUMENTS, visibleDocumentsOf } from '../browse-documents.act.js';
import type { Document } from '../document.model.js';
import { askerInPerson, askerOfKind, powersOf, readingOf, type Asker, type Power, type Reading } from './previewed.js';
import type { PreviewedReader } from './previewed-reader.model.js';

export interface PreviewSettings {
  readonly attendingSeesHidden: boolean;
  readonly directoryKey: KeyObject;
}

export interface PreviewInput {
  readonly reader: PreviewedReader;
  /** How the history calls them. */
  readonly name: string;
}

export interface PreviewedDocument extends Reading {
  readonly document: Document;
}

/** The record with somebody else's eyes. */
export interface Preview {
  readonly person: Person;
  /** What is decided of the record itself, before any document. */
  readonly record: AccessDecision;
  /** Every document the person may see, newest first: what is withheld from them is in no list and no count. */
  readonly documents: readonly PreviewedDocument[];
  readonly powers: readonly Power[];
  /** Who it is, when it is somebody of the directory, and where they would be. */
  readonly professional?: DirectoryProfessional;
  readonly place?: DirectoryProfessional['structures'][number];
}

type Found = Pick<Preview, 'professional' | 'place'> & { readonly asker: Asker };

/**
 * « Voir comme… »: the person sees their record as somebody else would, by the very decisions that would be taken. Nobody is told, nothing
 * is read on anybody's behalf; the person's own entry says that they looked. (EHDS art. 9; R1111-46)
 */
export function previewAsAct(settings: PreviewSettings): Act<Caller, PreviewInput, ReaderKnown, Preview> {
  return {
    name: 'preview-as',
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'control', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    async act(handle, { reader }, known, context) {
      const { caller, at } = context;
      const found = await askerOf(settings, handle, reader, known, context);
      if (!found.ok) return found;
      const { asker, ...who } = found.value;
      const own: ReaderKnown = { ...known, reader: { ...known.reader, act: 'read' } };
      const page = { limit: MOST_DOCUMENTS };
      const { documents } = await visibleDocumentsOf(handle, own, caller, at, {}, page);
      return ok({
        ...who,
        person: await readPerson(handle),
        record: decideOnRecord({ ...asker.known.reader, act: 'list' }),
        documents: documents.map((document) => ({ document, ...readingOf(document, asker, at) })),
        powers: powersOf(asker),
      });
    },
    trace: (handle, { reader, name }, _facts, { caller, at }, ending) =>
      appendTrace(
        handle,
        'shown',
        actEntry('preview-as', { caller, at }, ending, {
          object: {
            kind: 'professional',
            id: reader.kind === 'professional' ? reader.idNatPs : reader.kind,
            label: name,
          },
        }),
      ),
  };
}

/** Somebody real where one is meant; else what a reader of that kind has. */
async function askerOf(
  settings: PreviewSettings,
  handle: RecordHandle,
  reader: PreviewedReader,
  known: ReaderKnown,
  { caller, at }: ActContext<Caller>,
): Promise<Result<Found>> {
  const inPerson = async (idNatPs: string, wanted?: string): Promise<Found | undefined> => {
    const professional = await readProfessional(handle.sql, settings.directoryKey, idNatPs as never);
    const place = professional?.structures.find(({ id }) => wanted === undefined || id === wanted);
    if (professional === undefined || place === undefined) return undefined;
    const asker = await askerInPerson(handle, professional, place, at, settings.attendingSeesHidden);
    return { professional, place, asker };
  };
  if (reader.kind === 'professional') {
    const found = await inPerson(reader.idNatPs, reader.place);
    return found === undefined ? problem('professional-unknown', 'professionnel') : ok(found);
  }
  if (reader.kind === 'attending') {
    const { relations } = await readRights(handle);
    const own = relations.find(({ kind, until }) => kind === 'attending' && (until === undefined || until > at));
    const found = own === undefined ? undefined : await inPerson(own.idNatPs);
    if (found !== undefined) return ok(found);
  }
  return ok({ asker: askerOfKind(reader, known, caller) });
}

import {
  decideOnRecord,
  readConsentOrigins,
  readReaderFacts,
  readRights,
  WHOLE_STRUCTURE,
  type ConsentOrigin,
  type ReaderKnown,
  type Rights,
} from '../access/index.js';
import { readTrace } from '../audit/index.js';
import type { Caller } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act, ActContext } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { MOST_DOCUMENTS, visibleDocumentsOf } from './browse-documents.act.js';
import type { Document } from './document.model.js';
import { traceDocumentAct } from './document-trace.js';
import type { DocumentException } from './hidden-subject.model.js';
import { readAllExceptions } from './hidden-subject.store.js';

/** A professional this record knows of, as far as the person may know it too. */
export interface KnownProfessional {
  readonly id: IdNatPs;
  /** As a document or the history names them; the directory knows better. */
  readonly name?: string;
  readonly profession?: string;
  readonly structureName?: string;
}

/** A document shown to one professional although hidden, or kept from one although others see it. */
export interface NamedException {
  readonly document: Pick<Document, 'id' | 'title'>;
  readonly idNatPs: IdNatPs;
  readonly shown: boolean;
  readonly since: Instant;
}

export interface WhoHasAccess {
  readonly rights: Rights;
  /** How each consent came about, by its id. */
  readonly origins: ReadonlyMap<string, ConsentOrigin>;
  /** One for each document that others have not replaced, of those the person may see. */
  readonly exceptions: readonly NamedException[];
  /** The documents the person may see, the newest version of each. */
  readonly documents: readonly Document[];
  /** Relations, consents and blocks first, then authors of documents and whoever is in the history. */
  readonly known: readonly KnownProfessional[];
}

const MOST_TRACES = 500;

/** The person sees who has access, and whom they may block: everybody this record has met, as far as they may know. */
export function whoHasAccessAct(settings: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, Record<string, never>, ReaderKnown, WhoHasAccess> {
  return {
    name: 'rights-read',
    tracesWhileReading: true,
    facts: (handle, _input, { caller, at }) =>
      readReaderFacts(handle, caller, 'control', at, settings.attendingSeesHidden),
    decide: ({ reader }) => decideOnRecord(reader),
    act: async (handle, _input, facts, context) => ok(await readWhoHasAccess(handle, facts, context)),
    trace: (handle, _input, _facts, context, ending) => traceDocumentAct(handle, 'rights-read', context, ending),
  };
}

/** The rights, and everybody the record has met as far as this caller may know. All statements are issued at once. */
export async function readWhoHasAccess(
  handle: RecordHandle,
  facts: Pick<ReaderKnown, 'reader' | 'exceptions'>,
  { caller, at }: Pick<ActContext<Caller>, 'caller' | 'at'>,
): Promise<WhoHasAccess> {
  const [rights, origins, exceptions, { documents }, { lines }] = await Promise.all([
    readRights(handle),
    readConsentOrigins(handle),
    readAllExceptions(handle),
    visibleDocumentsOf(
      handle,
      { ...facts, reader: { ...facts.reader, act: 'read' } },
      caller,
      at,
      {},
      { limit: MOST_DOCUMENTS },
    ),
    readTrace(handle, 'shown', { limit: MOST_TRACES }),
  ]);
  const tied = [...rights.relations, ...rights.consents, ...rights.blocks, ...exceptions];
  const met = [
    ...tied.flatMap(({ idNatPs }) => (idNatPs === WHOLE_STRUCTURE ? [] : [{ id: idNatPs }])),
    ...authorsOf(documents),
    ...lines.flatMap(({ actor }) =>
      actor.kind === 'professional' && actor.id !== undefined
        ? [known(actor.id as IdNatPs, actor.name, actor.profession, actor.structureName)]
        : [],
    ),
  ];
  const newest = newestOf(documents);
  return {
    rights,
    origins,
    exceptions: namedExceptions(exceptions, newest),
    documents: newest,
    known: mergedByIdentifier(met),
  };
}

/** The professionals who wrote what the person may see. */
const authorsOf = (documents: readonly Pick<Document, 'authors'>[]): KnownProfessional[] =>
  documents.flatMap(({ authors }) =>
    authors.flatMap(({ kind, id, name, profession, structureName }) =>
      kind !== 'professional' || id === undefined ? [] : [known(id, name, profession, structureName)],
    ),
  );

/** A replacement nobody may see has replaced nothing. */
function newestOf(documents: readonly Document[]): readonly Document[] {
  const replaced = new Set(documents.flatMap(({ replaces }) => (replaces === undefined ? [] : [replaces])));
  return documents.filter(({ id }) => !replaced.has(id));
}

/** An exception holds for every version; the newest one names it. */
function namedExceptions(
  exceptions: readonly DocumentException[],
  newest: readonly Document[],
): readonly NamedException[] {
  const named = new Map(newest.map((document) => [document.id, document]));
  return exceptions.flatMap(({ documentId, ...exception }) => {
    const document = named.get(documentId);
    return document === undefined ? [] : [{ ...exception, document }];
  });
}

const known = (
  id: IdNatPs,
  name: string | undefined,
  profession: string | undefined,
  structureName: string | undefined,
): KnownProfessional => ({
  id,
  ...(name === undefined || name.trim() === '' ? {} : { name }),
  ...(profession === undefined ? {} : { profession }),
  ...(structureName === undefined ? {} : { structureName }),
});

const mergedByIdentifier = (met: readonly KnownProfessional[]): KnownProfessional[] => {
  const merged = new Map<IdNatPs, KnownProfessional>();
  for (const one of met) merged.set(one.id, { ...one, ...merged.get(one.id) });
  return [...merged.values()];
};

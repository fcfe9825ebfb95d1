import { decideOnRecord, readReaderFacts, readRights, type ReaderKnown, type Rights } from '../access/index.js';
import { readTrace } from '../audit/index.js';
import type { Caller } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { visibleDocumentsOf } from './browse-documents.act.js';
import { traceDocumentAct } from './document-trace.js';

/** A professional this record knows of, as far as the person may know it too. */
export interface KnownProfessional {
  readonly id: IdNatPs;
  /** As a document or the history names them; the directory knows better. */
  readonly name?: string;
  readonly profession?: string;
  readonly structureName?: string;
}

export interface WhoHasAccess {
  readonly rights: Rights;
  /** Relations, consents and blocks first, then authors of documents and whoever is in the history. */
  readonly known: readonly KnownProfessional[];
}

const MOST_DOCUMENTS = 1_000;
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
    async act(handle, _input, facts, { caller, at }) {
      const [rights, { documents }, { lines }] = await Promise.all([
        readRights(handle),
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
      const met: KnownProfessional[] = [
        ...[...rights.relations, ...rights.consents, ...rights.blocks].map(({ idNatPs }) => ({ id: idNatPs })),
        ...documents.flatMap(({ authors }) =>
          authors.flatMap(({ kind, id, name, profession, structureName }) =>
            kind !== 'professional' || id === undefined ? [] : [known(id, name, profession, structureName)],
          ),
        ),
        ...lines.flatMap(({ actor }) =>
          actor.kind === 'professional' && actor.id !== undefined
            ? [known(actor.id as IdNatPs, actor.name, actor.profession, actor.structureName)]
            : [],
        ),
      ];
      return ok({ rights, known: mergedByIdentifier(met) });
    },
    trace: (handle, _input, _facts, context, ending) => traceDocumentAct(handle, 'rights-read', context, ending),
  };
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

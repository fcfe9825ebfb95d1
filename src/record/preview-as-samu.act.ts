import { decideOnRecord, readReaderFacts, type ReaderKnown } from '../access/index.js';
import { readPerson, type Caller, type Person, type ProfessionalCaller } from '../identity/index.js';
import type { IdNatPs, StructureId } from '../kernel/ids.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { listDocuments } from './document-list.store.js';
import { traceDocumentAct } from './document-trace.js';
import { visibleDocuments } from './visible-documents.js';

/** What the Samu would find, by the very rules that would decide. */
export interface SamuPreview {
  readonly refused: boolean;
  readonly person: Person;
  readonly titles: readonly string[];
  readonly shown: number;
  readonly total: number;
}

/** Nobody: a physician of a regulation centre who has no other tie to the person. */
const REGULATOR: ProfessionalCaller = {
  kind: 'professional',
  professional: { idNatPs: '0' as IdNatPs, familyName: '', givenName: '', profession: '10' },
  structure: { id: '0' as StructureId, name: '', sector: 'SA01', samu: true },
  situation: 'centre_15',
  reason: 'preview',
};

const TITLES = 8;

/** The person sees their record as the Samu's regulating physician would see it now. Nothing is read on anybody's behalf. */
export const previewAsSamuAct = ({
  attendingSeesHidden,
}: {
  readonly attendingSeesHidden: boolean;
}): Act<Caller, Record<string, never>, ReaderKnown, SamuPreview> => ({
  name: 'samu-preview',
  facts: (handle, _input, { caller, at }) => readReaderFacts(handle, caller, 'control', at, attendingSeesHidden),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, _input, known, { caller, at }) {
    const person = await readPerson(handle);
    const own = visibleDocuments(known, caller, at);
    const total = own === undefined ? 0 : (await listDocuments(handle, own, {}, { limit: 1 })).total;
    const theirs = await readReaderFacts(handle, REGULATOR, 'list', at, attendingSeesHidden);
    const samu = decideOnRecord(theirs.reader).allowed ? visibleDocuments(theirs, REGULATOR, at) : undefined;
    if (samu === undefined) return ok({ refused: true, person, titles: [], shown: 0, total });
    // What is kept from the person stays so here: only what both may see is shown and counted.
    const both: typeof samu = (parameters) => `(${samu(parameters)}) and (${own?.(parameters) ?? 'false'})`;
    const list = await listDocuments(handle, both, {}, { limit: TITLES });
    return ok({ refused: false, person, titles: list.documents.map(({ title }) => title), shown: list.total, total });
  },
  trace: (handle, _input, _facts, context, ending) => traceDocumentAct(handle, 'samu-preview', context, ending),
});

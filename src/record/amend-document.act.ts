import {
  decide,
  decideOnMissing,
  PLAIN_DOCUMENT,
  readReaderFacts,
  type Facts,
  type ReaderKnown,
} from '../access/index.js';
import type { Caller } from '../identity/index.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Act, ActContext, Decision } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { bringForward } from '../platform/outbox.js';
import { documentFacts } from './document-facts.js';
import { isWithheld, type Document } from './document.model.js';
import { listDocuments } from './document-list.store.js';
import { readVersions, readWireForm, updateDocumentState } from './document.store.js';
import { traceKnownDocument } from './document-trace.js';
import { hideVersions } from './hide-versions.js';
import { hideWhatWaited } from './release-document.js';
import { visibleDocuments } from './visible-documents.js';

/** What may change of a document once it is in a record; its content never does. (DMP TD3.3) */
export interface Amendment {
  readonly removed?: true;
  readonly archived?: boolean;
  readonly hidden?: boolean;
  /** The person, or their representatives, may see it from now on. */
  readonly released?: true;
  readonly shownToRepresentatives?: true;
}

export interface AmendInput {
  /** One document, or the one that carries an identifier of its producer's. */
  readonly target: { readonly id: DocumentId } | { readonly uniqueIdIndex: Buffer };
  /** The version the caller has in hand; another one by now stops the change. */
  readonly version?: number;
  /** What is asked for, seen from the document as it is sent. */
  amendment(document: Document, wire: Buffer): Result<Amendment>;
}

interface AmendFacts extends ReaderKnown {
  readonly document: Document | undefined;
  readonly withdrawn?: Document;
  /** Several documents have the identifier and none is the caller's own. */
  readonly several: boolean;
  readonly amendment: Result<Amendment>;
}

interface Settings {
  readonly attendingSeesHidden: boolean;
  readonly wireAfterChange: (handle: RecordHandle, document: Document) => Promise<string>;
}

/** Changes the state of a document: archived, hidden, released, withdrawn by its author. Each change is decided as what it is. */
export function amendDocumentAct(settings: Settings): Act<Caller, AmendInput, AmendFacts, Buffer> {
  return {
    name: 'document-amend',
    async facts(handle, input, { caller, at }) {
      const known = await readReaderFacts(handle, caller, 'read', at, settings.attendingSeesHidden);
      const found = await findTarget(handle, input, known, caller, at);
      const held = found.id === undefined ? undefined : await readWireForm(handle, found.id);
      const there = held?.document.status === 'removed' ? undefined : held;
      return {
        ...known,
        document: there?.document,
        ...(held?.document.status === 'removed' && !held.document.byPatient ? { withdrawn: held.document } : {}),
        several: found.several,
        amendment: there === undefined ? ok({}) : amendmentOf(input, there.document, there.wire),
      };
    },
    decide: (facts, _input, context) => decideAmendment(facts, context),
    async act(handle, _input, { document, several, amendment }, { at }) {
      if (several) return problem('several-match', 'http.identifier');
      if (document === undefined) throw new Error('a change was allowed of a document that is not there');
      if (!amendment.ok) return amendment;
      await change(settings, handle, document, amendment.value, at);
      const now = await readWireForm(handle, document.id);
      if (now === undefined) throw new Error('a changed document without the form in which it is sent');
      return ok(now.wire);
    },
    async trace(handle, _input, { document, withdrawn, amendment }, context, ending) {
      // What they asked for was read from a document that, to them, is not there.
      const inVain = context.caller.kind === 'person' && document !== undefined && isWithheld(document, context.at);
      const names = amendment.ok && ending.kind !== 'failed' && !inVain ? namesOf(amendment.value) : [];
      for (const name of names.length === 0 ? ['document-amend'] : names)
        await traceKnownDocument(handle, name, context, ending, { document, withdrawn });
    },
  };
}

function amendmentOf(input: AmendInput, document: Document, wire: Buffer): Result<Amendment> {
  if (input.version !== undefined && input.version !== document.version)
    return problem('version-differs', 'http.if-match');
  const amendment = input.amendment(document, wire);
  if (amendment.ok && amendment.value.removed === true && document.status === 'superseded')
    return problem('document-superseded', 'DocumentReference.status');
  return amendment;
}

/** The document an identifier names, among those the caller may see: the own structure's deposit before others'. */
async function findTarget(
  handle: RecordHandle,
  { target }: AmendInput,
  known: ReaderKnown,
  caller: Caller,
  at: number,
): Promise<{ readonly id?: DocumentId; readonly several: boolean }> {
  if ('id' in target) return { id: target.id, several: false };
  const visible = visibleDocuments(known, caller, at);
  if (visible === undefined) return { several: false };
  const filter = { uniqueIdIndexes: [target.uniqueIdIndex], status: ['current', 'superseded'] } as const;
  const { documents } = await listDocuments(handle, visible, filter, { limit: 20 });
  const depositor = caller.kind === 'professional' ? caller.structure.id : 'patient';
  const own = documents.filter((each) => each.depositor === depositor);
  const [found, ...others] = own.length > 0 ? own : documents;
  return { ...(found === undefined || others.length > 0 ? {} : { id: found.id }), several: others.length > 0 };
}

/** What each part of a change is, to the table of rules. */
function actsOf(amendment: Amendment): readonly Facts['act'][] {
  const acts = new Set<Facts['act']>();
  if (amendment.hidden === true) acts.add('hide');
  if (amendment.hidden === false) acts.add('show');
  const { hidden: _hidden, ...rest } = amendment;
  if (Object.keys(rest).length > 0) acts.add('amend');
  return [...acts];
}

/** Every part must be allowed. A change that cannot be made is told to who may read the document, and to nobody else. */
function decideAmendment(known: AmendFacts, context: ActContext<Caller>): Decision {
  const { reader, document, several, amendment } = known;
  if (several) return decide({ ...reader, ...PLAIN_DOCUMENT });
  if (document === undefined) return decideOnMissing(reader);
  const facts = { ...reader, ...documentFacts(document, known, context) };
  const reading = decide(facts);
  const acts = amendment.ok ? actsOf(amendment.value) : [];
  if (acts.length === 0) return reading;
  let decision: Decision = reading;
  for (const act of acts) {
    decision = decide({ ...facts, act });
    if (!decision.allowed) return reading.allowed ? decision : reading;
  }
  return decision;
}

async function change(
  settings: Settings,
  handle: RecordHandle,
  document: Document,
  { removed, archived, hidden, released, shownToRepresentatives }: Amendment,
  at: number,
): Promise<void> {
  let now = document;
  if (hidden !== undefined) now = (await hideVersions(handle, now.id, hidden, at, settings.wireAfterChange)) ?? now;
  const { withheldUntil: _until, ...withoutTerm } = now;
  const changed: Document = {
    ...(released === true ? withoutTerm : now),
    ...(archived === undefined ? {} : { archived }),
    ...(shownToRepresentatives === true ? { hiddenFromRepresentatives: false } : {}),
    ...(removed === true ? { status: 'removed' as const } : {}),
  };
  const others = removed === undefined && archived === undefined && released === undefined;
  if (others && shownToRepresentatives === undefined) return;
  const next = { ...changed, version: now.version + 1, changedAt: at };
  await updateDocumentState(handle, next, await settings.wireAfterChange(handle, next));
  if (removed === true) await removeEarlier(settings, handle, document.id, at);
  // The person is told of it now, and not when the month would have been over.
  if (released === true) {
    await bringForward(handle, document.id, at);
    await hideWhatWaited(settings, handle, next, at);
  }
}

/** A withdrawn document leaves with its earlier versions: one of them still found would be the document still found. */
async function removeEarlier(settings: Settings, handle: RecordHandle, id: DocumentId, at: number): Promise<void> {
  for (const version of await readVersions(handle, id)) {
    if (version.status === 'removed') continue;
    const gone: Document = { ...version, status: 'removed', version: version.version + 1, changedAt: at };
    await updateDocumentState(handle, gone, await settings.wireAfterChange(handle, gone));
  }
}

/** One entry of the history for each thing that was changed. */
const namesOf = ({ removed, archived, hidden, released, shownToRepresentatives }: Amendment): string[] => [
  ...(hidden === undefined ? [] : [hidden ? 'document-hide' : 'document-unhide']),
  ...(archived === undefined ? [] : [archived ? 'document-archive' : 'document-unarchive']),
  ...(released === true || shownToRepresentatives === true ? ['document-release'] : []),
  ...(removed === true ? ['document-remove'] : []),
];

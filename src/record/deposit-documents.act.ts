import type { KeyObject } from 'node:crypto';
import { decide, PLAIN_DOCUMENT, readFactsBeside, type ReaderKnown } from '../access/index.js';
import { PERSON_BESIDE, personOfBeside, type Caller, type Person } from '../identity/index.js';
import { settingOfSector } from '../kernel/codes/care-settings.js';
import { documentType } from '../kernel/codes/document-types.js';
import type { DocumentId } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Act, ActContext } from '../platform/act.js';
import type { BlobStore } from '../platform/blob-store.js';
import type { RecordHandle } from '../platform/database.js';
import { blindIndex } from '../platform/sealing.js';
import { arrivalOf, putArrival } from './arrival.js';
import { depositKeepsItsKind } from './deposit-keeps-its-kind.rule.js';
import { documentIsAboutThisPerson } from './document-is-about-this-person.rule.js';
import { documentFacts } from './document-facts.js';
import type { Document } from './document.model.js';
import { findByUniqueId, readDocument, updateDocumentState } from './document.store.js';
import { ownersOf, type Deposited, type DepositDraft, type DepositProblem, type WireForm } from './deposit.model.js';
import { traceDocumentAct } from './document-trace.js';
import { hideVersions } from './hide-versions.js';
import { inheritExceptions, readHiddenSubjects } from './hidden-subject.store.js';
import { replacementTarget } from './replacement.rule.js';
import { versionKeepsVisibility } from './version-keeps-visibility.rule.js';

export interface DepositSettings {
  readonly attendingSeesHidden: boolean;
  readonly blobs: BlobStore;
  readonly indexKey: KeyObject;
  /** The form in which a document is sent; given by the edge that sends it. */
  readonly wire: WireForm;
  /** The same after a change of state: what the producer wrote is kept. */
  readonly wireAfterChange: (handle: RecordHandle, document: Document) => Promise<string>;
}

export interface DepositInput {
  readonly drafts: readonly DepositDraft[];
}

interface DepositFacts extends ReaderKnown {
  readonly person: Person;
}

/** A producer's identifier as the directory of a record knows it. */
export const uniqueIdIndex = (key: KeyObject, uniqueId: string): Buffer => blindIndex(key, 'document', uniqueId);

/** Deposits one or several documents, all or none: from software, a professional at a screen, or the person. */
export function depositDocumentsAct(
  settings: DepositSettings,
): Act<Caller, DepositInput, DepositFacts, readonly Deposited[]> {
  return {
    name: 'document-deposit',
    // A producer that lost its patience and sends the same again, while the first is on its way, is answered like one that waited.
    alone: true,
    tracesAtOnce: true,
    async facts(handle, _input, { caller, at }) {
      const { attendingSeesHidden } = settings;
      const { known, row } = await readFactsBeside(handle, caller, 'deposit', at, attendingSeesHidden, PERSON_BESIDE);
      return { ...known, person: personOfBeside(handle, row) };
    },
    decide: ({ reader }) => decide({ ...reader, ...PLAIN_DOCUMENT }),
    async act(handle, input, facts, context) {
      const deposited: Deposited[] = [];
      const stored: string[] = [];
      try {
        for (const draft of input.drafts) {
          const one = await depositOne(settings, handle, draft, facts, context, stored);
          if (!one.ok) {
            await Promise.all(stored.map((address) => settings.blobs.remove(address)));
            return one;
          }
          deposited.push(one.value);
        }
      } catch (error) {
        await Promise.all(stored.map((address) => settings.blobs.remove(address)));
        throw error;
      }
      return ok(deposited);
    },
    async trace(handle, input, _facts, context, ending) {
      const made = ending.kind === 'done' ? (ending.outcome ?? []) : [];
      // A deposit the person may not know of leaves nothing in what they are shown, also when it fails.
      const unseen = input.drafts.some(
        (draft) => draft.withheldFromPatient === true || draft.hiddenFromRepresentatives === true,
      );
      const entries = made.map(({ document, already }) =>
        traceDocumentAct(handle, already ? 'document-resend' : 'document-deposit', context, ending, document),
      );
      if (made.length === 0)
        entries.push(traceDocumentAct(handle, 'document-deposit', context, ending, undefined, { unseen }));
      await Promise.all(entries);
    },
  };
}

async function depositOne(
  settings: DepositSettings,
  handle: RecordHandle,
  draft: DepositDraft,
  facts: DepositFacts,
  context: ActContext<Caller>,
  stored: string[],
): Promise<Result<Deposited, string>> {
  const { caller, at, ids } = context;
  const within = <T>(result: Result<T, string>): Result<T, string> =>
    result.ok ? result : problem(result.problem, joinPath(draft.path, result.path), result.detail);
  const same = documentIsAboutThisPerson(facts.person, draft.about);
  if (!same.ok) return within(same);
  const byPatient = caller.kind === 'person';
  const fits = depositKeepsItsKind(byPatient, documentType(draft.typeCode)?.patientDeposit === true, draft);
  if (!fits.ok) return within(fits);

  const depositor = caller.kind === 'professional' ? caller.structure.id : 'patient';
  const index = uniqueIdIndex(settings.indexKey, draft.uniqueId);
  const [before] = await findByUniqueId(handle, depositor, [index]);
  if (before?.status === 'removed' && byPatient && before.sha256 === draft.sha256) {
    // Taken back by the person and added again: the same document returns.
    const returned: Document = { ...before, status: 'current', version: before.version + 1, changedAt: at };
    await updateDocumentState(handle, returned, await settings.wireAfterChange(handle, returned));
    return ok({ document: returned, already: false, warnings: [] });
  }
  if (before !== undefined) {
    // Sent again, byte for byte: answered as the first time. The same identifier on other content is an error of its producer.
    return before.sha256 === draft.sha256
      ? ok({ document: before, already: true, warnings: [] })
      : within(problem<DepositProblem>('unique-id-reused', 'masterIdentifier'));
  }
  const target = await envelopeTarget(settings, handle, draft, depositor, facts, context);
  if (!target.ok) return within(target);
  const { hidesNewDocuments, hidesSubjects } = facts.settings;
  const { flags: stated, subject } = arrivalOf(
    {
      ...draft,
      hidden: draft.hidden === true,
      withheldFromPatient: draft.withheldFromPatient === true,
      hiddenFromRepresentatives: draft.hiddenFromRepresentatives === true,
    },
    { hidesNewDocuments, subjects: hidesSubjects ? await readHiddenSubjects(handle) : [] },
    at,
  );
  const header = target.value === undefined ? await headerTarget(settings, handle, draft, depositor) : {};
  const followed = target.value ?? header.document;
  const kept = followed === undefined ? undefined : versionKeepsVisibility(followed, stated);
  if (kept?.ok === false && target.value !== undefined) return within(kept);
  // A parent that only the header names is not followed where following would tell what may not be seen.
  const replaced = kept?.ok === false ? undefined : followed;
  const headerWarning = kept?.ok === false ? 'header-parent-not-replaced' : header.warning;
  const flags = kept?.ok === true ? kept.value.flags : stated;
  const warnings = [...(draft.warnings ?? []), ...same.value, ...(headerWarning === undefined ? [] : [headerWarning])];

  const blob = await settings.blobs.put(draft.bytes);
  stored.push(blob.address);
  const document: Document = {
    id: ids.item(draft.uniqueId) as DocumentId,
    uniqueId: draft.uniqueId,
    title: draft.title,
    language: draft.language,
    contentType: draft.contentType,
    size: draft.bytes.byteLength,
    sha1: draft.sha1,
    sha256: draft.sha256,
    blob: { address: blob.address, key: blob.key },
    authors: draft.authors,
    ...(caller.kind === 'professional' ? { depositorName: caller.structure.name } : {}),
    ...(draft.format === undefined ? {} : { format: draft.format }),
    practiceSetting:
      draft.practiceSetting ??
      (caller.kind === 'professional' ? settingOfSector(caller.structure.sector) : 'EXP_PATIENT'),
    facilityType: draft.facilityType ?? (caller.kind === 'professional' ? caller.structure.sector : 'EXP_PATIENT'),
    ...(draft.service === undefined ? {} : { service: draft.service }),
    ...(draft.setId === undefined ? {} : { setId: draft.setId }),
    ...(draft.datePrecision === undefined ? {} : { datePrecision: draft.datePrecision }),
    ...(warnings.length === 0 ? {} : { warnings }),
    ...(draft.hasActiveContent === true ? { hasActiveContent: true } : {}),
    depositor,
    authorIds: ownersOf(draft.authors, caller.kind === 'professional' ? caller.professional.idNatPs : undefined),
    byPatient,
    typeCode: draft.typeCode,
    classCode: draft.classCode,
    confidentiality: draft.confidentiality,
    dated: draft.dated,
    depositedAt: at,
    changedAt: at,
    version: 1,
    status: 'current',
    archived: draft.archived === true,
    ...flags,
    ...(replaced === undefined ? {} : { replaces: replaced.id }),
  };
  const wire = (draft.wire ?? settings.wire)(document, { recordId: handle.recordId, ins: facts.person.ins });
  await putArrival(handle, { document, index, wire, subject, isNews: !byPatient }, ids);
  if (replaced !== undefined) {
    await supersede(settings, handle, replaced, at);
    await inheritExceptions(handle, replaced.id, document.id);
  }
  if (replaced !== undefined && kept?.ok === true && kept.value.hidesEarlier)
    await hideVersions(handle, replaced.id, true, at, settings.wireAfterChange);
  return ok({ document, already: false, warnings });
}

async function supersede(settings: DepositSettings, handle: RecordHandle, old: Document, at: number): Promise<void> {
  const superseded: Document = { ...old, status: 'superseded', version: old.version + 1, changedAt: at };
  await updateDocumentState(handle, superseded, await settings.wireAfterChange(handle, superseded));
}

/** The document an envelope replaces, checked; undefined when it replaces nothing. */
async function envelopeTarget(
  settings: DepositSettings,
  handle: RecordHandle,
  draft: DepositDraft,
  depositor: string,
  facts: DepositFacts,
  context: ActContext<Caller>,
): Promise<Result<Document | undefined, string>> {
  if (draft.replaces === undefined) return ok(undefined);
  const found =
    'id' in draft.replaces
      ? await readDocument(handle, draft.replaces.id)
      : (await findByUniqueId(handle, depositor, [uniqueIdIndex(settings.indexKey, draft.replaces.uniqueId)]))[0];
  const own = found !== undefined && (found.depositor === depositor || documentFacts(found, facts, context).isAuthor);
  const readable =
    found !== undefined && decide({ ...facts.reader, act: 'read', ...documentFacts(found, facts, context) }).allowed;
  return replacementTarget(found, own, readable);
}

/** The document a CDA header names as its parent: followed when it is a current one of this depositor, else a warning. */
async function headerTarget(
  settings: DepositSettings,
  handle: RecordHandle,
  draft: DepositDraft,
  depositor: string,
): Promise<{ document?: Document; warning?: string }> {
  const parents = draft.headerReplaces ?? [];
  if (parents.length === 0) return {};
  const found = await findByUniqueId(
    handle,
    depositor,
    parents.map((parent) => uniqueIdIndex(settings.indexKey, parent)),
  );
  const current = found.find((document) => document.status === 'current');
  return current === undefined ? { warning: 'header-parent-not-here' } : { document: current };
}

const joinPath = (base: string, rest: string | undefined): string =>
  rest === undefined || rest === '' ? base : base === '' ? rest : `${base}.${rest}`;

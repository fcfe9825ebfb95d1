import type { DocumentId, RecordId } from '../../kernel/ids.js';
import { ok, problem, type Problem } from '../../kernel/result.js';
import { mannerOf, type Act, type ActContext } from '../../platform/act.js';
import { findByUniqueId, readWireForm, uniqueIdIndex, type Deposited, type DepositDraft } from '../../record/index.js';
import type { RecordHandle } from '../../platform/database.js';
import type { FhirCaller } from '../fhir-edge.js';
import type { FhirHouse } from '../fhir-house.js';
import { canonicalUniqueId } from '../unique-id.js';
import type { Envelope, EnvelopedList } from './envelope.js';
import { keepSubmissionSet, setIndex } from './submission-set.store.js';

// The deposit act of the house, with what an envelope adds to it: a fault found while reading is traced in the record it was meant for,
// submission sets are kept in the same transaction, and the answer holds the form in which each document is now sent.

export interface EnvelopeInput {
  /** With a fault, none of these is taken: they only tell whether the person may know of the attempt. */
  readonly drafts: readonly DepositDraft[];
  /** Found in the envelope or in a file: told once the deposit as such is allowed, and traced. */
  readonly fault?: Problem;
  readonly envelope: Envelope;
  /** `If-None-Exist` names the document itself: what is there under its identifier is answered, whatever it holds. */
  readonly unlessThere?: true;
  /** Wire forms as they are built, by document. */
  readonly wires: ReadonlyMap<DocumentId, string>;
}

export interface EnvelopeOutcome {
  readonly deposited: readonly (Deposited & { readonly wire: Buffer })[];
  /** Ids of the kept lists, in their order. */
  readonly lists: readonly string[];
  readonly envelope: Envelope;
  readonly recordId: RecordId;
}

type Inner = FhirHouse['acts']['depositDocuments'];
type InnerFacts = Awaited<ReturnType<Inner['facts']>>;

export function depositEnvelopeAct(house: FhirHouse): Act<FhirCaller, EnvelopeInput, InnerFacts, EnvelopeOutcome> {
  const inner = house.acts.depositDocuments;
  return {
    name: inner.name,
    ...mannerOf(inner),
    facts: (handle, input, context) => inner.facts(handle, input, context),
    decide: (facts, input, context) => inner.decide(facts, input, context),
    async act(handle, input, facts, context) {
      const { fault, envelope, wires } = input;
      if (fault !== undefined) return problem(fault.problem, fault.path, fault.detail);
      const there = input.unlessThere === true ? await alreadyThere(house, handle, input, context) : undefined;
      if (there !== undefined) return ok({ deposited: [there], lists: [], envelope, recordId: handle.recordId });
      const made = await inner.act(handle, input, facts, context);
      if (!made.ok) return made.problem === 'identity-mismatch' ? atSubject(made) : made;
      const ids = made.value.map(({ document }) => document.id);
      const kept: string[] = [];
      for (const list of envelope.lists) {
        const name = nameOf(list, input.drafts);
        kept.push(
          await keepSubmissionSet(handle, {
            id: context.ids.item(`list ${name}`),
            uniqueIdIndex: setIndex(house.keys.index, name),
            depositor: context.caller.structure.id,
            kind: list.kind,
            submittedAt: context.at,
            documentIds: ids,
            resource: list.resource,
          }),
        );
      }
      const deposited = [];
      for (const each of made.value) {
        const wire = wires.get(each.document.id);
        const sent = wire === undefined ? (await readWireForm(handle, each.document.id))?.wire : Buffer.from(wire);
        if (sent === undefined) throw new Error('a deposited document without the form in which it is sent');
        deposited.push({ ...each, wire: sent });
      }
      return ok({ deposited, lists: kept, envelope, recordId: handle.recordId });
    },
    trace: (handle, input, facts, context, ending) =>
      inner.trace(
        handle,
        input,
        facts,
        context,
        ending.kind === 'done' ? { ...ending, outcome: ending.outcome?.deposited } : ending,
      ),
  };
}

/** The one document that the depositor has under this identifier. */
async function alreadyThere(
  house: FhirHouse,
  handle: RecordHandle,
  { drafts }: EnvelopeInput,
  { caller }: ActContext<FhirCaller>,
): Promise<EnvelopeOutcome['deposited'][number] | undefined> {
  const index = uniqueIdIndex(house.keys.index, drafts[0]?.uniqueId ?? '');
  const [before] = await findByUniqueId(handle, caller.structure.id, [index]);
  const held = before === undefined ? undefined : await readWireForm(handle, before.id);
  return held === undefined ? undefined : { document: held.document, wire: held.wire, already: true, warnings: [] };
}

/** Which trait differs is not told: with an INS at hand, traits could be guessed one by one. The path is that of the subject. */
const atSubject = ({ problem: name, path = '' }: Problem) => problem(name, path.replace(/\.?[^.]*$/, '.subject'));

/** The producer's identifier of a list; without one, the documents it came with. */
function nameOf({ resource, kind }: EnvelopedList, drafts: readonly DepositDraft[]): string {
  const given = (resource.identifier ?? []).map(({ value }) => value).find((value) => value !== undefined);
  const own = given === undefined ? undefined : (canonicalUniqueId(given) ?? given);
  const documents = drafts.map(({ uniqueId }) => uniqueId).sort();
  return JSON.stringify([kind, own ?? documents]);
}

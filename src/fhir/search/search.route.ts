import type { DocumentId, RecordId } from '../../kernel/ids.js';
import { ok, problem, type Result } from '../../kernel/result.js';
import { mannerOf, type Act, type ActContext } from '../../platform/act.js';
import type { RecordHandle } from '../../platform/database.js';
import { type Edge, type HttpRequest, type Reply, type Route } from '../../platform/route.js';
import { uniqueIdIndex, type ListInput } from '../../record/index.js';
import { toSent, wireIdBytes, wirePieces } from '../document-reference-wire.js';
import type { FhirCaller, FhirSession } from '../fhir-edge.js';
import { fhirAddress, type FhirHouse } from '../fhir-house.js';
import type { DocumentReference } from '../resources.js';
import { resourceForm } from '../negotiation.js';
import { FHIR_JSON } from '../operation-outcome.js';
import { insOfToken, readPatientReference, recordOf } from '../patient-reference.js';
import { refusalForNobody, withinGrant } from '../within-grant.act.js';
import { readSearch, type SearchAsked } from './search-parameters.js';
import { searchedBothWays } from '../searched-both-ways.js';

// ITI-67: documents of one person, newest first. The forms in which they are sent are put together as they are; nothing is parsed.

type FhirEdge = Edge<FhirCaller, FhirSession>;
type Inner = FhirHouse['acts']['searchWireForms'];

interface SearchInput extends ListInput {
  readonly asked: SearchAsked;
  readonly recordId: RecordId;
  /** The instant that later pages keep to. */
  readonly until: number;
}

interface Found {
  readonly forms: readonly Buffer[];
  readonly total: number;
  readonly input: SearchInput;
}

export function searchRoutes(house: FhirHouse, edge: FhirEdge): Route[] {
  const act = withinGrant(foundWith(house.acts.searchWireForms), 'DocumentReference', 's');
  const common = { edge, act, respond: (found: Found) => searchset(house, found) };
  return [
    ...searchedBothWays('DocumentReference', {
      ...common,
      parse: (request, parameters, caller) => parse(house, request, parameters, caller),
    }),
  ];
}

/** The house's act, its outcome with what was asked. */
function foundWith(inner: Inner): Act<FhirCaller, SearchInput, Awaited<ReturnType<Inner['facts']>>, Found> {
  return {
    name: inner.name,
    ...mannerOf(inner),
    facts: (handle, input, context) => inner.facts(handle, input, context),
    decide: (facts, input, context) => inner.decide(facts, input, context),
    async act(handle, input, facts, context) {
      if (input.asked.described.length > 0) return describedOnes(inner, handle, input, facts, context);
      const found = await inner.act(handle, input, facts, context);
      return found.ok ? ok({ ...found.value, input }) : found;
    },
    trace: (handle, input, facts, context, { ...ending }) =>
      inner.trace(handle, input, facts, context, ending.kind === 'done' ? { ...ending, outcome: undefined } : ending),
  };
}

/** Forms at once: the loop is free between two pieces. */
const PIECE = 300;

/** Searches in the descriptions themselves, which are sealed: opened in pieces, kept when they fit, counted and paged here. */
async function describedOnes<Facts>(
  inner: { act: Act<FhirCaller, ListInput, Facts, { forms: readonly Buffer[]; total: number }>['act'] },
  handle: RecordHandle,
  input: SearchInput,
  facts: Facts,
  context: ActContext<FhirCaller>,
): Promise<Result<Found>> {
  const kept: Buffer[] = [];
  for (let offset = 0; ; offset += PIECE) {
    const piece = await inner.act(handle, { ...input, page: { limit: PIECE, offset } }, facts, context);
    if (!piece.ok) return piece;
    for (const form of piece.value.forms) {
      const resource = JSON.parse(toSent(form, '').toString()) as DocumentReference;
      if (input.asked.described.every((fits) => fits(resource))) kept.push(form);
    }
    if (offset + PIECE >= piece.value.total) break;
  }
  const { limit, offset = 0 } = input.page;
  return ok({ forms: kept.slice(offset, offset + limit), total: kept.length, input });
}

async function parse(
  house: FhirHouse,
  request: HttpRequest,
  parameters: URLSearchParams,
  caller: FhirCaller,
): Promise<Result<{ recordId: RecordId; input: SearchInput }>> {
  if (resourceForm(request) === undefined) return problem('format-not-offered', 'http.accept');
  const read = readSearch(parameters);
  if (!read.ok) return read;
  const asked = read.value;
  const recordId = await recordAsked(house, asked, caller);
  if (!recordId.ok) return recordId;
  const until = asked.until ?? house.clock.domain();
  const limit = asked.countOnly ? 1 : asked.count;
  return ok({
    recordId: recordId.value,
    input: {
      asked,
      recordId: recordId.value,
      until,
      archivedToo: asked.archivedToo,
      query: new URLSearchParams(asked.kept.map(([name, value]) => [name, value])).toString(),
      page: { limit, ...(asked.offset === 0 ? {} : { offset: asked.offset }) },
      filter: {
        ...asked.filter,
        ...(asked.uniqueIds === undefined
          ? {}
          : { uniqueIdIndexes: asked.uniqueIds.map((id) => uniqueIdIndex(house.keys.index, id)) }),
        ...(asked.ids === undefined ? {} : { ids: idsIn(house, recordId.value, asked.ids) }),
        ...(asked.until === undefined ? {} : { depositedBefore: asked.until + 1 }),
      },
    },
  });
}

async function recordAsked(house: FhirHouse, { patient }: SearchAsked, caller: FhirCaller): Promise<Result<RecordId>> {
  if ('token' in patient) {
    const ins = insOfToken(patient.token, 'http.patient.identifier', house.config.mode);
    if (!ins.ok) return ins;
    const found = await recordOf(house, { ins: ins.value });
    return found === undefined
      ? problem(await refusalForNobody(house, caller, 'DocumentReference', 's', 'list'))
      : ok(found);
  }
  const named = readPatientReference(house, patient, 'http.patient');
  if (!named.ok) return named;
  const found = await recordOf(house, named.value);
  return found === undefined
    ? problem(await refusalForNobody(house, caller, 'DocumentReference', 's', 'list'))
    : ok(found);
}

/** Ids of this record; another's, or nobody's, find nothing. */
const idsIn = (house: FhirHouse, recordId: RecordId, ids: readonly string[]): DocumentId[] =>
  ids.flatMap((id) => {
    const known = house.publicIds.read('document', id);
    return known?.recordId === recordId ? [known.itemId as DocumentId] : [];
  });

const RESOURCE = Buffer.from('","resource":');
const MATCH = Buffer.from(',"search":{"mode":"match"}}');
const COMMA = Buffer.from(',');
const END = Buffer.from(']}');

function searchset(house: FhirHouse, { forms, total, input }: Found): Reply {
  const address = Buffer.from(fhirAddress(house));
  const links = linksOf(house, input, total);
  const shown = input.asked.countOnly ? [] : forms;
  const first = Buffer.from(`{"fullUrl":"${fhirAddress(house)}/DocumentReference/`);
  const next = Buffer.concat([MATCH, COMMA, first]);
  const pieces: Buffer[] = [];
  for (const form of shown) {
    const [before, , after] = wirePieces(form, address);
    pieces.push(pieces.length === 0 ? first : next, wireIdBytes(form), RESOURCE, before, address, after);
  }
  const head = `{"resourceType":"Bundle","type":"searchset","total":${total},"link":${JSON.stringify(links)}`;
  const body =
    shown.length === 0
      ? Buffer.from(`${head}}`)
      : Buffer.concat([Buffer.from(`${head},"entry":[`), ...pieces, MATCH, END]);
  return { status: 200, headers: { 'content-type': FHIR_JSON }, body };
}

/** Links name the person by the id we gave them, so that no INS travels in an address we made. */
function linksOf(house: FhirHouse, { asked, recordId, until }: SearchInput, total: number): object[] {
  const patient = house.publicIds.of('patient', recordId, recordId);
  const kept = asked.kept.map(([name, value]) => `&${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('');
  const address = `${fhirAddress(house)}/DocumentReference?patient=${patient}${kept}`;
  const link = (relation: string, offset: number): object => ({
    relation,
    url: offset > 0 ? `${address}&_offset=${offset}&_until=${until}` : address,
  });
  const next = asked.offset + asked.count;
  return [
    link('self', asked.offset),
    ...(asked.countOnly || next >= total ? [] : [link('next', next)]),
    ...(asked.offset === 0 ? [] : [link('previous', Math.max(0, asked.offset - asked.count))]),
  ];
}

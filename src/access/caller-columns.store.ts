import type { Caller, HeirCaller, ProfessionalCaller, VisitorCaller } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import type { Instant } from '../kernel/time.js';
import type { SqlParameters } from '../platform/sql-text.js';

// What the record and the register say of who asks, as columns of the one statement that reads the facts.

/** What stands in the column of a consent's professional when it is given to a whole structure. */
export const WHOLE_STRUCTURE = '*' as IdNatPs;

const NOBODY_IN_PARTICULAR = `false as blocked, false as consent, null::text[] as relations, false as struck_off,
        null::text[] as exceptions, false as frozen`;

/** The columns of the facts about one caller, over `space s` of the open record. */
export function callerColumns(query: SqlParameters, caller: Caller, at: Instant): string {
  switch (caller.kind) {
    case 'person':
      return NOBODY_IN_PARTICULAR;
    case 'professional':
      return professionalColumns(query, caller, at);
    case 'visitor':
      return visitorColumns(query, caller, at);
    case 'heir':
      return heirColumns(query, caller);
  }
}

/** What the record says of one request of an heir, over `preference p` too. Against the parents of a minor no opposition stands. */
function heirColumns(query: SqlParameters, { requestId }: HeirCaller): string {
  const request = `heir_request h where h.record_id = s.record_id and h.id = ${query.add(requestId, 'uuid')}`;
  return `(p.objects_to_heirs and not exists (select from ${request} and h.ground = 'parental')) as blocked,
        exists (select from ${request} and h.state = 'granted') as consent, null::text[] as relations, false as struck_off,
        array(select jsonb_build_object('parental', h.ground = 'parental', 'categories', h.categories,
          'from', h.from_day, 'to', h.to_day)::text from ${request} and h.state = 'granted') as exceptions, false as frozen`;
}

/** What the record says of a visit, and of the professional who came for it signed in. Nobody else's request looks at visits. */
function visitorColumns(query: SqlParameters, { visitId, signedInAs }: VisitorCaller, at: Instant): string {
  const visit = query.add(visitId, 'uuid');
  const now = query.add(new Date(at), 'timestamptz');
  const known = signedInAs === undefined ? undefined : knownColumns(query, signedInAs);
  const chosen = `select case when v.everything then '+' else '=' end || one from visit v, unnest(v.document_ids || v.id) one
          where v.record_id = s.record_id and v.id = ${visit}`;
  return `${known?.blocked ?? 'false'} as blocked,
        exists (select from visit v where v.record_id = s.record_id and v.id = ${visit}
          and v.accepted_at <= ${now} and v.until > ${now} and v.ended_at is null) as consent,
        null::text[] as relations, ${known?.struckOff ?? 'false'} as struck_off,
        array(${chosen}${known === undefined ? '' : ` union all ${known.kept}`}) as exceptions, false as frozen`;
}

function knownColumns(
  query: SqlParameters,
  { professional, structure }: NonNullable<VisitorCaller['signedInAs']>,
): Record<'blocked' | 'struckOff' | 'kept', string> {
  const reader = query.add(professional.idNatPs, 'text');
  const place = query.add(structure.id, 'text');
  return {
    blocked: blockedColumn(reader, place),
    struckOff: struckOffColumn(reader),
    kept: `select '-' || x.document_id from document_exception x
          where x.record_id = s.record_id and x.id_nat_ps = ${reader} and not x.shown`,
  };
}

const blockedColumn = (reader: string, place: string): string =>
  `(exists (select from block b where b.record_id = s.record_id and b.id_nat_ps = ${reader})
          or exists (select from structure_block b where b.record_id = s.record_id and b.structure_id = ${place}))`;

const struckOffColumn = (reader: string): string =>
  `(select not register.active from professional register where register.id_nat_ps = ${reader})`;

/** What the record and the register say of one professional at one structure. */
function professionalColumns(
  query: SqlParameters,
  { professional, structure }: ProfessionalCaller,
  at: Instant,
): string {
  const reader = query.add(professional.idNatPs, 'text');
  const place = query.add(structure.id, 'text');
  const now = query.add(new Date(at), 'timestamptz');
  return `${blockedColumn(reader, place)} as blocked,
        exists (select from consent c where c.record_id = s.record_id and c.id_nat_ps in (${reader}, '${WHOLE_STRUCTURE}')
          and (c.id_nat_ps = ${reader} or c.structure_id = ${place})
          and c.until > ${now} and c.given_at <= ${now} and c.withdrawn_at is null) as consent,
        (select array_agg(r.kind) from relation r where r.record_id = s.record_id and r.id_nat_ps = ${reader}
          and (r.until is null or r.until > ${now})) as relations,
        ${struckOffColumn(reader)} as struck_off,
        (select array_agg(case when x.shown then '+' else '-' end || x.document_id) from document_exception x
          where x.record_id = s.record_id and x.id_nat_ps = ${reader}) as exceptions,
        exists (select from access_freeze f where f.subject in (${reader}, ${place}) and f.lifted_at is null) as frozen`;
}

import { reviewsAskedOf } from '../emergencies/index.js';
import { decideOnRecord, isFrozen, readerOfNobody } from '../access/index.js';
import {
  addSecurityEvent,
  findRecordByIns,
  messagesOf,
  professionalCaller,
  sessionsOf,
  type ProfessionalAtPlace,
  type ProfessionalCaller,
} from '../identity/index.js';
import type { RecordId } from '../kernel/ids.js';
import type { Ins } from '../kernel/ins.js';
import { openRoute, redirect, type HttpRequest, type Reply, type Route } from '../platform/route.js';
import { blindIndex } from '../platform/sealing.js';
import { recordsWithPhysicianNotices } from '../notices/index.js';
import { LinkButton } from '../web/index.js';
import { findPersonAct, type FindInput } from './find-person.act.js';
import { insCandidates, isFaults, NO_FIELDS, parseFind, type FindFields } from './find-form.model.js';
import { FIND, HomePage, REOPEN, SAMU, type HomeView, type SamuFault } from './home.page.js';
import { HOME_PATH, PATIENT } from './patient.page.js';
import { knownPatient, patientKey, withPatient } from './patient.js';
import type { ProHouse } from './pro-house.js';
import { proPage } from './pro-page.js';
import { countSearch } from './search-count.store.js';
import { MOST_SEARCHES, searchesStayHuman } from './searches-stay-human.rule.js';
import { workbenchEdge } from './workbench.edge.js';

/** The home of professionals: finding a person and taking their record in hand. Nobody found looks the same, whoever is behind the number. */
export function findRoutes(house: ProHouse): Route[] {
  const edge = workbenchEdge(house);
  const sessions = sessionsOf(house);
  const { runner, clock, config, keys, database } = house;
  const findPerson = findPersonAct(config);
  const limit = { max: 120, windowSeconds: 60 };

  const home = async (
    request: HttpRequest,
    session: ProfessionalAtPlace,
    { status = 200, ...view }: Partial<HomeView> & { status?: number } = {},
  ): Promise<Reply> => {
    const m = messagesOf(request);
    const wrong = (view.faults?.length ?? 0) + (view.samu?.faults.length ?? 0) > 0;
    const recent = (session.recent ?? []).map((one) => ({ ...one, key: patientKey(house.publicIds, one.recordId) }));
    const { structure, structures, patient, csrf } = session;
    const { idNatPs } = session.professional;
    const waiting = await recordsWithPhysicianNotices(database.directory, idNatPs, clock.domain(), 21);
    const asked = await reviewsAskedOf(database.directory, idNatPs, 1);
    const page = {
      m,
      questions: asked.length,
      emergencies: waiting.length,
      csrf,
      structure,
      canMove: structures.length > 1,
      patient,
      recent,
      fields: NO_FIELDS,
      ...view,
    };
    return proPage(house, request, session, {
      status,
      title: m.professional.home.title,
      lead: m.professional.home.lead,
      hasErrors: wrong || view.nobody === true,
      body: <HomePage {...page} />,
    });
  };

  const tooMany = (request: HttpRequest, session: ProfessionalAtPlace): Reply => {
    const m = messagesOf(request);
    const t = m.professional.tooMany;
    return proPage(house, request, session, {
      status: 429,
      title: t.title,
      lead: t.text,
      body: (
        <>
          <p>{t.todo}</p>
          <LinkButton href={HOME_PATH}>{m.professional.home.title}</LinkButton>
        </>
      ),
    });
  };

  /** False when this professional has searched too much in this hour; said to the security log once. */
  const maySearch = async ({ professional }: ProfessionalAtPlace): Promise<boolean> => {
    const now = clock.real();
    const hour = await countSearch(database.directory, keys.index, professional.idNatPs, now, { missed: false });
    if (searchesStayHuman(hour)) return true;
    const who = blindIndex(keys.index, 'security-event', professional.idNatPs).toString('hex');
    if (hour.searches === MOST_SEARCHES + 1 || hour.misses > 0)
      await addSecurityEvent(database.directory, 'professional-searches-too-many', now, { professional: who, ...hour });
    return false;
  };
  const missed = ({ professional }: ProfessionalAtPlace): Promise<unknown> =>
    countSearch(database.directory, keys.index, professional.idNatPs, clock.real(), { missed: true });

  const recordOf = async (candidates: readonly Ins[]): Promise<RecordId | undefined> => {
    for (const ins of candidates) {
      const found = await findRecordByIns(database.directory, keys.index, ins);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  /** Takes the record in hand when the act allows it; `undefined`: nobody, for whatever reason. */
  const open = async (
    request: HttpRequest,
    session: ProfessionalAtPlace,
    caller: ProfessionalCaller,
    recordId: RecordId | undefined,
    input: FindInput,
  ): Promise<Reply | undefined> => {
    if (recordId === undefined) {
      // Who may search for nobody at all is told the same, whether somebody is there or not.
      const frozen = await isFrozen(database.directory, caller);
      const decision = decideOnRecord(readerOfNobody(caller, 'find', config.attendingSeesHidden, frozen));
      return decision.allowed ? undefined : edge.refused(decision.refusal, request, session);
    }
    const done = await runner.perform(findPerson, recordId, input, caller);
    if (done.kind === 'failed') return edge.failed(done.problem, request, session);
    if (done.kind === 'refused')
      return done.refusal === 'not-found' ? undefined : edge.refused(done.refusal, request, session);
    const { person, space } = done.outcome;
    if (space === 'none') return undefined;
    if (space === 'ended' || space === 'deceased') return edge.refused('space-not-open', request, session);
    const now = clock.domain();
    await sessions.save(withPatient(session, knownPatient(recordId, person), { situation: 'normal' }, now));
    return redirect(PATIENT);
  };

  return [
    openRoute({
      method: 'GET',
      path: HOME_PATH,
      decide: edge,
      answer: (request, { session }) => home(request, session),
    }),
    // Reloading the page of a search leads back to the search.
    ...[FIND, SAMU, REOPEN].map((path) =>
      openRoute({ method: 'GET', path, decide: edge, answer: () => redirect(HOME_PATH) }),
    ),
    openRoute({
      method: 'POST',
      path: FIND,
      decide: edge,
      body: 'form',
      limit,
      async answer(request, { session, caller }) {
        const fields = fieldsIn(request);
        const parsed = parseFind(fields, config.mode);
        if (isFaults(parsed)) return home(request, session, { status: 400, fields, faults: parsed });
        if (!(await maySearch(session))) return tooMany(request, session);
        const found = await open(request, session, caller, await recordOf(parsed.candidates), parsed);
        if (found !== undefined) return found;
        await missed(session);
        return home(request, session, { status: 404, fields, nobody: true });
      },
    }),
    openRoute({
      method: 'POST',
      path: REOPEN,
      decide: edge,
      body: 'form',
      async answer(request, { session, caller }) {
        const key = request.form.get('patient');
        const known = (session.recent ?? []).find((one) => patientKey(house.publicIds, one.recordId) === key);
        if (known === undefined) return redirect(HOME_PATH);
        const found = await open(request, session, caller, known.recordId, { identified: true });
        return found ?? home(request, session, { status: 404, nobody: true });
      },
    }),
    openRoute({
      method: 'POST',
      path: SAMU,
      decide: edge,
      body: 'form',
      limit,
      async answer(request, { session }) {
        // Elsewhere than at a regulation centre this page does not exist.
        if (!session.structure.samu) return edge.refused('not-found', request, session);
        const ins = (request.form.get('samu-ins') ?? '').slice(0, 40);
        const reason = reasonIn(request, 'samu-motif');
        const candidates = insCandidates(ins, config.mode);
        const faults: SamuFault[] = [
          ...('fault' in candidates ? [candidates.fault] : []),
          ...(reason === '' ? (['reasonMissing'] as const) : []),
        ];
        if ('fault' in candidates || faults.length > 0)
          return home(request, session, { status: 400, samu: { ins, reason, faults } });
        if (!(await maySearch(session))) return tooMany(request, session);
        const found = await regulate(session, await recordOf(candidates.found), reason);
        if (found !== undefined) return found;
        await missed(session);
        return home(request, session, { status: 404, samu: { ins, reason, faults: [] }, nobody: true });
      },
    }),
  ];

  /** Regulation opens by the number alone; what it may not open is nobody's, so that the number tells nothing. */
  async function regulate(
    session: ProfessionalAtPlace,
    recordId: RecordId | undefined,
    reason: string,
  ): Promise<Reply | undefined> {
    if (recordId === undefined) return undefined;
    const now = clock.domain();
    const urgent = { situation: 'centre_15', reason } as const;
    const caller = professionalCaller(session, { ...unnamed(recordId), ...urgent, until: Infinity }, now);
    const done = await runner.perform(house.acts.beginEmergency, recordId, {}, caller);
    if (done.kind !== 'done') return undefined;
    await sessions.save(withPatient(session, knownPatient(recordId, done.outcome), urgent, now));
    return redirect(PATIENT);
  }
}

/** A patient of whom only the record is known yet. */
const unnamed = (recordId: RecordId) =>
  ({ recordId, displayName: '', birthDate: '', sex: 'unknown', ins: '' }) as const;

/** A reason as typed, on one line. */
export const reasonIn = ({ form }: HttpRequest, name: string): string =>
  (form.get(name) ?? '')
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);

function fieldsIn({ form }: HttpRequest): FindFields {
  const text = (name: string): string => (form.get(name) ?? '').slice(0, 100);
  return {
    ins: text('ins'),
    family: text('nom'),
    given: text('prenom'),
    day: text('naissance-day'),
    month: text('naissance-month'),
    year: text('naissance-year'),
    sex: text('sexe'),
  };
}

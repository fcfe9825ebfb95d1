// A few pages behind the edges of persons and professionals, and browsers that arrive there with a session.
import type { FastifyInstance } from 'fastify';
import { readProfileAct } from '../../src/access/index.js';
import {
  personEdge,
  professionalDoor,
  professionalEdge,
  sessionsOf,
  signInRoutes,
  type NewSession,
  type ProfessionalSession,
  type Sessions,
} from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { ok, problem } from '../../src/kernel/result.js';
import { openRoute, recordRoute } from '../../src/platform/route.js';
import { aProfessional, aRecord, testIns } from './cast.js';
import { smallWeb } from './small-web.js';
import { visitor, type Visitor } from './visitor.js';
import { startWorld, type World } from './world.js';

type Opened<S> = S & { readonly id: string; readonly csrf: string };

export const doctor = aProfessional();
/** The traits of a patient in hand, for sessions. */
export const BORN = { birthDate: '1975-05-12', sex: 'female', ins: testIns(1).value } as const;

export interface EdgeWeb {
  readonly world: World;
  readonly app: FastifyInstance;
  readonly sessions: Sessions;
  readonly recordId: RecordId;
  /** How many POSTs were done. */
  done(): number;
  person(displayName?: string): ReturnType<typeof personSession>;
  professional(different?: Partial<ProfessionalSession>): ReturnType<typeof professionalSession>;
  arriving<S extends NewSession>(opened: Promise<Opened<S>>): Promise<{ browser: Visitor; session: Opened<S> }>;
  close(): Promise<void>;
}

const personSession = (sessions: Sessions, recordId: RecordId, displayName: string) =>
  sessions.open({ kind: 'person', recordId, displayName });

const professionalSession = (sessions: Sessions, different: Partial<ProfessionalSession>) =>
  sessions.open({
    kind: 'professional',
    professional: doctor.professional,
    structures: [doctor.structure],
    structure: doctor.structure,
    ...different,
  });

/** An empty world with one person, and pages that say who asks; time moves when the test moves it. */
export async function startEdgeWeb(): Promise<EdgeWeb> {
  let done = 0;
  const world = await startWorld({ content: 'empty', standsStill: true });
  const sessions = sessionsOf(world.house);
  const recordId = await aRecord(world.house, 1);
  const app = await smallWeb(world, (deps) => {
    const person = personEdge(deps);
    const professional = professionalEdge(deps);
    const counted = () => ({ status: 200, body: String((done += 1)) });
    return [
      ...signInRoutes(deps),
      openRoute({
        method: 'GET',
        path: '/mine',
        decide: person,
        answer: (_r, { session }) => ({ status: 200, body: session.displayName }),
      }),
      openRoute({ method: 'POST', path: '/mine', decide: person, body: 'form', answer: counted }),
      openRoute({ method: 'POST', path: '/mine/files', decide: person, body: 'multipart', answer: counted }),
      recordRoute({
        method: 'GET',
        path: '/mine/profile',
        edge: person,
        act: readProfileAct({ attendingSeesHidden: false }),
        parse: (_request, { session }) => ok({ recordId: session.recordId, input: {} }),
        respond: (who) => ({ status: 200, body: who.familyName }),
      }),
      recordRoute({
        method: 'GET',
        path: '/mine/faulty',
        edge: person,
        act: readProfileAct({ attendingSeesHidden: false }),
        parse: () => problem('document-title-missing', 'title'),
        respond: () => ({ status: 200 }),
      }),
      openRoute({
        method: 'GET',
        path: '/pro/patient/who',
        decide: professional,
        answer: (_r, { caller }) => ({
          status: 200,
          body: `${caller.situation}|${caller.reason ?? ''}|${caller.structure.id}`,
        }),
      }),
      openRoute({
        method: 'GET',
        path: '/pro/others',
        decide: professional,
        answer: (_r, { caller }) => ({ status: 200, body: caller.situation }),
      }),
      openRoute({
        method: 'GET',
        path: '/pro/lieu',
        decide: professionalDoor(deps),
        answer: (_r, { session }) => ({ status: 200, body: String(session.structures.length) }),
      }),
    ];
  });
  return {
    world,
    app,
    sessions,
    recordId,
    done: () => done,
    person: (displayName = 'Camille ESSAI') => personSession(sessions, recordId, displayName),
    professional: (different = {}) => professionalSession(sessions, different),
    async arriving(opened) {
      const session = await opened;
      const browser = visitor(app);
      browser.cookies.set('carnet_session', session.id);
      return { browser, session };
    },
    async close() {
      await app.close();
      await world.close();
    },
  };
}

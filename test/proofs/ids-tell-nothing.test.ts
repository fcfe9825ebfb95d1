// An id tells nothing: what never was, what is another's, what is gone and what is hidden answer with the same bytes, on every route.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Registry } from 'prom-client';
import { addRelation } from '../../src/access/index.js';
import type { DocumentId, IdNatPs, RecordId } from '../../src/kernel/ids.js';
import type { Route } from '../../src/platform/route.js';
import { allRoutes } from '../../src/routes.js';
import { aDraft, aProfessional, aRecord, deposited, thePerson } from '../support/cast.js';
import { signedIn, type Citizen } from '../support/citizen.js';
import { fhirWorld, PHYSICIAN, type FhirWorld } from '../support/fhir-software.js';
import { hiddenField, type Workbench } from '../support/professional.js';
import { startWorld, type World } from '../support/world.js';
import { ask, atWork, bytes, identity, isForPeople, isFhir, isOpen, isPro, nameOf, urlOf } from './route-questions.js';

let world: World;
let routes: readonly Route[];
before(async () => {
  world = await startWorld({ content: 'empty' });
  ({ routes } = await allRoutes(world.house, new Registry()));
});
after(() => world.close());

describe('an id of nothing, of another record, of what is gone and of what is hidden are one answer', () => {
  let fhir: FhirWorld;
  let token: string;
  let person: Citizen;
  let desk: Workbench;
  let recordId: RecordId;
  let mine: {
    readonly gone: string;
    readonly hidden: string;
    readonly withheld: string;
    readonly never: string;
    readonly foreign: string;
    readonly own: string;
  };
  before(async () => {
    const { house } = world;
    fhir = await fhirWorld(house);
    recordId = await aRecord(house, 11);
    const foreignId = await aRecord(house, 12);
    person = await signedIn(world, recordId);
    // The reader belongs to the care team and wrote none of it.
    const reader = '899700000002' as IdNatPs;
    await house.database.withRecord(recordId, (handle) =>
      addRelation(handle, reader, 'careTeam', house.clock.domain()),
    );
    await house.database.withRecord(foreignId, (handle) =>
      addRelation(handle, reader, 'careTeam', house.clock.domain()),
    );
    token = await fhir.token({
      national_provider_identifier: reader,
      subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: '60' }],
    });
    desk = await atWork(world, reader);
    assert.equal((await desk.post('/pro/recherche', identity(11))).location, '/pro/patient');
    const idOf = (record: RecordId, id: string): string => house.publicIds.of('document', record, id);
    const writer = aProfessional();
    const own = await deposited(house, recordId, aDraft('ouvert'), writer);
    const hidden = await deposited(house, recordId, aDraft('caché'), writer);
    const withheld = await deposited(house, recordId, aDraft('pas encore', { withheldFromPatient: true }), writer);
    const gone = await deposited(
      house,
      recordId,
      aDraft('repris', { typeCode: 'DOCPAT02', classCode: '90', authors: [{ kind: 'patient', name: 'Camille' }] }),
      thePerson(recordId),
    );
    for (const [act, id, input] of [
      ['hideDocument', hidden.id, { hide: true }],
      ['removeDocument', gone.id, { remove: true }],
    ] as const) {
      const done = await house.runner.perform(
        house.acts[act] as typeof house.acts.hideDocument,
        recordId,
        { id, ...input } as { id: DocumentId; hide: boolean },
        thePerson(recordId),
      );
      assert.equal(done.kind, 'done', act);
    }
    const foreign = await deposited(house, foreignId, aDraft('d’une autre'), writer);
    mine = {
      gone: idOf(recordId, gone.id),
      hidden: idOf(recordId, hidden.id),
      withheld: idOf(recordId, withheld.id),
      never: idOf(recordId, '00000000-0000-4000-8000-000000000000'),
      foreign: idOf(foreignId, foreign.id),
      own: idOf(recordId, own.id),
    };
    // It is said to be nothing only because of who asks: the reader finds the open one over both edges.
    assert.equal((await desk.get(`/pro/patient/documents/${mine.own}`)).status, 200);
    assert.equal((await fhir.call('GET', `/fhir/DocumentReference/${mine.own}`, { token })).status, 200);
  });
  after(() => fhir.close());

  /** What the forms about a document ask for besides its id: filled in, so that the id alone is what can be wrong. */
  const FILLED = { professionnel: PHYSICIAN.idNatPs, exception: 'keep' };
  const guessed = `d${'A'.repeat(59)}`;
  const wrongKind = (): string => world.house.publicIds.of('patient', recordId, recordId).replace(/^p/, 'd');

  test('over the pages of the person', async () => {
    const own = routes.filter((route) => route.path.includes(':id') && isForPeople(route) && !isPro(route));
    assert.ok(own.length >= 8, `${own.length} routes`);
    for (const route of own) {
      // What one took away oneself is there to be put back, for thirty days.
      const restores = route.path.endsWith('/remettre');
      const ids = [mine.withheld, mine.never, ...(restores ? [] : [mine.gone])];
      await allAlike(route, [mine.foreign, ...ids, wrongKind()], person.cookie, person.csrf, FILLED);
      // A form with nothing filled in may say so before the document is looked for, then of every id.
      const empty = await Promise.all(
        ids.map(async (id) =>
          bytes(
            await ask(world, route, urlOf(route, id), { cookie: person.cookie }, { _csrf: person.csrf }),
            urlOf(route, id),
            id,
          ),
        ),
      );
      assert.equal(new Set(empty).size, 1, nameOf(route));
    }
  });

  test('over the pages of professionals', async () => {
    const page = await desk.get('/pro/patient/deposer');
    const patient = hiddenField(page.body, 'patient');
    const cookie = [...desk.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const theirs = routes.filter((route) => route.path.includes(':id') && isPro(route) && !isOpen(route));
    assert.ok(theirs.length >= 4, `${theirs.length} routes`);
    for (const route of theirs)
      if (route.path.endsWith('/avertissement')) {
        // Nothing is read there: whatever id of the record in hand, there or not, it is the same page.
        const [one, ...others] = await Promise.all(
          [mine.hidden, mine.gone, mine.never, mine.own].map(async (id) =>
            bytes(await ask(world, route, urlOf(route, id), { cookie }), id),
          ),
        );
        for (const each of others) assert.equal(each, one, nameOf(route));
        await allAlike(route, [mine.foreign, wrongKind()], cookie, desk.csrf, { patient });
      } else
        await allAlike(route, [mine.foreign, mine.hidden, mine.gone, mine.never, wrongKind()], cookie, desk.csrf, {
          patient,
        });
  });

  test('over FHIR', async () => {
    const { house } = world;
    const nobody = await aRecord(house, 13, { state: 'notified' });
    const stranger = await aRecord(house, 14);
    const unreachable = await deposited(house, stranger, aDraft('sans lien'));
    const theirs = routes.filter((route) => route.path.includes(':id') && isFhir(route) && !isOpen(route));
    assert.ok(theirs.length >= 3, `${theirs.length} routes`);
    for (const route of theirs) {
      const kind = route.path.includes('/List/')
        ? 'list'
        : route.path.includes('/Consent/')
          ? 'consent'
          : route.path.includes('/AuditEvent/')
            ? 'trace'
            : 'document';
      const ids = route.path.includes('/Patient/')
        ? [house.publicIds.of('patient', nobody, nobody), mine.own, 'nothing-of-ours']
        : [mine.hidden, mine.gone, mine.never, wrongKind(), 'nothing-of-ours'];
      const [one, ...others] = await Promise.all(
        [guessed, ...ids].map(async (id) =>
          bytes(await ask(world, route, urlOf(route, id), { authorization: `Bearer ${token}` }), id),
        ),
      );
      assert.match(one ?? '', /^\[404,/, nameOf(route));
      for (const [at, each] of others.entries()) assert.equal(each, one, `${nameOf(route)} ${at}`);
      if (route.path.includes('/Patient/')) continue;
      // Where the whole record is refused, nothing tells an item that is there from one that is not.
      const refused = await Promise.all(
        [unreachable.id, '00000000-0000-4000-8000-000000000000', stranger].map(async (item) => {
          const id = house.publicIds.of(kind, stranger, item);
          return bytes(await ask(world, route, urlOf(route, id), { authorization: `Bearer ${token}` }), id);
        }),
      );
      // Consents and entries of the history are found by whoever made them, and by nobody else, whatever the record.
      const own = kind === 'consent' || kind === 'trace';
      assert.match(refused[0] ?? '', own ? /^\[404,/ : /^\[403,/, nameOf(route));
      assert.equal(new Set(refused).size, 1, nameOf(route));
    }
  });

  async function allAlike(
    route: Route,
    ids: readonly string[],
    cookie: string,
    csrf: string,
    fields: Record<string, string> = {},
  ): Promise<void> {
    const answer = async (id: string): Promise<string> =>
      bytes(await ask(world, route, urlOf(route, id), { cookie }, { _csrf: csrf, ...fields }), urlOf(route, id), id);
    const one = await answer(guessed);
    assert.match(one, /^\[404,/, nameOf(route));
    for (const [at, id] of ids.entries()) assert.equal(await answer(id), one, `${nameOf(route)}, id ${at}`);
  }
});

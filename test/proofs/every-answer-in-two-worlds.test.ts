// Everything a reader can ask for, by the router's own list, in two worlds that differ only in what that reader may not see: a professional of
// the care team and the attending physician at the desk and over FHIR, the person at their pages. A new route is asked by itself, or fails here.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Registry } from 'prom-client';
import { addRelation } from '../../src/access/index.js';
import type { IdNatPs } from '../../src/kernel/ids.js';
import { MINUTE } from '../../src/kernel/time.js';
import { carryOutbox } from '../../src/notices/index.js';
import type { Route } from '../../src/platform/route.js';
import { allRoutes } from '../../src/routes.js';
import { saveProfessional, createAccount, newTotpSecret, type Professional } from '../../src/identity/index.js';
import { HOSPITAL } from '../support/fhir-software.js';
import { workbenchOf, type Workbench } from '../support/professional.js';
import { letIn } from '../support/visits.js';
import { randomSource } from '../support/random-source.js';
import { addresses, bytes, NO_FORM, overFhir, RECORD, same, STEPS } from './every-address.js';
import { identity, isForPeople, isForVisitors, isFhir, isOpen, isPro } from './route-questions.js';
import { closeSide, me, openSide, type Life, type Side } from './world-side.js';
import { doCommon, doMore, type Family } from './world-steps.js';

/** The person's attending physician, who wrote none of the documents. */
const ATTENDING: Professional = {
  idNatPs: '899700000057' as IdNatPs,
  familyName: 'TRAITANT',
  givenName: 'Sacha',
  profession: '10',
};

interface Pair {
  readonly plain: Life;
  readonly more: Life;
  readonly routes: readonly Route[];
  close(): Promise<void>;
}

async function lived(family: Family, begin: (life: Life) => Promise<void> = async () => undefined): Promise<Pair> {
  const sides: Side[] = [await openSide(), await openSide()];
  const [plain, more] = await Promise.all(sides.map((side) => side.begin(RECORD)));
  assert.ok(plain !== undefined && more !== undefined);
  for (const life of [plain, more]) await begin(life);
  const random = randomSource(7);
  for (let n = 0; n < STEPS; n += 1) {
    const roll = [random.next(), random.next(), random.next(), random.next()] as const;
    const further = [random.next(), random.next(), random.next(), random.next()] as const;
    const step = { family, record: RECORD, n, roll };
    for (const { world } of sides) world.clock.setOffset(world.clock.offset() + MINUTE);
    for (const life of [plain, more]) await doCommon(life, step);
    await doMore(more, step, further);
    for (const { house } of sides.map(({ world }) => world))
      await carryOutbox(house.database, house.clock.domain(), undefined, { announce: house.announce });
  }
  assert.ok(more.secrets.length > 3);
  const { routes } = await allRoutes(plain.world.house, new Registry());
  return {
    plain,
    more,
    routes: routes.filter((route) => route.method === 'GET' && !isOpen(route)),
    close: async () => {
      for (const side of sides) await closeSide(side);
    },
  };
}

describe('a document hidden from professionals', () => {
  let pair: Pair;
  const desks = new Map<Life, Workbench>();
  const tokens = new Map<Life, string>();
  before(async () => {
    pair = await lived('hidden', async (life) => {
      const { house } = life.world;
      await saveProfessional(house.database.directory, house.keys.directory, ATTENDING, [HOSPITAL.id]);
      await house.database.withRecord(life.recordId, (handle) =>
        addRelation(handle, ATTENDING.idNatPs, 'attending', house.clock.domain()),
      );
      const desk = await workbenchOf(life.world, { professional: ATTENDING, structure: HOSPITAL });
      assert.equal((await desk.post('/pro/recherche', identity(RECORD + 1))).status, 303);
      desks.set(life, desk);
      tokens.set(life, await life.fhir.token({ national_provider_identifier: ATTENDING.idNatPs }));
    });
  });
  after(() => pair.close());

  test('changes nothing at the desk: of the care team, of the attending physician', async () => {
    let asked = 0;
    for (const route of pair.routes.filter((one) => isPro(one)))
      for (const url of [
        ...addresses(route, pair.plain),
        ...(route.path === '/pro/patient'
          ? ['?archives=oui', '?titre=secret', '?categorie=reports', '?depuis=2026', '?page=2'].map(
              (q) => route.path + q,
            )
          : []),
      ]) {
        for (const deskOf of [({ desk }: Life) => desk, (life: Life) => desks.get(life) as Workbench]) {
          const [one, other] = await Promise.all(
            [pair.plain, pair.more].map(deskOf).map(async (desk) => bytes(await desk.get(url), desk.csrf)),
          );
          same(one ?? '', other ?? 'x', url);
          asked += 1;
        }
      }
    assert.ok(asked > 60, `${asked}`);
  });

  test('changes nothing over FHIR, whatever is asked and however', async () => {
    const asked = new Set<string>();
    const urls = pair.routes.filter((one) => isFhir(one)).flatMap(({ path }) => overFhir(path, pair.plain));
    for (const url of urls)
      for (const accept of ['application/fhir+json', 'application/fhir+xml'])
        for (const reader of ['nurse', 'attending']) {
          const [one, other] = await Promise.all(
            [pair.plain, pair.more].map(async (life) => {
              const answer = await life.fhir.app.inject({
                method: 'GET',
                url,
                headers: {
                  accept,
                  authorization: `Bearer ${(reader === 'nurse' ? life.token : tokens.get(life)) ?? ''}`,
                },
              });
              asked.add(`${reader} ${answer.statusCode}`);
              return bytes({ status: answer.statusCode, headers: answer.headers, body: answer.body }, NO_FORM);
            }),
          );
          same(one ?? '', other ?? 'x', `${reader} ${url}`);
        }
    assert.deepEqual([...asked].sort(), ['attending 200', 'attending 404', 'nurse 200', 'nurse 404']);
  });
});

test('whoever is shown the record for a visit sees nothing of what is hidden or withheld', async () => {
  for (const family of ['hidden', 'withheld'] as const) {
    const pair = await lived(family);
    try {
      const lives = [pair.plain, pair.more];
      const browsers = await Promise.all(lives.map(async ({ world, person }) => (await letIn(world, person)).browser));
      const asked = new Set<number>();
      for (const route of pair.routes.filter(isForVisitors))
        for (const url of addresses(route, pair.plain)) {
          const [one, other] = await Promise.all(
            browsers.map(async (browser) => {
              const { status, headers, html } = await browser.get(url);
              asked.add(status);
              const csrf = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? NO_FORM;
              return bytes({ status, headers, body: html }, csrf);
            }),
          );
          same(one ?? '', other ?? 'x', url);
        }
      assert.ok(asked.has(200) && asked.has(404), [...asked].join());
    } finally {
      await pair.close();
    }
  }
});

describe('a document withheld from the patient', () => {
  let pair: Pair;
  before(async () => {
    pair = await lived('withheld', async ({ world: { house }, recordId }) => {
      const at = house.clock.domain();
      await createAccount(house, recordId, {
        username: 'camille.essai',
        password: 'Mot2passe-des-essais',
        totpSecret: newTotpSecret(),
        at,
      });
    });
  });
  after(() => pair.close());

  test('changes nothing on any page or file of theirs', async () => {
    let asked = 0;
    for (const route of pair.routes.filter((one) => isForPeople(one) && !isPro(one)))
      for (const url of addresses(route, pair.plain)) {
        const [one, other] = await Promise.all(
          [pair.plain, pair.more].map(async ({ person }) => {
            const seen = await person.get(url);
            assert.ok(seen.status < 500, url);
            return bytes(seen, person.csrf);
          }),
        );
        same(one ?? '', other ?? 'x', url);
        asked += 1;
      }
    assert.ok(asked > 60, `${asked}`);
  });
});

describe('a professional whom the person blocked, and one who has no tie', () => {
  const stranger: Professional = { ...ATTENDING, idNatPs: '899700000058' as IdNatPs, familyName: 'SANSLIEN' };
  let pair: Pair;
  const desks = new Map<Life, Workbench>();
  const tokens = new Map<Life, string>();
  before(async () => {
    pair = await lived('hidden', async (life) => {
      const { house } = life.world;
      await saveProfessional(house.database.directory, house.keys.directory, stranger, [HOSPITAL.id]);
      const desk = await workbenchOf(life.world, { professional: stranger, structure: HOSPITAL });
      assert.equal((await desk.post('/pro/recherche', identity(RECORD + 1))).status, 303);
      desks.set(life, desk);
      tokens.set(life, await life.fhir.token({ national_provider_identifier: stranger.idNatPs }));
    });
    const { world, recordId } = pair.more;
    const blocked = await world.house.runner.perform(
      world.house.acts.blockProfessional,
      recordId,
      { idNatPs: stranger.idNatPs, name: 'Sacha SANSLIEN', block: true },
      me(pair.more),
    );
    assert.equal(blocked.kind, 'done');
  });
  after(() => pair.close());

  test('are told the same at the desk and over FHIR', async () => {
    const different: string[] = [];
    for (const route of pair.routes.filter((one) => isPro(one) || isFhir(one)))
      for (const url of isPro(route) ? addresses(route, pair.plain) : overFhir(route.path, pair.plain)) {
        const [one, other] = await Promise.all(
          [pair.plain, pair.more].map(async (life) => {
            const desk = desks.get(life) as Workbench;
            if (isPro(route)) return bytes(await desk.get(url), desk.csrf);
            const headers = { authorization: `Bearer ${tokens.get(life) ?? ''}` };
            const answer = await life.fhir.app.inject({ method: 'GET', url, headers });
            return bytes({ status: answer.statusCode, headers: answer.headers, body: answer.body }, NO_FORM);
          }),
        );
        if (one !== other) different.push(`${url} ${one?.slice(0, 4)} ${other?.slice(0, 4)}`);
      }
    assert.deepEqual(different, []);
  });
});

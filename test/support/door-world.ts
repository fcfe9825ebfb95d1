// People at the door of their space: a letter, a card, a browser, and what the history says afterwards.
import type { FastifyInstance } from 'fastify';
import { readTrace, type TraceLine } from '../../src/audit/index.js';
import { currentCode, signInRoutes, type SpaceState } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { DAY, HOUR, parisMidnight } from '../../src/kernel/time.js';
import {
  activationRoutes,
  endedSpaceRoutes,
  issueCode,
  newCode,
  newCodeRoutes,
  oppositionRoutes,
  placeSpace,
  printedCode,
} from '../../src/lifecycle/index.js';
import { aRecord, testIns } from './cast.js';
import { smallWeb } from './small-web.js';
import { visitor, type Page, type Visitor } from './visitor.js';
import { startWorld, type World } from './world.js';

export interface Somebody {
  readonly recordId: RecordId;
  readonly code: string;
  /** The NIR that proves: the person's own, or that of the parent who got the letter. */
  readonly nir: string;
  /** The person's own. */
  readonly ins: string;
  readonly serial: string;
}

/** What is typed from the letter and the card. */
export const proofOf = ({ code, nir, serial }: Somebody) => ({ code: printedCode(code), nir, serial });

/** The secret as the page shows it to those who type. */
export const keyIn = (html: string): string =>
  (/class="copy-value"[^>]*>([A-Z2-7 ]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '');

export const PASSWORD = 'Girafe-lente-7';

export interface DoorWorld {
  readonly world: World;
  /** Somebody with a browser and an address of their own. */
  newcomer(): Visitor;
  /** A person with a letter, sent a week ago unless said otherwise, whose code is good for some weeks more. */
  somebody(change?: {
    state?: SpaceState;
    earlierRecord?: boolean;
    sentDaysAgo?: number;
    addresseeNir?: string;
    birthDate?: string;
    email?: string;
    phone?: string;
  }): Promise<Somebody>;
  prove(browser: Visitor, path: '/activer' | '/opposition', proof: Record<string, string>): Promise<Page>;
  /** Every step to the end; answers the last POST. */
  activate(browser: Visitor, who: Somebody, username: string): Promise<Page>;
  stateOf(recordId: RecordId): Promise<string>;
  /** The newest nine entries. */
  historyOf(recordId: RecordId): Promise<readonly TraceLine[]>;
  close(): Promise<void>;
}

/** An empty world whose server knows the doors only; time moves when the test moves it. */
export async function startDoorWorld(): Promise<DoorWorld> {
  const world = await startWorld({ content: 'empty', standsStill: true });
  const app: FastifyInstance = await smallWeb(world, (deps) => [
    ...signInRoutes(deps),
    ...activationRoutes(deps),
    ...oppositionRoutes(deps),
    ...newCodeRoutes(deps),
    ...endedSpaceRoutes(deps),
  ]);
  const { house } = world;
  let people = 100;
  let hosts = 0;
  const prove: DoorWorld['prove'] = async (browser, path, proof) =>
    browser.submit(await browser.get(path), path, proof);

  return {
    world,
    prove,
    newcomer: () => visitor(app, `198.51.100.${(hosts += 1) % 250}`),
    async somebody({ state = 'notified', earlierRecord = false, sentDaysAgo = 7, ...person } = {}) {
      const number = (people += 1);
      const serial = `1467520${number}`;
      const recordId = await aRecord(house, number, {
        state,
        earlierRecord,
        vitaleSerial: serial,
        // Somebody else gets the letter of a child.
        ...(person.addresseeNir === undefined ? {} : { birthDate: '2014-03-02' }),
        ...person,
      });
      const now = house.clock.domain();
      // Days of Paris, some of which have 23 or 25 hours.
      const sentAt = parisMidnight(now, -sentDaysAgo) + 12 * HOUR;
      await placeSpace(house.database, recordId, { state, since: sentAt, noticeSentAt: sentAt });
      const code = newCode();
      await issueCode(house, recordId, { code, sentAt, expiresAt: now + 36 * DAY });
      const ins = testIns(number).value;
      return { recordId, code, nir: person.addresseeNir ?? ins, ins, serial };
    },
    async activate(browser, who, username) {
      const login = await browser.follow(await prove(browser, '/activer', proofOf(who)));
      const chosen = { username, password: PASSWORD };
      const appPage = await browser.follow(await browser.submit(login, '/activer/identifiants', chosen));
      const code = currentCode(keyIn(appPage.html), world.clock.real());
      return browser.submit(appPage, '/activer/application', { code });
    },
    async stateOf(recordId) {
      const rows = await world.owner<{ state: string }[]>`select state from space where record_id = ${recordId}`;
      return rows[0]?.state ?? '';
    },
    historyOf: (recordId) =>
      house.database.withRecord(recordId, async (handle) => (await readTrace(handle, 'shown', { limit: 9 })).lines),
    async close() {
      await app.close();
      await world.close();
    },
  };
}

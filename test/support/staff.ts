// Staff for tests: somebody of a role in the store, or one of the demo's in a browser.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { demoStaff } from '../../src/demo/index.js';
import { saveStaff } from '../../src/help/index.js';
import { currentCode } from '../../src/identity/index.js';
import { MINUTE } from '../../src/kernel/time.js';
import { visitor, type Page, type Visitor } from './visitor.js';
import type { World } from './world.js';

/** An auditor who judges; signs in nowhere. */
export async function anAuditor({ house }: World, name: string) {
  const auditor = { id: randomUUID(), name };
  await saveStaff(house.database.directory, house.keys, {
    ...auditor,
    role: 'auditor',
    username: name,
    passwordHash: 'none',
    totpSecret: 'none',
    lastCodeStep: 0,
  });
  return { auditor, by: 'page' } as const;
}

const DOOR = '/assistance/poste/connexion';
let hosts = 0;

/** One of the demo's staff, signed in through their door with both factors; a minute passes. */
export async function staffMember(world: World, key: string): Promise<Visitor> {
  const staff = demoStaff.find((one) => one.key === key);
  assert.ok(staff !== undefined, key);
  world.advanceReal(MINUTE);
  const browser = visitor(world.app, `198.51.100.${(hosts += 1)}`);
  const { username, password, totpSecret } = staff;
  const first = await browser.submit(await browser.get(DOOR), DOOR, { username, password });
  const code = currentCode(totpSecret, world.clock.real());
  const entered = await browser.submit(await browser.follow(first), `${DOOR}/code`, { code });
  assert.equal(entered.headers['location'], staff.role === 'auditor' ? '/controle' : '/assistance/poste');
  return browser;
}

export const tokenIn = ({ html }: Page): string => /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';

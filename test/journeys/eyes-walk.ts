// « Voir comme… », who may see a document, and one access explained.
import assert from 'node:assert/strict';
import { aRecord } from '../support/cast.js';
import { citizen, signedIn } from '../support/citizen.js';
import { follow, words } from './people.js';
import type { Inspection } from './strict-visitor.js';

export async function eyesWalk({ world, visitor }: Inspection): Promise<void> {
  const { cookie } = await citizen(world, 'paul');
  const own = await visitor(cookie);
  for (const path of ['', '/samu']) await own.visits(`/acces/voir-comme${path}`);
  await own.visits('/acces/voir-comme/professionnel?numero=899700000999', 'nobody');
  await own.page.goto('/documents');
  await own.page.locator('main .item-title a').first().click();
  await follow(own.page, words.preview.who.link);
  await own.looks('normal');
  await own.page.goto('/historique');
  await own.page.locator('.feed-entry summary').first().click();
  await follow(own.page, words.historyLine.more);
  await own.looks('normal');
  assert.deepEqual(own.faults, []);

  const empty = await visitor((await signedIn(world, await aRecord(world.house, 9002))).cookie);
  for (const path of ['', '/medecin-traitant']) await empty.visits(`/acces/voir-comme${path}`, 'empty');
  assert.deepEqual(empty.faults, []);
}

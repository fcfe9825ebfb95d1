import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { after, before, describe, test } from 'node:test';
import { demoPersons } from '../demo/index.js';
import { messagesFor } from '../web/index.js';
import { citizen } from '../../test/support/citizen.js';
import { startWorld, type World } from '../../test/support/world.js';

// Every page of every active persona, with all their documents: what a visitor of the demo may ever click on.

const m = messagesFor('fr');
/** Bytes of a page for people, compressed (the budget that must hold). */
const PAGE_BUDGET = 30_000;

function check(url: string, body: string): void {
  assert.equal(/<[^>]*\s(?:style|on\w+)=/i.test(body), false, `${url} has something inline`);
  assert.equal(/<script(?![^>]*\ssrc=)/i.test(body), false, `${url} has an inline script`);
  assert.equal(
    /\b(?:undefined|NaN|\[object Object\])\b/.test(body.replace(/<[^>]*>/g, ' ')),
    false,
    `${url} says undefined`,
  );
  assert.equal((body.match(/<h1\b/g) ?? []).length, 1, `${url} has one h1`);
  const ids = [...body.matchAll(/\sid="([^"]+)"/g)].map((found) => found[1]);
  assert.equal(new Set(ids).size, ids.length, `${url} has an id twice`);
  assert.ok(gzipSync(body).length <= PAGE_BUDGET, `${url} weighs ${gzipSync(body).length} bytes`);
}

describe('the pages of the demo', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  for (const persona of demoPersons.filter(({ state }) => state === 'active'))
    test(`${persona.key} opens every page and every document`, async () => {
      const person = await citizen(world, persona.key);
      const pages = ['/accueil', '/acces', '/acces/bloquer', '/acces/professions', '/historique', '/parametres'];
      pages.push('/acces/donner', '/acces/administrateur', '/acces/bloquer-structure', '/acces/masquage');
      pages.push('/acces/masquage/sujet', '/acces/masquage/tout', '/documents?choisir=oui');
      for (const url of [...pages, '/historique?montrer=everything', '/documents/ajouter']) {
        const page = await person.get(url);
        assert.equal(page.status, 200, url);
        check(url, page.body);
      }
      const documents: string[] = [];
      for (let page = 1; ; page += 1) {
        const { body } = await person.get(`/documents?archives=oui&page=${page}`);
        check(`/documents?page=${page}`, body);
        documents.push(
          ...[...body.matchAll(/<p class="item-title"><a href="([^"]+)"/g)].map((found) => found[1] ?? ''),
        );
        if (!body.includes(`page=${page + 1}"`)) break;
      }
      assert.equal(new Set(documents).size, documents.length);
      for (const url of documents) {
        const page = await person.get(url);
        assert.equal(page.status, 200, url);
        check(url, page.body);
        assert.equal(page.body.includes(m.documents.viewer.downloadOnly.unreadable), false, url);
        for (const [, part] of page.body.matchAll(/(?:data|src)="(\/documents\/[^"#]+)/g))
          assert.equal((await person.get(part ?? '')).status, 200, part);
      }
    });
});

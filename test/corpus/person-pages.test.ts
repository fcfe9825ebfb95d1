// Real and hostile files as a person meets them: the national documents opened as pages, hostile files added by hand.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { messagesFor, problemWords } from '../../src/web/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { aDraft, aRecord, deposited } from '../support/cast.js';
import { signedIn, type Citizen } from '../support/citizen.js';
import { CORPUS, corpusFiles, missing } from '../support/corpus.js';
import { startWorld, type World } from '../support/world.js';

const m = messagesFor('fr');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('files of the corpus on the pages of a person', { skip: missing(CORPUS) }, () => {
  let world: World;
  let recordId: RecordId;
  let person: Citizen;
  before(async () => {
    world = await startWorld({ content: 'empty' });
    recordId = await aRecord(world.house, 1);
    person = await signedIn(world, recordId);
  });
  after(() => world.close());

  it(
    'every national CDA that reading accepts opens as a readable page and downloads byte for byte',
    { skip: missing(path.join(CORPUS, 'cda-fr')) },
    async () => {
      const { house } = world;
      let opened = 0;
      for (const { name, bytes } of corpusFiles('cda-fr')) {
        const inspected = await house.reading.inspect(bytes, 'text/xml', house.clock.domain());
        if (!inspected.ok) continue;
        const { hasActiveContent } = inspected.value;
        const document = await deposited(
          house,
          recordId,
          aDraft(name, { bytes, contentType: 'text/xml', title: name, hasActiveContent }),
        );
        const url = `/documents/${house.publicIds.of('document', recordId, document.id)}`;
        const page = await person.get(url);
        assert.equal(page.status, 200, name);
        assert.match(page.body, /<article class="cda"/, name);
        assert.equal(/<[^>]*\s(?:style|on\w+)=/i.test(page.body), false, name);
        for (const [, part] of page.body.matchAll(/(?:data|src|href)="(\/documents\/[^"#]+\/parties\/\d+)/g)) {
          const file = await person.get(part ?? '');
          assert.equal(file.status, 200, `${name} ${part ?? ''}`);
          assert.equal(file.headers['x-content-type-options'], 'nosniff');
        }
        assert.equal(sha256((await person.get(`${url}/contenu`)).bytes), sha256(bytes), name);
        opened += 1;
      }
      assert.equal(opened, 69);
    },
  );

  const TYPES: Readonly<Record<string, string>> = {
    '.png': 'image/png',
    '.svg': 'image/svg+xml',
    '.txt': 'text/plain',
    '.pdf': 'application/pdf',
  };
  const endings: readonly (readonly [string, string, string])[] = [
    ['hostile-image', 'pixel-bomb-20000.png', 'image-too-large'],
    ['hostile-image', 'script.svg', 'content-type-refused'],
    ['hostile-malware-test', 'eicar.txt', 'malware-found'],
    ['hostile-pdf', 'embedded-eicar.pdf', 'malware-found'],
    ['hostile-pdf', 'polyglot-pdf-zip.pdf', 'pdf-trailing-data'],
    ['hostile-pdf', 'zero-pages.pdf', 'pdf-unreadable'],
  ];
  const add = (folder: string, name: string) => {
    const file = corpusFiles(folder).find((one) => one.name === name);
    assert.ok(file !== undefined, `${folder}/${name} is not in the corpus`);
    const fields = { type: 'EXPPAT_2', titre: name, formulaire: name };
    return person.upload('/documents/ajouter', fields, {
      name,
      type: TYPES[path.extname(name)] ?? 'application/octet-stream',
      bytes: file.bytes,
    });
  };
  for (const [folder, name, problem] of endings)
    it(`${folder}/${name} is refused as ${problem}, in words, and nothing is stored`, async () => {
      const rows = () => world.owner`select count(*)::int as n from document`;
      const [before] = await rows();
      const answer = await add(folder, name);
      assert.equal(answer.status, 400);
      assert.ok(answer.body.includes(problemWords(m, problem).title), problem);
      assert.deepEqual((await rows())[0], before);
    });

  it('hostile-pdf/openaction-js.pdf is kept and never opened by us', async () => {
    const answer = await add('hostile-pdf', 'openaction-js.pdf');
    assert.equal(answer.status, 303);
    const page = await person.get(answer.location ?? '');
    assert.ok(page.body.includes(m.documents.viewer.downloadOnly.active));
    assert.equal(page.body.includes('<object'), false);
    const content = await person.get(`${answer.location ?? ''}/contenu`);
    assert.match(String(content.headers['content-disposition']), /^attachment/);
  });
});

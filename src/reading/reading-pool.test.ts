import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { EICAR, pdf } from '../../test/support/files.js';
import { bytesOf, fileBody, minimalCda } from '../../test/support/minimal-cda.js';
import { until } from '../../test/support/until.js';
import { clamdScanner } from './clamd-scanner.js';
import type { ReadingPool } from './reading-pool.js';
import { openReadingPool } from './reading-pool.js';

const NOW = Date.UTC(2026, 10, 22);
const OPTIONS = { partUrlPrefix: '/p/', headingLevel: 2, language: 'fr' } as const;
const cda = bytesOf(minimalCda({ body: fileBody('application/pdf', pdf().toString('base64')) }));

describe('the reading pool', () => {
  let pool: ReadingPool;
  before(() => {
    pool = openReadingPool();
  });
  after(() => pool.close());

  it('inspects, renders, takes out files and text, and leaves the caller its bytes', async () => {
    const copy = Buffer.from(cda);
    const inspected = await pool.inspect(cda, 'text/xml', NOW);
    assert.ok(inspected.ok && inspected.value.cda?.patient.ins.value === '279035121518989');
    const page = await pool.renderCda(cda, OPTIONS);
    assert.ok(page.ok && page.value.html.includes('href="/p/0"'));
    const part = await pool.cdaPart(cda, 0);
    assert.ok(part.ok && part.value !== undefined);
    assert.deepEqual(Buffer.from(part.value.bytes), pdf());
    const text = await pool.text(cda, 'cda');
    assert.ok(text.ok && text.value.title === 'Compte rendu d’examens – été');
    assert.deepEqual(cda, copy);
  });

  it('answers small files and large ones alike', async () => {
    const large = pdf({ objects: [Buffer.from(`(${'x'.repeat(100_000)})`)] });
    for (const bytes of [pdf(), large]) {
      const inspected = await pool.inspect(bytes, 'application/pdf', NOW);
      assert.ok(inspected.ok && inspected.value.kind === 'pdf');
    }
    const refused = await pool.inspect(bytesOf('<svg/>'), 'image/svg+xml', NOW);
    assert.equal(refused.ok ? '' : refused.problem, 'content-type-refused');
  });

  it('looks at bytes that threads share where they stand', async () => {
    const shared = Buffer.from(new SharedArrayBuffer(pdf().length + 200_000)).fill(0x20);
    const bytes = shared.subarray(100, 100 + pdf().length + 100_000);
    pdf().copy(bytes);
    const copy = Buffer.from(bytes);
    const inspected = await pool.inspect(bytes, 'application/pdf', NOW);
    assert.ok(inspected.ok && inspected.value.kind === 'pdf');
    assert.ok(bytes.equals(copy));
  });

  it('answers many at once, each its own', async () => {
    const all = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        pool.text(bytesOf(minimalCda({ title: `<title>T${index}</title>` })), 'cda'),
      ),
    );
    assert.deepEqual(
      all.map((text) => (text.ok ? text.value.title : text.problem)),
      all.map((_, index) => `T${index}`),
    );
  });
});

describe('a reading pool under stress', () => {
  // As many elements and attributes as the door lets in: a second or two of work on any machine of today.
  const heavy = bytesOf(`<a>${'<b c="" d="" e="" f=""/>'.repeat(99_000)}</a>`);

  it('gives up on what takes too long, and goes on with the next', async () => {
    const pool = openReadingPool({ timeoutMilliseconds: 300, threads: 1 });
    const refused = await pool.inspect(heavy, 'text/xml', NOW);
    assert.equal(refused.ok ? '' : refused.problem, 'document-too-complex');
    // The thread was ended; its successor loads first, which no document is to blame for.
    await until('an answer of the next thread', async () => (await pool.inspect(cda, 'text/xml', NOW)).ok || undefined);
    await pool.close();
  });

  it('refuses by name when no thread can answer in time', async () => {
    const pool = openReadingPool({ timeoutMilliseconds: 1, threads: 1 });
    const late = await pool.inspect(heavy, 'text/xml', NOW);
    assert.equal(late.ok ? '' : late.problem, 'document-too-complex');
    await pool.close();
  });

  it('says that it is busy rather than let an endless queue grow', async () => {
    const pool = openReadingPool({ threads: 1, waiting: 2 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => pool.text(cda, 'cda')));
    const busy = answers.filter((answer) => !answer.ok && answer.problem === 'reading-busy').length;
    assert.equal(busy, 5);
    assert.equal(answers.filter((answer) => answer.ok).length, 3);
    await pool.close();
  });
});

describe('the antivirus client', () => {
  /** A server that speaks INSTREAM and answers what it is told, or by looking for the test string. */
  async function withServer(answer: string | undefined, use: (port: number) => Promise<void>): Promise<void> {
    const server = createServer((socket) => {
      let received = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        received = Buffer.concat([received, data]);
        if (!received.subarray(-4).equals(Buffer.alloc(4)) || !received.toString('latin1').startsWith('zINSTREAM\0'))
          return;
        socket.end(answer ?? (received.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await use((server.address() as AddressInfo).port);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  }

  it('tells clean from found, also in files of several chunks', async () => {
    await withServer(undefined, async (port) => {
      const scan = clamdScanner({ host: '127.0.0.1', port });
      assert.equal(await scan(Buffer.from('bonjour')), 'clean');
      assert.equal(await scan(Buffer.alloc(200_000, 'a')), 'clean');
      assert.equal(await scan(Buffer.concat([Buffer.alloc(200_000, 'a'), Buffer.from(EICAR)])), 'found');
    });
  });

  for (const answer of ['INSTREAM size limit exceeded. ERROR\0', '', 'stream: OK but not quite\0']) {
    it(`is unavailable when the service answers ${JSON.stringify(answer)}`, async () => {
      await withServer(answer, async (port) => {
        assert.equal(await clamdScanner({ host: '127.0.0.1', port })(Buffer.from('x')), 'unavailable');
      });
    });
  }

  it('is unavailable when nobody listens', async () => {
    let port = 0;
    await withServer('', async (used) => {
      port = used;
      await Promise.resolve();
    });
    assert.equal(await clamdScanner({ host: '127.0.0.1', port })(Buffer.from('x')), 'unavailable');
  });

  it('decides for the pool, which refuses what could not be checked', async () => {
    for (const [verdict, expected] of [
      ['clean', 'ok'],
      ['found', 'malware-found'],
      ['unavailable', 'malware-check-unavailable'],
    ] as const) {
      const pool = openReadingPool({ scanner: () => Promise.resolve(verdict) });
      const inspected = await pool.inspect(pdf(), 'application/pdf', NOW);
      assert.equal(inspected.ok ? 'ok' : inspected.problem, expected);
      await pool.close();
    }
  });
});

// npm run bench -- letters [COUNT]: so many persons, a notice for each, printed in one batch as `carnet letters batch` does: PDF/A, on disk,
// with manifest. Says letters a second on the clock and for each second of processor time, and how memory behaves.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { outboxId } from '../src/platform/outbox.js';
import { printBatch, queueMessage } from '../src/notices/index.js';
import { sendingDeps } from '../src/outgoing.js';
import { aRecord } from '../test/support/cast.js';
import { withWorld } from '../test/support/world.js';

const count = Number(process.argv[2] ?? '10000');
const AT_ONCE = 8;
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

await withWorld(
  async ({ house }) => {
    let next = 0;
    const makeOne = async (number: number): Promise<void> => {
      const recordId = await aRecord(house, number, {
        state: 'notified',
        familyName: `ESSAI-${number}`,
        address: [`${number} RUE DES ESSAIS`, '99000 VILLE-EXEMPLE'],
        ...(number % 20 === 0 ? { largePrint: true } : {}),
      });
      const at = house.clock.domain();
      await house.database.withRecord(recordId, (handle) =>
        queueMessage(handle, {
          id: outboxId(`letter ${number}`),
          kind: 'space-notice',
          channel: 'post',
          createdAt: at,
          dueAt: at,
          values: { code: 'K7QP49XM2T' },
        }),
      );
    };
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let number = (next += 1); number <= count; number = next += 1) await makeOne(number);
      }),
    );
    say(`${count} persons with a notice each`);

    const folder = await mkdtemp(path.join(tmpdir(), 'carnet-letters-'));
    const memory: number[] = [];
    const from = performance.now();
    const before = process.cpuUsage();
    const batch = await printBatch(
      sendingDeps(house),
      { folder, atMost: count, batchId: house.ids.item('batch') },
      (line) => {
        memory.push(Math.round(process.memoryUsage().rss / 2 ** 20));
        say(`${line}, ${memory.at(-1)} MB`);
      },
    );
    const seconds = (performance.now() - from) / 1000;
    const { user, system } = process.cpuUsage(before);
    const processor = (user + system) / 1e6;
    await rm(folder, { recursive: true, force: true });
    process.stdout.write(
      `${JSON.stringify({
        letters: batch.letters,
        pages: batch.pages,
        seconds: Number(seconds.toFixed(1)),
        lettersPerSecond: Number((batch.letters / seconds).toFixed(1)),
        processorMsPerLetter: Number(((processor * 1000) / batch.letters).toFixed(2)),
        lettersPerProcessorSecond: Number((batch.letters / processor).toFixed(1)),
        memoryMb: memory,
        cores: cpus().length,
        loadAverage: Number((loadavg()[0] ?? 0).toFixed(1)),
        at: new Date().toISOString(),
      })}\n`,
    );
  },
  { content: 'empty' },
);

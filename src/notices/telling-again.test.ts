import { after, before, test } from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HOUR } from '../kernel/time.js';
import { aProfessional, aRecord } from '../../test/support/cast.js';
import { consented, lists, told } from '../../test/support/told.js';
import { startWorld, type World } from '../../test/support/world.js';
import { carryOutbox, tellFromTraces } from './index.js';

let world: World;
let people = 1_700;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());

const sending = { sendsMail: true, sendsTexts: true };
const walk = () => tellFromTraces(world.house.database, world.clock.domain(), sending);
const carry = () => carryOutbox(world.house.database, world.clock.domain(), undefined, sending);
const goOn = (milliseconds: number): void => world.clock.setOffset(world.clock.offset() + milliseconds);
const somebody = () => aRecord(world.house, (people += 1));
const doctor = (id: string, change: Parameters<typeof aProfessional>[0] = {}) => aProfessional({ id, ...change });

test('however often and late the worker comes, the same is told', async () => {
  const doctors = ['899700000140', '899700000141', '899700000142'];
  const step = fc.record({
    doctor: fc.nat(2),
    hours: fc.constantFrom(0, 0, 1, 30),
    walks: fc.nat(2),
    carries: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const [often, once] = [await somebody(), await somebody()];
      for (const recordId of [often, once])
        for (const id of doctors.slice(0, 2)) await consented(world, recordId, doctor(id));
      for (const { doctor: nth, hours, walks, carries } of steps) {
        goOn(hours * HOUR);
        const id = doctors[nth] ?? '';
        const by = nth === 2 ? doctor(id, { situation: 'bris_de_glace', reason: 'R' }) : doctor(id);
        await lists(world, often, by);
        if (carries) await carry();
        for (let n = 0; n < walks; n += 1) await Promise.all([walk(), walk()]);
        await lists(world, once, by);
      }
      await carry();
      await walk();
      assert.deepEqual((await told(world, often)).sort(), (await told(world, once)).sort());
    }),
    { numRuns: 8 },
  );
});

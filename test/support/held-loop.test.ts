import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { watchLoop } from './held-loop.js';

it('sees a turn that keeps the thread working', async () => {
  const watch = watchLoop();
  await wait(20);
  const begun = process.threadCpuUsage().user;
  while (process.threadCpuUsage().user - begun < 120_000);
  await wait(20);
  assert.ok(watch.stop() >= 120);
});

it('does not take waiting for work', async () => {
  const watch = watchLoop();
  await wait(20);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  await wait(20);
  assert.ok(watch.stop() < 250);
});

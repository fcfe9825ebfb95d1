import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundedQueue, hashPassword, passwordMatches, TooBusy } from './password-hashing.js';

test('a password matches its own hash, composed or decomposed, and no other', async () => {
  const kept = await hashPassword('Trois-vélos-9'.normalize('NFC'));
  assert.match(kept, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await passwordMatches(kept, 'Trois-vélos-9'.normalize('NFD')), true);
  assert.equal(await passwordMatches(kept, 'Trois-velos-9'), false);
});

test('nobody has the password of nobody', async () => {
  assert.equal(await passwordMatches(undefined, 'nobody has this password'), false);
});

test('the queue runs two at a time, keeps the order, and refuses at once what would wait too long', async () => {
  const queue = boundedQueue(2, 3);
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  let running = 0;
  let most = 0;
  const job = (n: number) => async () => {
    begun.push(n);
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((end) => ends.push(end));
    running -= 1;
    return n;
  };
  const taken = [1, 2, 3, 4, 5].map((n) => queue(job(n)));
  await assert.rejects(queue(job(6)), TooBusy);
  assert.deepEqual(begun, [1, 2]);
  for (let n = 0; n < 5; n += 1) {
    ends.shift()?.();
    // Let whoever waits begin.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }
  assert.deepEqual(await Promise.all(taken), [1, 2, 3, 4, 5]);
  assert.deepEqual(begun, [1, 2, 3, 4, 5]);
  assert.equal(most, 2);
});

test('a job that fails gives its place to the next', async () => {
  const queue = boundedQueue(1, 1);
  const failing = queue(() => Promise.reject(new Error('broken')));
  const next = queue(() => Promise.resolve('done'));
  await assert.rejects(failing, /broken/);
  assert.equal(await next, 'done');
  assert.equal(await queue(() => Promise.resolve('free again')), 'free again');
});

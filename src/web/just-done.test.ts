import assert from 'node:assert/strict';
import { test } from 'node:test';
import { justDone, noJustDone, readJustDone } from './just-done.js';

const carrying = (value: string | undefined) => ({
  cookie: (name: string) => (name === 'carnet_fait' ? value : undefined),
});

test('what was done comes back with what it was done to', () => {
  for (const item of [undefined, 'dAbc-123.xyz', '899700000001', 'objectsToSamu=oui'])
    assert.deepEqual(readJustDone(carrying(justDone('document-hidden', item).value)), {
      what: 'document-hidden',
      ...(item === undefined ? {} : { item }),
    });
});

test('it lasts a minute, and taking it back leaves nothing', () => {
  assert.equal(justDone('x').maxAgeSeconds, 60);
  assert.equal(noJustDone.value, undefined);
});

test('anything else in the cookie is nothing', () => {
  for (const value of [undefined, '', '~x', 'a b', '<script>', `a~${'x'.repeat(101)}`, 'a~b~c', 'a~<b>'])
    assert.equal(readJustDone(carrying(value)), undefined, String(value));
});

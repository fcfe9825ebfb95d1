// The statements of conformance that the interface promises: each has a test that carries its name.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

let root = path.dirname(fileURLToPath(import.meta.url));
while (!existsSync(path.join(root, 'package.json'))) root = path.dirname(root);

/** T24 and T28–T30 belong to apps, mail and measures; T32 to the copy of a record. */
const PROMISED = [...Array.from({ length: 23 }, (_, at) => at + 1), 25, 26, 27, 31].map((number) => `T${number}`);

test('every statement of the interface has a test of its name', () => {
  const named = new Set(
    ['src', 'test'].flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.test\.tsx?$/.test(file))
        .flatMap((file) =>
          [...readFileSync(path.join(root, folder, file), 'utf8').matchAll(/\b(?:it|test)\(\s*['"`](T\d+):/g)].map(
            ([, name]) => name ?? '',
          ),
        ),
    ),
  );
  assert.deepEqual(
    PROMISED.filter((name) => !named.has(name)),
    [],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sha256 } from './log.store.js';
import {
  consistencyPath,
  emptyRoot,
  folded,
  grown,
  inclusionPath,
  isConsistent,
  isIncluded,
  leafHash,
  NO_LEAVES,
  nodeHash,
  rootOf,
  subtreesOf,
  withLeaf,
  type Subtree,
} from './merkle.model.js';

// A second writing, straight from the recursive definitions of RFC 9162 2.1, that keeps nothing.
const leaves = Array.from({ length: 130 }, (_, at) => leafHash(Buffer.from(`leaf ${at}`), sha256));
function mth(part: readonly Uint8Array[]): Uint8Array {
  const [only] = part;
  if (only === undefined) return emptyRoot(sha256);
  if (part.length === 1) return only;
  let k = 1;
  while (k * 2 < part.length) k *= 2;
  return nodeHash(mth(part.slice(0, k)), mth(part.slice(k)), sha256);
}

const kept = new Map(
  grown(0, leaves, () => assert.fail('nothing stood before'), sha256).map((one) => [nameOf(one), one.hash]),
);
function nameOf({ level, index }: Subtree): string {
  return `${level} ${index}`;
}
const hashesOf = (groups: readonly (readonly Subtree[])[]): Uint8Array[] =>
  groups.map((group) =>
    folded(
      group.map((one) => kept.get(nameOf(one)) ?? assert.fail(nameOf(one))),
      sha256,
    ),
  );
const roots = Array.from({ length: leaves.length + 1 }, (_, size) => mth(leaves.slice(0, size)));
const rootAt = (size: number): Uint8Array => roots[size] as Uint8Array;

test('the published tree of eight leaves has its published roots', () => {
  // Test vectors of RFC 6962 implementations (certificate-transparency, merkle_tree_test).
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const published = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  let tree = NO_LEAVES;
  assert.equal(
    Buffer.from(rootOf(tree, sha256)).toString('hex'),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  for (const [at, input] of inputs.entries()) {
    tree = withLeaf(tree, leafHash(Buffer.from(input, 'hex'), sha256), sha256);
    assert.equal(Buffer.from(rootOf(tree, sha256)).toString('hex'), published[at]);
  }
});

test('kept subtrees and the growing tree give the root of the definition, at every size', () => {
  let tree = NO_LEAVES;
  for (let size = 0; size <= leaves.length; size += 1) {
    assert.deepEqual(
      folded(
        subtreesOf(0, size).map((one) => kept.get(nameOf(one)) as Uint8Array),
        sha256,
      ),
      rootAt(size),
    );
    assert.deepEqual(rootOf(tree, sha256), rootAt(size));
    const leaf = leaves[size];
    if (leaf !== undefined) tree = withLeaf(tree, leaf, sha256);
  }
});

test('growing in two steps keeps the same subtrees as growing at once', () => {
  fc.assert(
    fc.property(fc.nat(leaves.length), (first) => {
      const before = new Map(
        grown(0, leaves.slice(0, first), () => assert.fail(), sha256).map((one) => [nameOf(one), one.hash]),
      );
      const later = grown(
        first,
        leaves.slice(first),
        (one) => before.get(nameOf(one)) ?? assert.fail(nameOf(one)),
        sha256,
      );
      for (const one of later) before.set(nameOf(one), one.hash);
      assert.deepEqual(before, kept);
    }),
  );
});

test('every leaf of every tree is shown to be in it, and no other leaf, place or root passes', () => {
  for (let size = 1; size <= 37; size += 1)
    for (let index = 0; index < size; index += 1) {
      const path = hashesOf(inclusionPath(index, size));
      const leaf = leaves[index] as Uint8Array;
      assert.ok(isIncluded(leaf, index, size, path, rootAt(size), sha256), `${index} of ${size}`);
      assert.ok(!isIncluded(leaves[index + 1] as Uint8Array, index, size, path, rootAt(size), sha256));
      assert.ok(!isIncluded(leaf, index + 1, size, path, rootAt(size), sha256) || size === 1);
      assert.ok(!isIncluded(leaf, index, size, path, rootAt(size + 1), sha256));
      assert.ok(!isIncluded(leaf, index, size, [...path, leaf], rootAt(size), sha256));
      if (path.length > 0) assert.ok(!isIncluded(leaf, index, size, path.slice(1), rootAt(size), sha256));
    }
});

test('every tree is shown to be the beginning of every later one, and of none that changed', () => {
  for (let size = 1; size <= 37; size += 1)
    for (let before = 0; before <= size; before += 1) {
      const path = hashesOf(consistencyPath(before, size));
      const [a, b] = [
        { size: before, root: rootAt(before) },
        { size, root: rootAt(size) },
      ];
      assert.ok(isConsistent(a, b, path, sha256), `${before} of ${size}`);
      if (before > 0) {
        const changed = mth([...leaves.slice(0, before - 1), leaves[129] as Uint8Array]);
        assert.ok(
          !isConsistent({ size: before, root: changed }, b, path, sha256),
          `another beginning, ${before} of ${size}`,
        );
      }
      if (before > 0 && before < size) {
        const changed = mth([leaves[129] as Uint8Array, ...leaves.slice(1, size)]);
        assert.ok(!isConsistent(a, { size, root: changed }, path, sha256), `another end, ${before} of ${size}`);
        assert.ok(!isConsistent(a, b, path.slice(1), sha256));
        assert.ok(!isConsistent(b, a, path, sha256));
      }
    }
});

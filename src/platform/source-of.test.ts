import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOf } from './source-of.js';

for (const [sentence, address, source] of [
  ['an IPv4 address is a source of its own', '192.0.2.7', '192.0.2.7'],
  ['an IPv6 address counts with its whole network', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['another address of that network is the same source', '2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['the next network is another source', '2001:db8:1:3::9', '2001:db8:1:3::/64'],
  ['an IPv4 address written as IPv6 is what it is', '::ffff:192.0.2.7', '192.0.2.7'],
  ['also in hexadecimal', '::ffff:c000:207', '192.0.2.7'],
  ['the machine itself stays itself', '::1', '::1'],
  ['a zone does not make another source', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['what is no address is taken as it is', 'unknown', 'unknown'],
] as const)
  test(`source-of: ${sentence}`, () => {
    assert.equal(sourceOf(address), source);
  });

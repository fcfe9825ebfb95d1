import { isIPv6 } from 'node:net';

/**
 * Where a request comes from, as limits count it: an IPv4 address whole; of an IPv6 address its /64 network, since whoever has one address
 * of it has all 2⁶⁴; an IPv4 address written as IPv6 as what it is. The machine itself stays itself.
 */
export function sourceOf(address: string): string {
  const bare = address.split('%')[0] ?? '';
  if (!bare.includes(':') || !isIPv6(bare) || bare === '::1') return bare.toLowerCase();
  const groups = groupsOf(bare);
  const [high = 0, low = 0] = groups.slice(6);
  if (groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff)
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
}

function groupsOf(address: string): number[] {
  // The URL parser writes an address that ends in dots as hexadecimal groups.
  const [before = '', after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const parts = (text: string): number[] => (text === '' ? [] : text.split(':').map((group) => parseInt(group, 16)));
  const [head, tail] = [parts(before), parts(after ?? '')];
  return [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Base64Content } from './base64-content.js';
import { openJson } from './json-door.js';

const textOf = (at: Base64Content | undefined): string | undefined => at?.body.toString('latin1', at.start, at.end);
const open = (text: string) => openJson(Buffer.from(text));
const nested = (depth: number): string => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('the door for JSON', () => {
  const refused: readonly [string, Buffer | string, string, string?][] = [
    ['an empty body', '', 'body-missing'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'not-utf8'],
    ['words', 'hello', 'not-json'],
    ['a body cut short', '{"a":', 'not-json'],
    ['a string cut short', '{"a":"b', 'not-json'],
    ['a list', '[]', 'not-json'],
    ['nothing', 'null', 'not-json'],
    ['a field written twice', '{"a":1,"b":{"c":1,"c":2}}', 'duplicate-key', 'b.c'],
    ['a field written twice, once with an escape', '{"status":1,"st\\u0061tus":2}', 'duplicate-key', 'status'],
    ['__proto__', '{"a":{"__proto__":{}}}', 'forbidden-key', 'a'],
    ['__proto__ behind an escape', '{"\\u005f_proto__":1}', 'forbidden-key'],
    ['constructor', '{"constructor":1}', 'forbidden-key'],
    ['prototype', '{"prototype":1}', 'forbidden-key'],
    ['nesting beyond 64 levels', nested(64), 'body-too-deep'],
    ['a description of more than 2 MB', `{"a":"${'x'.repeat(2_200_000)}"}`, 'body-too-complex'],
    ['two million fields', `{"a":[${'1,'.repeat(1_200_000)}1]}`, 'body-too-complex'],
  ];
  for (const [what, body, name, path] of refused)
    it(`refuses ${what} by the name ${name}`, () => {
      const opened = typeof body === 'string' ? open(body) : openJson(body);
      assert.equal(opened.ok, false);
      if (opened.ok) return;
      assert.equal(opened.problem, name);
      if (path !== undefined) assert.equal(opened.path, path);
    });

  it('tells where JSON is broken without quoting what was sent', () => {
    const opened = open('{"name":"SECRET", oops}');
    assert.ok(!opened.ok);
    assert.match(opened.detail ?? '', /^near character \d+$/);
  });

  it('takes nesting of 64 levels, a byte order mark, and keys repeated in different objects', () => {
    for (const text of [nested(63), '\uFEFF{"a":1}', '{"a":{"b":1},"c":{"b":2}}', '{"a":[{"b":1},{"b":1}]}'])
      assert.equal(open(text).ok, true, text.slice(0, 20));
  });

  it('reads whatever JSON.parse reads, when no name is forbidden', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => {
        const text = JSON.stringify(value);
        const opened = open(text);
        if (/"(?:__proto__|constructor|prototype)":/.test(text)) return;
        assert.ok(opened.ok, text);
        assert.deepEqual(opened.value.resource, JSON.parse(text));
      }),
    );
  });

  const content = Buffer.alloc(300_000, 7).toString('base64');
  const places: readonly [string, string, (resource: never) => unknown][] = [
    ['a Binary', `{"resourceType":"Binary","data":"${content}"}`, (r: { data: unknown }) => r.data],
    [
      'an attachment',
      `{"content":[{"attachment":{"data":"${content}","title":"t"}}],"z":1}`,
      (r: { content: { attachment: { data: unknown } }[] }) => r.content[0]?.attachment.data,
    ],
    [
      'a Binary in a bundle',
      `{"entry":[{"resource":{"data":"${content}"}}]}`,
      (r: { entry: { resource: { data: unknown } }[] }) => r.entry[0]?.resource.data,
    ],
    [
      'a Binary written with escaped slashes',
      `{"data":"${content.replaceAll('/', '\\/')}"}`,
      (r: { data: unknown }) => r.data,
    ],
  ];
  for (const [what, text, find] of places)
    it(`sets the base64 of ${what} aside and gives it back whole`, () => {
      const opened = open(text);
      assert.ok(opened.ok);
      const mark = find(opened.value.resource as never);
      assert.ok(typeof mark === 'string' && mark.length < 10);
      assert.equal(textOf(opened.value.contentAt(mark))?.replaceAll('\\/', '/'), content);
    });

  it('keeps what stands before, between and behind contents', () => {
    const opened = open(
      `{"é":"avant","entry":[{"resource":{"data":"${content}"}},{"resource":{"data":"${content.slice(4)}"}}],"z":"après"}`,
    );
    assert.ok(opened.ok);
    const { entry, ...rest } = opened.value.resource as { entry: { resource: { data: string } }[] };
    assert.deepEqual(rest, { é: 'avant', z: 'après' });
    assert.deepEqual(
      entry.map(({ resource }) => textOf(opened.value.contentAt(resource.data))?.length),
      [content.length, content.length - 4],
    );
  });

  it('gives nothing for what is no mark', () => {
    const opened = open('{"data":"short"}');
    assert.ok(opened.ok);
    for (const mark of ['short', '\u00007', '\u0000x', 7, undefined])
      assert.equal(opened.value.contentAt(mark), undefined);
  });
});

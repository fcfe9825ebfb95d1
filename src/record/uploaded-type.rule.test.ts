import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileName } from './file-name.rule.js';
import { declaredType } from './uploaded-type.rule.js';

const types: readonly (readonly [string, string, string])[] = [
  ['scan.PDF', 'application/octet-stream', 'application/pdf'],
  ['photo.jpeg', '', 'image/jpeg'],
  ['lettre.rtf', 'application/msword', 'text/rtf'],
  ['photo', 'image/jpg', 'image/jpeg'],
  ['notes', 'text/plain; charset=utf-8', 'text/plain'],
  ['page.html', 'text/plain', 'content-type-refused'],
  ['image.svg', 'image/png', 'content-type-refused'],
  ['cda.xml', 'text/xml', 'content-type-refused'],
  ['photo.heic', 'image/heic', 'content-type-refused'],
  ['sans-fin', 'application/zip', 'content-type-refused'],
];
for (const [name, given, expected] of types)
  test(`a file called ${name} sent as « ${given} » is ${expected}`, () => {
    const type = declaredType(name, given);
    assert.equal(type.ok ? type.value : type.problem, expected);
  });

const names: readonly (readonly [string, string, string])[] = [
  ['Ordonnance du 3 mars', 'application/pdf', 'Ordonnance du 3 mars.pdf'],
  ['../../etc/passwd', 'text/plain', 'etc passwd.txt'],
  ['a"b\r\nSet-Cookie: x', 'image/png', 'a b Set-Cookie x.png'],
  ['  ', 'text/xml', 'document.xml'],
  ['é'.repeat(200), 'image/tiff', `${'é'.repeat(80)}.tiff`],
];
for (const [title, type, expected] of names)
  test(`a document titled ${JSON.stringify(title.slice(0, 20))} downloads as a plain file name`, () => {
    assert.equal(fileName(title, type), expected);
  });

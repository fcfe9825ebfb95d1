import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { HttpRequest } from '../platform/route.js';
import { binaryForm, resourceForm, sentForm } from './negotiation.js';

const asking = (headers: Readonly<Record<string, string>>, query = ''): HttpRequest =>
  ({
    query: new URLSearchParams(query),
    form: new URLSearchParams(),
    header: (name: string) => headers[name],
  }) as unknown as HttpRequest;

describe('which form an answer takes', () => {
  const resources: readonly [string | undefined, string, 'json' | 'xml' | undefined][] = [
    [undefined, '', 'json'],
    ['*/*', '', 'json'],
    ['', '', 'json'],
    ['application/fhir+json; charset=utf-8', '', 'json'],
    ['application/fhir+xml', '', 'xml'],
    ['text/html, application/fhir+xml;q=0.9, application/fhir+json;q=0.8', '', 'xml'],
    ['application/fhir+xml;q=0.1, application/json', '', 'json'],
    ['application/fhir+json;q=0, application/fhir+xml', '', 'xml'],
    ['text/html', '', undefined],
    ['application/fhir+xml', '_format=json', 'json'],
    [undefined, '_format=application/fhir+xml', 'xml'],
    [undefined, '_format=turtle', undefined],
  ];
  for (const [accept, query, form] of resources)
    it(`gives ${form ?? 'nothing'} for Accept ${accept ?? '(none)'} ${query}`, () =>
      assert.equal(resourceForm(asking(accept === undefined ? {} : { accept }, query)), form));

  it('takes two names of one type for the same', () => {
    assert.equal(binaryForm(asking({ accept: 'application/xml' }), 'text/xml'), 'native');
    assert.equal(binaryForm(asking({ accept: 'text/xml' }), 'application/pdf'), undefined);
  });

  it('knows a JSON body by its media type alone', () => {
    assert.equal(sentForm(asking({ 'content-type': 'application/fhir+json; charset=UTF-8' })), 'json');
    assert.equal(sentForm(asking({ 'content-type': 'application/fhir+xml' })), 'xml');
    assert.equal(sentForm(asking({ 'content-type': 'text/plain' })), undefined);
    assert.equal(sentForm(asking({})), undefined);
  });
});

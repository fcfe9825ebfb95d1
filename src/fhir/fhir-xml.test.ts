import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toFhirXml } from './fhir-xml.js';

describe('resources as XML', () => {
  it('writes values as attributes, lists as repeated elements, and the url of an extension as its attribute', () => {
    const xml = toFhirXml({
      resourceType: 'Basic',
      id: 'b1',
      url: 'https://example.org/a?b=1&c="2"',
      active: true,
      count: 3,
      code: [{ text: 'a < b' }, { text: 'ligne 1\nligne 2' }],
      extension: [{ url: 'https://example.org/x', valueBoolean: false }],
      nothing: undefined,
    } as { resourceType: string });
    assert.equal(
      xml,
      '<?xml version="1.0" encoding="UTF-8"?>\n<Basic xmlns="http://hl7.org/fhir"><id value="b1"/>' +
        '<url value="https://example.org/a?b=1&amp;c=&quot;2&quot;"/><active value="true"/><count value="3"/>' +
        '<code><text value="a &lt; b"/></code><code><text value="ligne 1&#10;ligne 2"/></code>' +
        '<extension url="https://example.org/x"><valueBoolean value="false"/></extension></Basic>\n',
    );
  });
});

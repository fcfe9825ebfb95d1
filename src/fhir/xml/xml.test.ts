import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { missing, STANDARDS } from '../../../test/support/corpus.js';
import { openXml } from '../../reading/index.js';
import { fromFhirXml } from './read-xml.js';
import { toFhirXml } from './write-xml.js';
import { openFhirXml } from './xml-door.js';

const read = (xml: string) => {
  const root = openXml(Buffer.from(xml));
  assert.ok(root.ok, JSON.stringify(root));
  return fromFhirXml(root.value);
};

describe('FHIR XML', () => {
  it('writes elements in the order of their definition, attributes and types where XML has them', () => {
    const xml = toFhirXml({
      status: 'current',
      resourceType: 'DocumentReference',
      id: 'one',
      extension: [{ url: 'http://a.example/x', valueBoolean: false }],
      _status: { id: 's1', extension: [{ url: 'http://a.example/y', valueCodeableConcept: { text: 'é & <é>' } }] },
    } as never);
    assert.equal(
      xml,
      '<?xml version="1.0" encoding="UTF-8"?>\n<DocumentReference xmlns="http://hl7.org/fhir"><id value="one"/>' +
        '<extension url="http://a.example/x"><valueBoolean value="false"/></extension>' +
        '<status id="s1" value="current"><extension url="http://a.example/y"><valueCodeableConcept><text value="é &amp; &lt;é&gt;"/>' +
        '</valueCodeableConcept></extension></status></DocumentReference>\n',
    );
    const back = read(xml);
    assert.ok(back.ok);
    assert.equal(toFhirXml(back.value as never), xml);
  });

  it('keeps beside a repeated value what belongs to it', () => {
    const patient = {
      resourceType: 'Patient',
      name: [
        { given: ['Jeanne', 'Marie'], _given: [null, { extension: [{ url: 'http://a.example', valueCode: 'x' }] }] },
      ],
      multipleBirthInteger: 2,
    };
    assert.deepEqual(read(toFhirXml(patient)), { ok: true, value: patient });
  });

  const faults: readonly [string, string, string, string][] = [
    ['another namespace', '<Patient xmlns="urn:other"/>', 'resource-type-unexpected', 'Patient'],
    ['no resource', '<Identifier xmlns="http://hl7.org/fhir"/>', 'resource-type-unexpected', 'Identifier'],
    [
      'an unknown element',
      '<Patient xmlns="http://hl7.org/fhir"><shoe value="1"/></Patient>',
      'xml-element-unexpected',
      'Patient.shoe',
    ],
    [
      'an element twice',
      '<Patient xmlns="http://hl7.org/fhir"><gender value="male"/><gender value="female"/></Patient>',
      'xml-element-unexpected',
      'Patient.gender',
    ],
    [
      'text between elements',
      '<Patient xmlns="http://hl7.org/fhir">text</Patient>',
      'xml-element-unexpected',
      'Patient',
    ],
    [
      'a boolean that is none',
      '<Patient xmlns="http://hl7.org/fhir"><active value="yes"/></Patient>',
      'value-malformed',
      'Patient.active',
    ],
    [
      'a name of a prototype',
      '<Patient xmlns="http://hl7.org/fhir"><constructor value="1"/></Patient>',
      'xml-element-unexpected',
      'Patient.constructor',
    ],
    [
      'two resources in one place',
      '<Patient xmlns="http://hl7.org/fhir"><contained><Device/><Device/></contained></Patient>',
      'xml-element-unexpected',
      'Patient.contained[0]',
    ],
  ];
  for (const [what, xml, name, at] of faults)
    it(`refuses ${what}, with its path`, () => {
      const result = read(xml);
      assert.ok(!result.ok);
      assert.deepEqual([result.problem, result.path], [name, at]);
    });

  it('sets long content aside and leaves its bytes where they are', () => {
    const data = Buffer.alloc(600, 7).toString('base64');
    const body = Buffer.from(
      `<f:Binary xmlns:f="http://hl7.org/fhir"><f:contentType value="text/plain"/><f:data value="${data}"/></f:Binary>`,
    );
    const opened = openFhirXml(body);
    assert.ok(opened.ok);
    const content = opened.value.contentAt(opened.value.resource['data']);
    assert.equal(content?.body.toString('utf8', content.start, content.end), data);
  });

  const hostile: readonly [string, string][] = [
    ['<!DOCTYPE a [<!ENTITY x "y">]><Patient xmlns="http://hl7.org/fhir"/>', 'xml-doctype-refused'],
    ['<Patient xmlns="http://hl7.org/fhir">', 'xml-malformed'],
    [`${'<a>'.repeat(80)}${'</a>'.repeat(80)}`, 'xml-too-deep'],
    [`<Patient xmlns="http://hl7.org/fhir"><!-- ${'x'.repeat(1_100_000)} --></Patient>`, 'body-too-complex'],
    ['', 'body-missing'],
  ];
  for (const [body, name] of hostile)
    it(`refuses as ${name}`, () => {
      const opened = openFhirXml(Buffer.from(body));
      assert.equal(opened.ok ? 'taken' : opened.problem, name);
    });

  const folders = ['ansforge-pdsm4dmp/input/examples', 'compiled/pdsm', 'compiled/balp', 'compiled/mhd'];
  for (const folder of folders)
    it(`gives back every example of ${folder} as it was`, { skip: missing(path.join(STANDARDS, folder)) }, () => {
      // One holds a FHIR document of types that neither come nor go here.
      const examples = readdirSync(path.join(STANDARDS, folder)).filter((name) =>
        /^(?!.*BundleDocument)(?:Bundle|DocumentReference|List|AuditEvent|Patient|Organization|Binary)-/.test(name),
      );
      assert.ok(examples.length > 2);
      for (const name of examples) {
        const resource = JSON.parse(readFileSync(path.join(STANDARDS, folder, name), 'utf8')) as {
          resourceType: string;
        };
        assert.deepEqual(read(toFhirXml(resource)), { ok: true, value: resource }, name);
      }
    });
});

// The national examples of deposits (PDSm for the DMP): accepted with only the person, the ids, the authors and the file replaced.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { missing, STANDARDS } from '../support/corpus.js';
import { fhirSuite, type Somebody } from '../support/fhir-deposits.js';
import { PHYSICIAN, type Answer } from '../support/fhir-software.js';
import { bytesOf, minimalCda, recordTarget } from '../support/minimal-cda.js';

const FOLDER = path.join(STANDARDS, 'ansforge-pdsm4dmp/input/examples');

describe('the national examples of deposits', { skip: missing(FOLDER) }, () => {
  const suite = fhirSuite();

  const cdaOf = ({ ins }: Somebody, id: string): Buffer =>
    bytesOf(
      minimalCda({
        documentId: `<id root="${id}"/>`,
        type: '<code code="11488-4" codeSystem="2.16.840.1.113883.6.1"/>',
        effectiveTime: '<effectiveTime value="20260612100000+0200"/>',
        recordTargets: recordTarget({
          ids: `<id root="1.2.250.1.213.1.4.10" extension="${ins}"/>`,
          name: '<family qualifier="BR">ESSAI</family><given>CAMILLE</given>',
          birth: '<birthTime value="19750512"/>',
        }).replace('<birthplace><place><addr><county>51215</county></addr></place></birthplace>', ''),
      }),
    );

  /** The example with what must be real made real, and nothing else. */
  function madeReal(file: string, somebody: Somebody, id: string): string {
    const cda = cdaOf(somebody, id);
    return readFileSync(path.join(FOLDER, file), 'utf8')
      .replaceAll('urn:oid:1.2.250.1.213.1.4.8|123456789012345', somebody.token)
      .replaceAll(
        /"system": "urn:oid:1\.2\.250\.1\.213\.1\.4\.8",(\s*)"value": "123456789012345"/g,
        `"system": "urn:oid:1.2.250.1.213.1.4.10",$1"value": "${somebody.ins}"`,
      )
      .replaceAll(/urn:oid:1\.2\.250\.1\.213\.1\.4\.8\.99999\.\d+/g, `urn:oid:${id}`)
      .replaceAll('899700218896', PHYSICIAN.idNatPs)
      .replaceAll(/"data": "[^"]+"/g, `"data": "${cda.toString('base64')}"`)
      .replaceAll(/"hash": "[^"]+"/g, `"hash": "${createHash('sha1').update(cda).digest('base64')}"`)
      .replaceAll(/"size": \d+/g, `"size": ${cda.length}`);
  }

  const post = (url: string, body: string): Promise<Answer> =>
    suite.fhir.call('POST', url, { token: suite.token, body });

  it('T9: takes the simplified publication (ITI-105), and warns of the custodian it lacks', async () => {
    const somebody = await suite.somebody();
    const answer = await post(
      '/fhir/DocumentReference',
      madeReal('DocumentReference-example-td2-iti105-publication-simplifiee.json', somebody, '2.25.901'),
    );
    assert.equal(answer.status, 201, answer.text);
    assert.match(String(answer.headers['warning']), /"custodian-missing"/);
  });

  it('T9: takes the submission set (ITI-65), whose category contradicts its type and whose codes are SNOMED CT', async () => {
    const somebody = await suite.somebody();
    const answer = await post('/fhir', madeReal('Bundle-example-td2-iti65-lot-soumission.json', somebody, '2.25.902'));
    assert.equal(answer.status, 200, answer.text);
    const [, document] = answer.json.entry;
    assert.equal(document.response.status, '201 Created');
    assert.deepEqual(
      document.response.outcome.issue.map(
        ({ details }: { details: { coding: { code: string }[] } }) => details.coding[0]?.code,
      ),
      ['category-corrected', 'custodian-missing'],
    );
    const read = await suite.get(new URL(document.response.location).pathname);
    assert.equal(read.json.context.facilityType.coding[0].code, '22232009');
  });

  it('T9: takes the replacement, whose bundle also patches the document it supersedes', async () => {
    const somebody = await suite.somebody();
    const first = await post('/fhir', madeReal('Bundle-example-td2-iti65-lot-soumission.json', somebody, '2.25.903'));
    const id = /DocumentReference\/(.+)$/.exec(first.json.entry[1].response.location)?.[1] ?? '';
    const second = madeReal('Bundle-example-td2-1-remplacement.json', somebody, '2.25.904').replaceAll('doc-x-id', id);
    const answer = await post('/fhir', second);
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(
      answer.json.entry.map(({ response }: { response: { status: string } }) => response.status),
      ['201 Created', '201 Created', '200 OK', '201 Created'],
    );
    assert.equal((await suite.get(`/fhir/DocumentReference/${id}`)).json.status, 'superseded');
  });

  it('refuses the replacement of a document that is not in this record', async () => {
    const somebody = await suite.somebody();
    const answer = await post('/fhir', madeReal('Bundle-example-td2-1-remplacement.json', somebody, '2.25.905'));
    assert.deepEqual([answer.status, answer.problem], [422, 'replaces-unknown']);
    assert.equal((await suite.documentsOf(somebody.recordId)).length, 0);
  });
});

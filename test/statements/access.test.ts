// T11, T22, T23: who may deposit what, and who reads.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { saveStructure } from '../../src/identity/index.js';
import type { StructureId } from '../../src/kernel/ids.js';
import { aDraft, thePerson } from '../support/cast.js';
import { fhirSuite } from '../support/fhir-deposits.js';
import { asNurse, documentsAddress, nextUniqueId, publishedFor, tokenOfNurse } from '../support/fhir-search.js';
import { HOSPITAL, NURSE, PHYSICIAN } from '../support/fhir-software.js';

const PURPOSES = 'urn:oid:1.2.250.1.213.1.1.4.248';
const PATIENT_TYPES = 'https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire';

describe('who may do what over FHIR', () => {
  const suite = fhirSuite();
  let structures = 10;

  /** A token of the physician at another structure. */
  async function tokenAt(sector: string, iua: Record<string, unknown> = {}, samu = false): Promise<string> {
    const structure = {
      ...HOSPITAL,
      id: `19911${String((structures += 1)).padStart(5, '0')}` as StructureId,
      sector,
      samu,
    };
    const { database, keys } = suite.world.house;
    await saveStructure(database.directory, keys.directory, structure);
    const software = await suite.fhir.register({ clientId: `at-${structure.id}`, structure, alg: 'ES256' });
    return suite.fhir.token(iua, { software });
  }

  it('T11: a professional deposits no type of the patient’s, and the person no other', async () => {
    const somebody = await suite.somebody();
    const directive = await suite.publish(
      somebody.document({ uniqueId: nextUniqueId(), type: 'EXPPAT_3', typeSystem: PATIENT_TYPES }),
    );
    assert.equal(directive.status, 422, directive.text);
    assert.ok(['type-for-patients-only', 'type-unknown'].includes(directive.problem ?? ''), directive.problem);
    const { runner, acts } = suite.world.house;
    const byPerson = (typeCode: string, classCode: string) =>
      runner.perform(
        acts.depositDocuments,
        somebody.recordId,
        {
          drafts: [
            aDraft(`de la personne ${typeCode}`, {
              typeCode,
              classCode,
              authors: [{ kind: 'patient', name: 'Camille' }],
            }),
          ],
        },
        thePerson(somebody.recordId),
      );
    assert.equal((await byPerson('DOCPAT01', '90')).kind, 'done');
    const report = await byPerson('11488-4', '10');
    assert.equal(report.kind === 'failed' && report.problem.problem, 'type-not-for-patients');
    const stored = await suite.documentsOf(somebody.recordId);
    assert.equal(stored.length, 1);
  });

  it('T22: no token is 401, no consent 403, consent 200, a block 403 again, consent or not', async () => {
    const somebody = await suite.somebody();
    await publishedFor(suite, somebody);
    const url = documentsAddress(somebody);
    assert.equal((await suite.fhir.call('GET', url)).status, 401);
    assert.equal((await asNurse(suite, url)).status, 403);
    await suite.consent(somebody.recordId, NURSE);
    assert.equal((await asNurse(suite, url)).json.total, 1);
    const { runner, acts } = suite.world.house;
    const block = { idNatPs: NURSE.idNatPs, name: 'Noé EXEMPLE', block: true };
    assert.equal(
      (await runner.perform(acts.blockProfessional, somebody.recordId, block, thePerson(somebody.recordId))).kind,
      'done',
    );
    const blocked = await asNurse(suite, url);
    assert.deepEqual([blocked.status, blocked.problem], [403, 'access-not-authorised']);
    const trace = await suite.lastTrace(somebody.recordId);
    assert.equal(trace?.rule, 'blocked-professional-is-refused');
  });

  it('T22: an emergency needs a reason, reads with it, is told to the person; not against their objection', async () => {
    const somebody = await suite.somebody();
    await publishedFor(suite, somebody);
    const url = documentsAddress(somebody);
    const nurse = {
      national_provider_identifier: NURSE.idNatPs,
      subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: NURSE.profession }],
      purpose_of_use: [{ system: PURPOSES, code: 'bris_de_glace' }],
    };
    await assert.rejects(suite.fhir.token(nurse), /purpose-reason-missing/);
    const urgent = { authorization: `Bearer ${await suite.fhir.token({ ...nurse, purpose_reason: 'Inconscient' })}` };
    assert.equal((await suite.get(url, urgent)).json.total, 1);
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual(
      [trace?.situation, trace?.reason, trace?.rule],
      ['bris_de_glace', 'Inconscient', 'emergency-reads-unless-objected'],
    );
    const [told] = await suite.world
      .owner`select count(*)::int as n from outbox where record_id = ${somebody.recordId} and kind like 'emergency%'`;
    assert.equal(told?.['n'], 1);
    const { runner, acts } = suite.world.house;
    await runner.perform(
      acts.setPreferences,
      somebody.recordId,
      { objectsToEmergency: true },
      thePerson(somebody.recordId),
    );
    assert.equal((await suite.get(url, urgent)).status, 403);
  });

  it('T22: regulation reads for a structure registered as Samu and for no other', async () => {
    const somebody = await suite.somebody();
    await publishedFor(suite, somebody);
    const regulation = {
      national_provider_identifier: NURSE.idNatPs,
      subject_role: [{ system: 'urn:oid:1.2.250.1.71.1.2.7', code: NURSE.profession }],
      purpose_of_use: [{ system: PURPOSES, code: 'centre_15' }],
      purpose_reason: 'Appel au 15',
      medical_regulation: true,
    };
    await assert.rejects(suite.fhir.token(regulation), /regulation-not-registered/);
    const token = await tokenAt('SA01', regulation, true);
    assert.equal((await suite.get(documentsAddress(somebody), { authorization: `Bearer ${token}` })).json.total, 1);
  });

  for (const sector of ['SA13', 'SA23', 'SA24'])
    it(`T23: a token of sector ${sector} never reads, whatever consent it shows`, async () => {
      const somebody = await suite.somebody();
      const { id } = await publishedFor(suite, somebody);
      await suite.consent(somebody.recordId, PHYSICIAN);
      const authorization = `Bearer ${await tokenAt(sector)}`;
      for (const url of [
        documentsAddress(somebody),
        `/fhir/DocumentReference/${id}`,
        `/fhir/Binary/${id}`,
        `/fhir/List?patient.identifier=${somebody.token}&code=submissionset&status=current`,
        `/fhir/Consent?patient.identifier=${somebody.token}`,
        `/fhir/AuditEvent?patient.identifier=${somebody.token}`,
        `/fhir/Patient?identifier=${somebody.token}`,
        `/fhir/Patient/$summary?identifier=${somebody.token}`,
      ]) {
        const answer = await suite.get(url, { authorization });
        assert.deepEqual([answer.status, answer.problem], [403, 'access-not-authorised'], url);
      }
      assert.equal(
        (await suite.get(documentsAddress(somebody))).json.total,
        1,
        'the same professional elsewhere reads',
      );
    });

  it('TD0.2: a Patient says whether the space is open and activated, whose attending physician asks, and why it closed to who knows the person', async () => {
    const open = await suite.somebody('open');
    const closed = await suite.somebody('closed');
    const flags = async (token: string, rest = ''): Promise<unknown[]> => {
      const { json } = await suite.get(`/fhir/Patient?identifier=${token}${rest}`);
      const [{ resource }] = json.entry;
      return [
        resource.active,
        ...resource.extension.map((each: { url: string; valueBoolean?: boolean }) => [
          each.url.split('/').at(-1),
          each.valueBoolean,
        ]),
      ];
    };
    assert.deepEqual(await flags(open.token), [true, ['dmp-rattachement-mes', false], ['dmp-medecin-traitant', false]]);
    assert.deepEqual(await flags(closed.token), [
      false,
      ['dmp-rattachement-mes', false],
      ['dmp-medecin-traitant', false],
    ]);
    const known = await flags(closed.token, '&family=ESSAI&given=Camille&birthdate=1975-05-12&gender=female');
    assert.deepEqual(known.at(-1), ['dmp-fermeture', undefined]);
  });

  it('PDQm, PIXm: $match and $ihe-pix answer only with a known INS', async () => {
    const somebody = await suite.somebody();
    const [system, value] = somebody.token.split('|');
    const match = (patient: object) =>
      suite.fhir.call('POST', '/fhir/Patient/$match', {
        token: suite.token,
        body: {
          resourceType: 'Parameters',
          parameter: [{ name: 'resource', resource: { resourceType: 'Patient', ...patient } }],
        },
      });
    const traits = { name: [{ family: 'ESSAI', given: ['Camille'] }], birthDate: '1975-05-12', gender: 'female' };
    const found = await match({ ...traits, identifier: [{ system, value }] });
    assert.deepEqual([found.status, found.json.total, found.json.entry[0].search.score], [200, 1, 1], found.text);
    assert.equal((await match({ ...traits, birthDate: '1975-05-13', identifier: [{ system, value }] })).json.total, 0);
    assert.equal((await match(traits)).problem, 'identifier-required');
    const pix = await suite.get(`/fhir/Patient/$ihe-pix?sourceIdentifier=${somebody.token}`);
    assert.deepEqual(
      [pix.status, pix.json.parameter.map(({ name }: { name: string }) => name)],
      [200, ['targetIdentifier', 'targetId']],
    );
    assert.equal(
      (await suite.get(`/fhir/Patient/$ihe-pix?sourceIdentifier=${somebody.token}&targetSystem=urn:oid:9.9`)).status,
      400,
    );
    assert.equal(
      (await suite.get('/fhir/Patient/$ihe-pix?sourceIdentifier=urn:oid:1.2.250.1.213.1.4.10|279035121518989')).status,
      404,
    );
  });

  it('IPS: $summary is a document of what may be read, in JSON and XML, and says of the rest that it is not available', async () => {
    const somebody = await suite.somebody();
    await publishedFor(suite, somebody, { type: { coding: [{ system: 'http://loinc.org', code: '11502-2' }] } });
    const url = `/fhir/Patient/$summary?identifier=${somebody.token}`;
    assert.equal((await asNurse(suite, url)).status, 403);
    await suite.consent(somebody.recordId, PHYSICIAN);
    const summary = await suite.get(url);
    assert.equal(summary.status, 200, summary.text);
    const [composition, patient, document] = summary.json.entry.map(({ resource }: { resource: object }) => resource);
    assert.deepEqual(
      [summary.json.type, composition.type.coding[0].code, patient.resourceType],
      ['document', '60591-5', 'Patient'],
    );
    const results = composition.section.find(({ title }: { title: string }) => title === 'Résultats');
    assert.deepEqual(results.entry, [{ reference: `DocumentReference/${document.id}` }]);
    assert.equal(composition.section[0].emptyReason.coding[0].code, 'unavailable');
    const byId = await suite.get(`/fhir/Patient/${patient.id}/$summary`, { accept: 'application/fhir+xml' });
    assert.equal(byId.json.entry[0].resource.section.length, composition.section.length);
    const trace = await suite.lastTrace(somebody.recordId);
    assert.deepEqual([trace?.act, trace?.outcome], ['summary-read', 'done']);
    assert.ok((await tokenOfNurse(suite)).length > 0);
  });
});

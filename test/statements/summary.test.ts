// Patient/$summary: an IPS document with what structured documents state, for who may open them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTrace, type TraceLine } from '../../src/audit/index.js';
import { ipsDocument } from '../../src/fhir/summary/ips-document.js';
import type { Person } from '../../src/identity/index.js';
import type { RecordId } from '../../src/kernel/ids.js';
import { INS_OID } from '../../src/kernel/ins.js';
import {
  allergies,
  allergy,
  problem,
  problems,
  structured,
  treatment,
  treatments,
  vaccination,
  vaccinations,
} from '../support/clinical-cda.js';
import { fhirSuite, type Somebody } from '../support/fhir-deposits.js';
import { asNurse, nextUniqueId, visibilityLabel } from '../support/fhir-search.js';
import { NURSE, PHYSICIAN, type Answer } from '../support/fhir-software.js';
import { bytesOf, minimalCda, recordTarget } from '../support/minimal-cda.js';

interface Made {
  readonly fullUrl: string;
  readonly resource: { readonly resourceType: string } & Record<string, never>;
}

describe('the summary of a record', () => {
  const suite = fhirSuite();
  const address = ({ token }: Somebody): string => `/fhir/Patient/$summary?identifier=${token}`;
  const made = ({ json }: Answer, type: string): readonly Made[] =>
    (json.entry as Made[]).filter(({ resource }) => resource.resourceType === type);
  const section = ({ json }: Answer, code: string): Record<string, never> | undefined =>
    json.entry[0].resource.section.find((each: { code: { coding: { code: string }[] } }) =>
      each.code.coding.some((coding) => coding.code === code),
    );

  /** A structured document of somebody, by the physician. */
  async function stating(
    somebody: Somebody,
    sections: readonly string[],
    change: { type?: string; date?: string; labels?: readonly object[] } = {},
  ): Promise<string> {
    const { type = '60591-5', date = '20240105093000+0100' } = change;
    const extension = nextUniqueId().replace(/\D/g, '');
    const cda = minimalCda({
      documentId: `<id root="2.25.40" extension="${extension}"/>`,
      type: `<code code="${type}" codeSystem="2.16.840.1.113883.6.1"/>`,
      effectiveTime: `<effectiveTime value="${date}"/>`,
      versions: '',
      recordTargets: recordTarget({
        ids: `<id root="1.2.250.1.213.1.4.10" extension="${somebody.ins}"/>`,
        name: '<family qualifier="BR">ESSAI</family><given>CAMILLE</given>',
        birth: '<birthTime value="19750512"/>',
      }),
      body: structured(...sections),
    }).replace('<birthplace><place><addr><county>51215</county></addr></place></birthplace>', '');
    const answer = await suite.publish({
      ...somebody.document({
        bytes: bytesOf(cda),
        contentType: 'text/xml',
        type,
        uniqueId: `urn:oid:2.25.40^${extension}`,
      }),
      ...(change.labels === undefined ? {} : { securityLabel: change.labels }),
    });
    assert.equal(answer.status, 201, answer.text);
    return String(answer.json.id);
  }

  it('IPS: holds what a synthesis states, each with the document it comes from, in JSON and XML', async () => {
    const somebody = await suite.somebody();
    const id = await stating(somebody, [
      problems(problem('E06.3', 'Thyroïdite'), problem('I20.0', 'Angor', { high: '2021' })),
      allergies(allergy('60234100', 'Paracétamol')),
      treatments(
        treatment('63564053', 'PLAVIX 75 mg'),
        treatment('1', 'FINI', '<low value="2018"/><high value="20190101"/>'),
      ),
      vaccinations(vaccination('60917345', 'REVAXIS', '20090928')),
    ]);
    await suite.consent(somebody.recordId, PHYSICIAN);
    const summary = await suite.get(address(somebody));
    assert.equal(summary.status, 200, summary.text);
    const resources = (type: string): Record<string, never>[] => made(summary, type).map(({ resource }) => resource);
    assert.deepEqual(
      resources('Condition').map((each) => [
        each['code']?.['text'],
        each['clinicalStatus']?.['coding']?.[0]?.['code'],
        each['abatementDateTime'],
      ]),
      [
        ['Thyroïdite', 'active', undefined],
        ['Angor', 'resolved', '2021'],
      ],
    );
    assert.deepEqual(resources('AllergyIntolerance')[0]?.['code'], {
      coding: [{ system: 'urn:oid:1.2.250.1.213.2.3.1', code: '60234100', display: 'PARACÉTAMOL' }],
      text: 'Paracétamol',
    });
    assert.deepEqual(
      resources('MedicationStatement').map((each) => [each['status'], each['dosage']?.[0]?.['text']]),
      [
        ['active', '1 comprimé le matin'],
        ['completed', '1 comprimé le matin'],
      ],
    );
    const [vaccine] = resources('Immunization');
    assert.deepEqual(
      [vaccine?.['status'], vaccine?.['occurrenceDateTime'], vaccine?.['lotNumber']],
      ['completed', '2009-09-28', 'AB 12'],
    );
    const [provenance, ...others] = resources('Provenance') as unknown as {
      target: { reference: string }[];
      entity: { what: { reference: string } }[];
    }[];
    assert.equal(others.length, 0);
    assert.equal(provenance?.entity[0]?.what.reference, `DocumentReference/${id}`);
    const stated = ['Condition', 'AllergyIntolerance', 'MedicationStatement', 'Immunization'].flatMap((type) =>
      made(summary, type).map(({ fullUrl }) => fullUrl),
    );
    assert.deepEqual(new Set(provenance.target.map(({ reference }) => reference)), new Set(stated));
    const allergySection = section(summary, '48765-2');
    assert.match(String(allergySection?.['text']?.['div']), /Paracétamol \(Angio-œdème ; 2021-12-04\)/);
    assert.equal(allergySection?.['emptyReason'], undefined);
    const inXml = await suite.get(address(somebody), { accept: 'application/fhir+xml' });
    assert.equal(inXml.json.entry.length, summary.json.entry.length);
    assert.equal((await suite.lastTrace(somebody.recordId))?.act, 'summary-read');
  });

  it('IPS: the newest list of problems and treatments holds; allergies and vaccinations are those of every document', async () => {
    const somebody = await suite.somebody();
    await stating(
      somebody,
      [
        problems(problem('E06.3', 'Thyroïdite')),
        allergies(allergy('60234100', 'Paracétamol')),
        treatments(treatment('63564053', 'PLAVIX 75 mg')),
      ],
      { date: '20230105093000+0100' },
    );
    await stating(somebody, [problems(problem('I20.0', 'Angor')), treatments(), allergies(allergy('2', 'Latex'))]);
    for (const date of ['20230105', '20230105', '20240601'])
      await stating(somebody, [vaccinations(vaccination('60917345', 'REVAXIS', date))], { type: '87273-9' });
    await suite.consent(somebody.recordId, PHYSICIAN);
    const summary = await suite.get(address(somebody));
    const texts = (type: string, element: string): string[] =>
      made(summary, type).map(({ resource }) => String(resource[element]?.['text']));
    assert.deepEqual(texts('Condition', 'code'), ['Angor']);
    assert.deepEqual(texts('MedicationStatement', 'medicationCodeableConcept'), []);
    assert.deepEqual(texts('AllergyIntolerance', 'code').sort(), ['Latex', 'Paracétamol']);
    assert.equal(made(summary, 'Immunization').length, 2);
  });

  it('IPS: what a document states is told to nobody who may not open it', async () => {
    const somebody = await suite.somebody();
    await stating(somebody, [allergies(allergy('60234100', 'Paracétamol'))], {
      labels: [visibilityLabel('MASQUE_PS')],
    });
    await stating(somebody, [problems(problem('E06.3', 'Thyroïdite'))]);
    await suite.consent(somebody.recordId, PHYSICIAN);
    await suite.consent(somebody.recordId, NURSE);
    const author = await suite.get(address(somebody));
    assert.equal(made(author, 'AllergyIntolerance').length, 1);
    const other = await asNurse(suite, address(somebody));
    assert.equal(other.status, 200, other.text);
    assert.equal(other.text.includes('Paracétamol'), false);
    assert.equal(made(other, 'AllergyIntolerance').length, 0);
    assert.ok(made(other, 'DocumentReference').length < made(author, 'DocumentReference').length);
  });

  it('IPS: each file opened for it is an entry of its own in the history, in the chain its document stands in', async () => {
    const somebody = await suite.somebody();
    const [first, kept] = [
      await stating(somebody, [problems(problem('E06.3', 'Thyroïdite'))]),
      await stating(somebody, [allergies(allergy('2', 'Latex'))], { labels: [visibilityLabel('INVISIBLE_PATIENT')] }),
    ];
    await suite.consent(somebody.recordId, PHYSICIAN);
    const linesOf = async (chain: 'shown' | 'withheld'): Promise<readonly TraceLine[]> =>
      suite.world.house.database.withRecord(
        somebody.recordId,
        async (handle) => (await readTrace(handle, chain, { limit: 50 })).lines,
      );
    const since = { shown: (await linesOf('shown')).length, withheld: (await linesOf('withheld')).length };
    const summary = await suite.get(address(somebody));
    assert.equal(made(summary, 'AllergyIntolerance').length, 1);
    const opened = async (chain: 'shown' | 'withheld'): Promise<unknown[]> =>
      (await linesOf(chain))
        .slice(0, -since[chain])
        .reverse()
        .map(({ act, outcome, actor, object }) => [act, outcome, actor.id, object?.id]);
    const itemOf = (id: string): string | undefined => suite.world.house.publicIds.read('document', id)?.itemId;
    const by = ['done', PHYSICIAN.idNatPs];
    assert.deepEqual(await opened('shown'), [
      ['document-download', ...by, itemOf(first)],
      ['summary-read', ...by, undefined],
    ]);
    assert.deepEqual(await opened('withheld'), [['document-download', ...by, itemOf(kept)]]);
  });

  it('IPS: many letters push no synthesis out, and what was not read is said', async () => {
    const somebody = await suite.somebody();
    await stating(somebody, [allergies(allergy('60234100', 'Paracétamol'))]);
    for (let letter = 0; letter < 9; letter += 1)
      await stating(somebody, [problems(problem('E06.3', 'Thyroïdite'))], { type: '11490-0' });
    await suite.consent(somebody.recordId, PHYSICIAN);
    const summary = await suite.get(address(somebody));
    assert.equal(made(summary, 'AllergyIntolerance').length, 1);
    const words = (code: string): string => String(section(summary, code)?.['text']?.['div']);
    for (const code of ['11450-4', '48765-2', '10160-0'])
      assert.match(words(code), /Contenu non lu pour cette synthèse : 1 autre document de ce dossier/, code);
    assert.doesNotMatch(words('47519-4'), /non lu/i);
  });

  it('IPS: documents older than the newest five hundred are told of, also where a section is empty', () => {
    const written = ipsDocument(suite.world.house.publicIds, 'https://carnet.example/fhir', {
      recordId: '00000000-0000-4000-8000-000000000001' as RecordId,
      person: {
        ...{
          ins: { kind: 'test', oid: INS_OID.test, value: '255081416802538' },
          familyName: 'ESSAI',
          givenNames: ['CAMILLE'],
        },
        ...{ sex: 'female', birthDate: '1975-05-12' },
      } as Person,
      ...{ documents: [], contents: [], notRead: { clinical: 0, vaccinations: 2 }, older: 12, at: 0 },
    }) as { entry: { resource: { section: { code: { coding: { code: string }[] }; text: { div: string } }[] } }[] };
    const words = new Map(
      written.entry[0]?.resource.section.map(({ code, text }) => [code.coding[0]?.code, text.div] as const),
    );
    assert.match(words.get('48765-2') ?? '', /car plus anciens : 12 autres documents/);
    assert.match(words.get('11369-6') ?? '', /non lu pour cette synthèse : 2 autres documents.*12 autres documents/);
  });

  it('IPS: a token that may not open files is given none of what they state; one that reads no Patient, nothing', async () => {
    const somebody = await suite.somebody();
    await stating(somebody, [allergies(allergy('60234100', 'Paracétamol'))]);
    await suite.consent(somebody.recordId, PHYSICIAN);
    const withScope = async (scope: string): Promise<Answer> =>
      suite.get(address(somebody), { authorization: `Bearer ${await suite.fhir.token({}, { scope })}` });
    const described = await withScope('system/Patient.r system/DocumentReference.r');
    assert.equal(described.status, 200, described.text);
    assert.equal(described.text.includes('Paracétamol'), false);
    assert.equal(section(described, '48765-2')?.['entry']?.['length'], 1);
    assert.equal((await withScope('system/DocumentReference.r system/Binary.r')).status, 403);
    assert.equal((await withScope('system/Patient.r system/Binary.r')).status, 403);
  });

  it('IPS: a record without documents has its compulsory sections, each with the reason for which it is empty', async () => {
    const somebody = await suite.somebody();
    await suite.consent(somebody.recordId, PHYSICIAN);
    const summary = await suite.get(address(somebody));
    for (const code of ['11450-4', '48765-2', '10160-0'])
      assert.equal(section(summary, code)?.['emptyReason']?.['coding']?.[0]?.['code'], 'unavailable', code);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testIns } from '../../../test/support/cast.js';
import { fhirSuite, type Resource } from '../../../test/support/fhir-deposits.js';
import { NURSE, PHYSICIAN, type Answer, type Enveloped } from '../../../test/support/fhir-software.js';
import { bytesOf, minimalCda, recordTarget } from '../../../test/support/minimal-cda.js';
import { readTrace } from '../../audit/index.js';

describe('what a deposit says of itself', () => {
  const suite = fhirSuite();

  it('T14, T20: keeps several labels at once, and does not show the person what is withheld', async () => {
    const { recordId, document } = await suite.somebody();
    const A07 = 'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument';
    const labelled = (uniqueId: string, ...codes: string[]): Resource => ({
      ...document({ uniqueId }),
      securityLabel: [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R' }] },
        ...codes.map((code) => ({ coding: [{ system: A07, code }] })),
      ],
    });
    const answer = await suite.publish(labelled('urn:oid:2.25.1401', 'MASQUE_PS', 'INVISIBLE_REPRESENTANTS_LEGAUX'));
    assert.equal(answer.status, 201, answer.text);
    assert.deepEqual(
      answer.json.securityLabel.map(({ coding }: { coding: { code: string }[] }) => coding[0]?.code),
      ['R', 'MASQUE_PS', 'INVISIBLE_REPRESENTANTS_LEGAUX'],
    );
    const [row] = await suite.documentsOf(recordId);
    assert.deepEqual(
      { ...row },
      { status: 'current', hidden: true, confidentiality: 'R', hidden_from_representatives: true },
    );
    const everyone = await suite.publish(labelled('urn:oid:2.25.1402', 'MASQUE_PS', 'INVISIBLE_PATIENT'));
    assert.deepEqual([everyone.status, everyone.problem], [422, 'hidden-from-everyone']);
    await suite.publish(labelled('urn:oid:2.25.1403', 'INVISIBLE_PATIENT'));
    const shown = await suite.world.house.database.withRecord(recordId, (handle) =>
      readTrace(handle, 'shown', { limit: 50 }),
    );
    assert.ok(shown.lines.every(({ object }) => object === undefined));
  });

  it('T14: a withheld deposit that is refused leaves nothing in what the person is shown', async () => {
    const { recordId, document } = await suite.somebody();
    const A07 = 'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument';
    const before = await suite.lastTrace(recordId);
    const answer = await suite.publish({
      ...document({ type: '00000-0' }),
      securityLabel: [{ coding: [{ system: A07, code: 'INVISIBLE_PATIENT' }] }],
    });
    assert.equal(answer.problem, 'type-unknown');
    assert.deepEqual(await suite.lastTrace(recordId), before);
    const withheld = await suite.world.house.database.withRecord(recordId, (handle) =>
      readTrace(handle, 'withheld', { limit: 1 }),
    );
    assert.deepEqual([withheld.lines[0]?.outcome, withheld.lines[0]?.problem], ['failed', 'type-unknown']);
  });

  it('T31: compares a CDA with its envelope', async () => {
    const recordTargetOf = (value: string, name = 'ESSAI', birth = '19750512'): string =>
      recordTarget({
        ids: `<id root="1.2.250.1.213.1.4.10" extension="${value}"/>`,
        name: `<family qualifier="BR">${name}</family><given>CAMILLE</given>`,
        birth: `<birthTime value="${birth}"/>`,
      });
    const { ins, document } = await suite.somebody();
    const send = (cda: string, change: Partial<Enveloped> = {}, more: Resource = {}): Promise<Answer> =>
      suite.publish({
        ...document({
          bytes: bytesOf(
            cda.replace('<birthplace><place><addr><county>51215</county></addr></place></birthplace>', ''),
          ),
          contentType: 'text/xml',
          type: '11502-2',
          uniqueId: 'urn:oid:2.25.40^A-1',
          date: '2024-01-05T09:30:00+01:00',
          ...change,
        }),
        ...more,
      });
    const right = recordTargetOf(ins);
    const cases: readonly [string, string, Promise<Answer>][] = [
      [
        'unique-id-mismatch',
        'masterIdentifier.value',
        send(minimalCda({ recordTargets: right }), { uniqueId: 'urn:oid:2.25.41' }),
      ],
      ['type-mismatch', 'type', send(minimalCda({ recordTargets: right }), { type: '18748-4' })],
      ['identity-mismatch', 'subject', send(minimalCda({ recordTargets: recordTargetOf(testIns(4_001).value) }))],
      ['identity-mismatch', 'subject', send(minimalCda({ recordTargets: recordTargetOf(ins, 'AUTRE') }))],
      ['identity-mismatch', 'subject', send(minimalCda({ recordTargets: recordTargetOf(ins, 'ESSAI', '19760512') }))],
      ['two-patients', 'content[0].attachment', send(minimalCda({ recordTargets: right + right }))],
    ];
    for (const [name, path, sent] of cases) {
      const answer = await sent;
      assert.deepEqual([answer.problem, answer.expression], [name, `DocumentReference.${path}`], answer.text);
    }
    const root = await send(minimalCda({ recordTargets: right }), {
      uniqueId: '2.25.40^A-1',
      date: '2026-01-01T10:00:00Z',
    });
    assert.equal(root.status, 201, root.text);
    assert.match(String(root.headers['warning']), /"date-corrected"/);
    assert.equal(root.json.date, '2024-01-05T08:30:00.000Z');
  });

  it('names authors by the directory, and keeps what the producer wrote of them', async () => {
    const { recordId, document } = await suite.somebody();
    const answer = await suite.publish({
      ...document(),
      contained: [
        {
          resourceType: 'Practitioner',
          id: 'a',
          identifier: [{ system: 'urn:oid:1.2.250.1.71.4.2.1', value: NURSE.idNatPs }],
          name: [{ family: 'EXEMPLE', given: ['N.'] }],
        },
      ],
      author: [{ reference: '#a' }, { type: 'Device', display: 'Automate 3000' }],
    });
    assert.equal(answer.status, 201, answer.text);
    assert.deepEqual(answer.json.author, [{ reference: '#a' }, { type: 'Device', display: 'Automate 3000' }]);
    const [row] = await suite.world.owner`select author_ids from document where record_id = ${recordId}`;
    assert.deepEqual(row?.['author_ids'], [NURSE.idNatPs, PHYSICIAN.idNatPs]);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testIns } from '../../test/support/cast.js';
import { fhirSuite, INS_TEST } from '../../test/support/fhir-deposits.js';

describe('looking a person up over FHIR (TD0.2)', () => {
  const suite = fhirSuite();

  const states = [
    ['active', true],
    ['open', true],
    ['suspended', true],
    ['closed', false],
    ['opposed', undefined],
    ['notified', undefined],
  ] as const;
  for (const [state, active] of states)
    it(`tells of a space that is ${state}: ${active === undefined ? 'nobody' : `active ${active}`}`, async () => {
      const somebody = await suite.somebody(state);
      const answer = await suite.get(`/fhir/Patient?identifier=${somebody.token}`);
      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.json.total, active === undefined ? 0 : 1);
      if (active === undefined) return;
      const { resource } = answer.json.entry[0];
      assert.equal(resource.active, active);
      assert.deepEqual(resource.identifier, [{ use: 'official', system: INS_TEST, value: somebody.ins }]);
      assert.deepEqual([resource.name, resource.birthDate], [undefined, undefined]);
      const read = await suite.get(`/fhir/Patient/${resource.id}`);
      assert.deepEqual(read.json, resource);
      const trace = await suite.lastTrace(somebody.recordId);
      assert.deepEqual([trace?.act, trace?.outcome], ['space-find', 'done']);
    });

  it('answers an INS that nobody has like one whose person opposed', async () => {
    const opposed = await suite.somebody('opposed');
    const one = await suite.get(`/fhir/Patient?identifier=${opposed.token}`);
    const other = await suite.get(`/fhir/Patient?identifier=${INS_TEST}|${testIns(4_002).value}`);
    assert.deepEqual([other.status, other.bytes], [200, one.bytes]);
  });

  it('gives traits back to who gave them right, and finds nobody for wrong ones', async () => {
    const somebody = await suite.somebody();
    const find = (traits: string) => suite.get(`/fhir/Patient?identifier=${somebody.token}&${traits}`);
    const right = await find('family=essai&given=Camille&birthdate=1975-05-12&gender=female');
    assert.deepEqual(right.json.entry[0].resource.name, [{ use: 'official', family: 'ESSAI', given: ['Camille'] }]);
    for (const wrong of ['family=AUTRE&birthdate=1975-05-12', 'family=ESSAI&birthdate=1975-05-13', 'family=ESSAI'])
      assert.equal((await find(wrong)).json.total, 0, wrong);
  });

  it('never searches by anything but an INS', async () => {
    const cases: readonly [string, number, string][] = [
      ['family=ESSAI&birthdate=1975-05-12', 400, 'identifier-required'],
      ['identifier=x&name=ESSAI', 400, 'search-parameter-not-offered'],
      [`identifier=${INS_TEST}|279035121518988`, 422, 'ins-key-wrong'],
      ['identifier=279035121518989', 422, 'ins-missing'],
    ];
    for (const [query, status, name] of cases) {
      const answer = await suite.get(`/fhir/Patient?${query}`);
      assert.deepEqual([answer.status, answer.problem], [status, name], query);
    }
  });

  it('takes the same search as a form, so that no INS travels in an address', async () => {
    const somebody = await suite.somebody();
    const posted = await suite.fhir.call('POST', '/fhir/Patient/_search', {
      token: suite.token,
      body: `identifier=${encodeURIComponent(somebody.token)}`,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    assert.equal(posted.json.total, 1);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fhirSuite, type Somebody } from '../../../test/support/fhir-deposits.js';
import { nextUniqueId } from '../../../test/support/fhir-search.js';
import { depositBundle, type Answer } from '../../../test/support/fhir-software.js';

const scope = (letters: Readonly<Record<string, string>>): string =>
  Object.entries(letters)
    .map(([resource, interactions]) => `system/${resource}.${interactions}`)
    .join(' ');

describe('the scopes that a deposit needs', () => {
  const suite = fhirSuite();
  const token = (asked: string): Promise<string> => suite.fhir.token({}, { scope: asked });
  const set = (somebody: Somebody, asked: string): Promise<Answer> =>
    token(asked).then((given) =>
      suite.fhir.call('POST', '/fhir', {
        token: given,
        body: depositBundle([somebody.enveloped({ uniqueId: nextUniqueId() })]),
      }),
    );
  const one = async (somebody: Somebody, asked: string): Promise<Answer> =>
    suite.fhir.call('POST', '/fhir/DocumentReference', {
      token: await token(asked),
      body: somebody.document({ uniqueId: nextUniqueId() }),
    });

  const enough: readonly (readonly [string, typeof set, string, number])[] = [
    ['a submission set', set, scope({ DocumentReference: 'c', Binary: 'c', List: 'c' }), 200],
    ['a submission set', set, 'ITI-65', 200],
    ['a single document, whose file stands inside it,', one, scope({ DocumentReference: 'c' }), 201],
    ['a single document, whose file stands inside it,', one, 'ITI-105', 201],
  ];
  for (const [what, deposit, asked, status] of enough)
    it(`${what} is taken with ${asked}`, async () => {
      const somebody = await suite.somebody();
      const answer = await deposit(somebody, asked);
      assert.equal(answer.status, status, answer.text);
      assert.equal((await suite.documentsOf(somebody.recordId)).length, 1);
    });

  const tooLittle: readonly (readonly [string, typeof set, string])[] = [
    ['a submission set', set, scope({ DocumentReference: 'c', Binary: 'c' })],
    ['a submission set', set, scope({ DocumentReference: 'c', List: 'c' })],
    ['a submission set', set, scope({ Binary: 'c', List: 'c' })],
    ['a submission set', set, scope({ DocumentReference: 'rus', Binary: 'r', List: 'rs' })],
    ['a submission set', set, 'ITI-105'],
    ['a single document', one, scope({ Binary: 'c', List: 'c', DocumentReference: 'rus' })],
  ];
  for (const [what, deposit, asked] of tooLittle)
    it(`${what} is refused with ${asked}, stored nowhere, and traced under its name`, async () => {
      const somebody = await suite.somebody();
      const answer = await deposit(somebody, asked);
      assert.deepEqual([answer.status, answer.problem], [403, 'access-not-authorised']);
      assert.equal((await suite.documentsOf(somebody.recordId)).length, 0);
      const trace = await suite.lastTrace(somebody.recordId);
      assert.deepEqual(
        [trace?.act, trace?.outcome, trace?.rule],
        ['document-deposit', 'refused', 'token-scope-does-not-reach'],
      );
    });

  it('too little is refused for an INS that nobody has as for anybody’s', async () => {
    const somebody = await suite.somebody();
    const asked = scope({ DocumentReference: 'c', Binary: 'c' });
    const given = await token(asked);
    const known = await set(somebody, asked);
    const nobody = await suite.fhir.call('POST', '/fhir', {
      token: given,
      body: depositBundle([somebody.enveloped({ uniqueId: nextUniqueId(), ins: { value: '279035121518989' } })]),
    });
    assert.deepEqual([nobody.status, nobody.text], [known.status, known.text]);
  });
});

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY, HOUR } from '../kernel/time.js';
import { changeIsTold } from './change-is-told.rule.js';
import { digestComesOnceATerm } from './digest-comes-once-a-term.rule.js';
import { emergencyAccessIsToldAtOnce } from './emergency-access-is-told-at-once.rule.js';
import { newReaderIsTold } from './new-reader-is-told.rule.js';
import { noticeGoesWhereChosen } from './notice-goes-where-chosen.rule.js';
import { DEFAULT_CHOICES, NOTICE_TYPES, type NoticeChoices } from './notice.model.js';
import { personChoosesHowToBeTold } from './person-chooses-how-to-be-told.rule.js';
import { withheldLeadsToNoNotice } from './withheld-leads-to-no-notice.rule.js';

const nothing = { carnet: false, email: false, sms: false };
const everything = { carnet: true, email: true, sms: true };
const all = (one: typeof nothing, digest: NoticeChoices['digest'] = 'none'): NoticeChoices => ({
  types: Object.fromEntries(NOTICE_TYPES.map((type) => [type, one])) as unknown as NoticeChoices['types'],
  readings: 'first',
  digest,
});

describe('emergency-access-is-told-at-once', () => {
  const attending = ['A', 'B'];
  for (const [situation, outcome, professional, person, physicians] of [
    ['bris_de_glace', 'done', 'X', true, ['A', 'B']],
    ['centre_15', 'done', 'X', true, ['A', 'B']],
    ['bris_de_glace', 'done', 'A', true, ['B']],
    ['normal', 'done', 'X', false, []],
    ['bris_de_glace', 'refused', 'X', false, []],
    ['centre_15', 'failed', 'X', false, []],
    ['bris_de_glace', 'done', undefined, false, []],
  ] as const)
    test(`${situation}, ${outcome}, by ${professional ?? 'no professional'}: ${person ? 'told' : 'not told'}, and to ${physicians.length} physicians`, () => {
      const facts = { situation, outcome, attending, ...(professional === undefined ? {} : { professional }) };
      assert.deepEqual(emergencyAccessIsToldAtOnce(facts), { person, physicians });
    });
});

describe('withheld-leads-to-no-notice', () => {
  for (const [source, told] of [
    [{ from: 'trace', chain: 'shown' }, true],
    [{ from: 'trace', chain: 'withheld' }, false],
    [{ from: 'outbox', kind: 'document-deposited', withheld: false }, true],
    [{ from: 'outbox', kind: 'document-deposited', withheld: true }, false],
    [{ from: 'outbox', kind: 'emergency-access', withheld: true }, false],
    [{ from: 'outbox', kind: 'announcement-waiting', withheld: true }, true],
  ] as const)
    test(`${JSON.stringify(source)}: ${told ? 'told' : 'nothing'}`, () => {
      assert.equal(withheldLeadsToNoNotice(source), told);
    });
});

test('new-reader-is-told: the first reading always, the later ones on demand', () => {
  assert.deepEqual(
    (['first', 'each'] as const).flatMap((readings) => [false, true].map((known) => newReaderIsTold(readings, known))),
    [true, false, true, true],
  );
});

describe('change-is-told', () => {
  for (const [act, by, outcome, kind] of [
    ['document-amend', 'professional', 'done', 'documents-changed'],
    ['document-hide', 'person', 'done', 'documents-changed'],
    ['document-remove', 'person', 'done', 'documents-changed'],
    ['document-remove', 'person', 'failed', undefined],
    ['document-deposit', 'person', 'done', 'documents-changed'],
    // Told by what the deposit left in the outbox.
    ['document-deposit', 'professional', 'done', undefined],
    ['professional-block', 'person', 'done', 'rights-changed'],
    ['professional-block', 'professional', 'refused', undefined],
    ['preferences-set', 'person', 'done', 'rights-changed'],
    ['consent-withdraw', 'person', 'done', 'rights-changed'],
    ['contact-change', 'helpdesk', 'done', 'contact-changed'],
    ['password-change', 'person', 'done', 'contact-changed'],
    ['person-update', 'system', 'done', 'contact-changed'],
    ['home-read', 'person', 'done', undefined],
    ['toString', 'person', 'done', undefined],
  ] as const)
    test(`${act} by ${by}, ${outcome}: ${kind ?? 'nothing'}`, () => {
      assert.equal(changeIsTold({ act, by, outcome }), kind);
    });
});

describe('person-chooses-how-to-be-told', () => {
  test('an emergency and an answer cannot be switched off in Carnet, nor a change of contact by e-mail', () => {
    const { types } = personChoosesHowToBeTold(all(nothing));
    assert.deepEqual(
      NOTICE_TYPES.map((type) => [type, ...Object.values(types[type])]),
      [
        ['emergency', true, false, false],
        ['reading', false, false, false],
        ['documents', false, false, false],
        ['rights', false, false, false],
        ['contact', false, true, false],
        ['report', true, false, false],
      ],
    );
  });
  test('text messages are for emergencies and readings only', () => {
    const { types } = personChoosesHowToBeTold(all(everything));
    assert.deepEqual(
      NOTICE_TYPES.filter((type) => types[type].sms),
      ['emergency', 'reading'],
    );
  });
  test('what is chosen stays chosen, and the defaults can be chosen', () => {
    assert.deepEqual(personChoosesHowToBeTold(DEFAULT_CHOICES), DEFAULT_CHOICES);
    const chosen = personChoosesHowToBeTold(all(everything, 'weekly'));
    assert.deepEqual(personChoosesHowToBeTold(chosen), chosen);
  });
});

describe('notice-goes-where-chosen', () => {
  for (const [kind, choices, own, listed, email, sms] of [
    ['emergency-access', all(nothing), false, true, 'no', false],
    ['emergency-access', all(everything, 'daily'), false, true, 'now', true],
    ['reading', all(everything), false, true, 'now', true],
    ['reading', all(everything, 'daily'), false, true, 'digest', true],
    ['reading', all(nothing, 'daily'), false, false, 'no', false],
    ['document-deposited', all(everything, 'weekly'), false, true, 'digest', true],
    ['documents-changed', all(everything), true, true, 'no', false],
    ['rights-changed', all(everything), true, true, 'now', false],
    ['contact-changed', all(everything), false, true, 'no', true],
    ['report-answered', all(everything, 'weekly'), false, true, 'now', true],
    // The law's word after two weeks is nobody's to choose.
    ['announcement-waiting', all(nothing, 'weekly'), false, true, 'now', false],
  ] as const)
    test(`${kind}, ${choices.digest}, ${own ? 'own' : 'of another'}: ${listed ? 'listed' : 'not listed'}, e-mail ${email}`, () => {
      assert.deepEqual(noticeGoesWhereChosen(kind, choices, own), { listed, email, sms });
    });
});

describe('digest-comes-once-a-term', () => {
  const at = (text: string): number => Date.parse(text);
  for (const [from, term, due] of [
    ['2026-11-22T07:59:00+01:00', 'daily', '2026-11-22T08:00:00+01:00'],
    ['2026-11-22T08:00:00+01:00', 'daily', '2026-11-23T08:00:00+01:00'],
    ['2026-11-22T10:00:00+01:00', 'weekly', '2026-11-23T08:00:00+01:00'],
    ['2026-11-23T08:00:00+01:00', 'weekly', '2026-11-30T08:00:00+01:00'],
    // Eight o'clock stays eight o'clock when the clocks change.
    ['2026-03-28T09:00:00+01:00', 'daily', '2026-03-29T08:00:00+02:00'],
    ['2026-10-24T09:00:00+02:00', 'daily', '2026-10-25T08:00:00+01:00'],
    ['2026-12-31T09:00:00+01:00', 'daily', '2027-01-01T08:00:00+01:00'],
  ] as const)
    test(`${term} after ${from}`, () => {
      assert.equal(new Date(digestComesOnceATerm(at(from), term)).toISOString(), new Date(at(due)).toISOString());
    });
  test('every hour of two years has its next one, ahead and within a term', () => {
    for (let now = at('2026-01-01T00:00:00Z'); now < at('2028-01-01T00:00:00Z'); now += 7 * HOUR)
      for (const [term, most] of [
        ['daily', DAY + HOUR],
        ['weekly', 7 * DAY + HOUR],
      ] as const) {
        const due = digestComesOnceATerm(now, term);
        assert.ok(due > now && due - now <= most);
      }
  });
});

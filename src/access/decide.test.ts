// Promises that hold over all facts, whatever rules the table gets: each is said here a second time, without the table.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { anyone, careTeam, person, stranger } from '../../test/support/access-cases.js';
import { decide, decideOnMissing, decideOnRecord, explain } from './decide.js';
import type { FactName, Facts } from './facts.js';
import { DOCUMENT_FACTS, FACT_NAMES, FACTS } from './facts.js';

const anyFacts = fc.record(
  Object.fromEntries(FACT_NAMES.map((name) => [name, fc.constantFrom<unknown>(...FACTS[name])])),
) as fc.Arbitrary<unknown> as fc.Arbitrary<Facts>;

/** Facts of the kind in question are made, not waited for. */
const factsWith = (fixed: Partial<Facts>): fc.Arbitrary<Facts> => anyFacts.map((facts) => ({ ...facts, ...fixed }));
const holds = (facts: fc.Arbitrary<Facts>, promise: (facts: Facts) => void): void =>
  fc.assert(fc.property(facts, promise), { numRuns: 5000 });
const refused = (facts: Facts): void => assert.equal(decide(facts).allowed, false, decide(facts).rule);

const opened: fc.Arbitrary<Facts['act']> = fc.constantFrom('list', 'read');
const standIn: fc.Arbitrary<Facts['reader']> = fc.constantFrom('person', 'representative', 'carer');
const reading = (fixed: Partial<Facts>) =>
  fc.tuple(factsWith(fixed), opened).map(([facts, act]) => ({ ...facts, act }));

/** Whether a stated urgency is one the person left open. */
const urgent = (facts: Facts): boolean =>
  (facts.situation === 'emergency' && !facts.objectsToEmergency) ||
  (facts.situation === 'samu' && !facts.objectsToSamu);

describe('whatever the facts', () => {
  test('insurers, employers and occupational medicine are allowed nothing', () => {
    holds(factsWith({ reader: 'barred' }), refused);
  });

  test('who is not on the register any more, or barred, is always told the same', () => {
    for (const reader of ['struckOff', 'barred'] as const)
      holds(factsWith({ reader }), (facts) => {
        const decision = decide(facts);
        assert.ok(!decision.allowed && decision.refusal === 'access-not-authorised');
      });
  });

  test('an urgent mode gives no right to change anything that normal mode does not give', () => {
    holds(anyFacts, (facts) => {
      if (['list', 'read', 'find'].includes(facts.act) || !decide(facts).allowed) return;
      assert.ok(decide({ ...facts, situation: 'normal' }).allowed);
    });
  });

  test('a block ends every act of a professional but feeding, asking for the state and for what they did themself, outside an urgency', () => {
    holds(factsWith({ reader: 'professional', blocked: true }), (facts) => {
      const theirs = facts.act === 'read-history' && facts.isAuthor;
      if (facts.act !== 'find' && facts.act !== 'deposit' && !theirs && !urgent(facts)) refused(facts);
    });
  });

  test('what the person keeps from one professional is read by them only as author or where urgency reaches the hidden', () => {
    holds(reading({ reader: 'professional', keptFromReader: true, isAuthor: false }), (facts) => {
      if (!urgent(facts) || facts.objectsToHiddenInEmergency) refused(facts);
    });
  });

  test('those for whom no rule is written yet are allowed nothing', () => {
    for (const reader of ['service', 'helpdesk', 'auditor'] as const) holds(factsWith({ reader }), refused);
  });

  test('nothing is read, put in or changed where there is no space', () => {
    for (const space of ['none', 'ended'] as const)
      holds(factsWith({ space }), (facts) => {
        if (facts.act !== 'find') refused(facts);
      });
  });

  test('nobody reads a suspended space', () => {
    holds(reading({ space: 'suspended' }), refused);
  });

  test('the person and those who stand in for them do nothing outside an active space', () => {
    holds(
      fc.tuple(anyFacts, standIn).map(([facts, reader]) => ({ ...facts, reader })),
      (facts) => {
        if (facts.space !== 'active') refused(facts);
      },
    );
  });

  test('what is withheld reaches neither the person nor those who stand in for them', () => {
    holds(
      fc.tuple(reading({ withheldFromPatient: true }), standIn).map(([facts, reader]) => ({ ...facts, reader })),
      refused,
    );
  });

  test('what a minor keeps reaches neither parents nor carers', () => {
    for (const reader of ['representative', 'carer'] as const)
      holds(reading({ reader, hiddenFromRepresentatives: true }), refused);
  });

  test('a blocked professional reads only in an urgency that was not objected to', () => {
    holds(reading({ reader: 'professional', blocked: true }), (facts) => {
      if (!urgent(facts)) refused(facts);
    });
  });

  test('a stranger reads only their own deposits, or in an urgency that was not objected to', () => {
    holds(reading({ reader: 'professional', relation: 'none', administrator: false, consent: false }), (facts) => {
      if (!urgent(facts) && !facts.isAuthor) refused(facts);
    });
  });

  test('nobody but the author reads past the matrix', () => {
    holds(reading({ reader: 'professional', matrixAllows: false, isAuthor: false }), refused);
  });

  test('a hidden document is read by its author, the administrator, the attending physician by switch, by exception, and in an urgency', () => {
    holds(reading({ reader: 'professional', hidden: true, isAuthor: false }), (facts) => {
      const bySwitch = facts.relation === 'attending' && facts.attendingSeesHidden;
      const byUrgency = urgent(facts) && !facts.objectsToHiddenInEmergency;
      const byException = facts.shownToReader && !facts.keptFromReader;
      const asAdministrator = facts.administrator && !facts.keptFromReader;
      if (!asAdministrator && !byException && !(bySwitch && !facts.keptFromReader) && !byUrgency) refused(facts);
    });
  });

  test('software without a named professional reads only its own deposits', () => {
    holds(reading({ reader: 'software', isAuthor: false }), refused);
  });

  test('only the person and their representative decide on access', () => {
    holds(factsWith({ act: 'control' }), (facts) => {
      if (facts.reader !== 'person' && facts.reader !== 'representative') refused(facts);
    });
  });

  test('a professional may deposit in every space that takes deposits', () => {
    for (const space of ['transition', 'open', 'active', 'suspended'] as const)
      holds(factsWith({ reader: 'professional', act: 'deposit', space }), (facts) => {
        assert.ok(decide(facts).allowed);
      });
  });

  // By the acts that name a document; entries of the history have no identifiers to try.
  test('a refusal about a document that may not be read says what would be said if it were not there', () => {
    holds(anyFacts, (facts) => {
      if (!['read', 'amend', 'hide', 'show'].includes(facts.act)) return;
      const decision = decide(facts);
      if (decide({ ...facts, act: 'read' }).allowed || decision.allowed) return;
      assert.equal(decision.refusal, decideOnMissing(facts).refusal);
    });
  });

  test('a document that is not there is said not to be there, to whoever may read the record', () => {
    const missing = { allowed: false, rule: 'nothing-there', refusal: 'not-found' } as const;
    for (const reader of [person(), careTeam()]) assert.deepEqual(decideOnMissing(reader), missing);
    assert.equal(decideOnMissing(stranger()).refusal, 'access-not-authorised');
  });

  test('what may not be read can be neither hidden, shown nor amended', () => {
    holds(anyFacts, (facts) => {
      if (!['amend', 'hide', 'show'].includes(facts.act) || !decide(facts).allowed) return;
      assert.ok(decide({ ...facts, act: 'read' }).allowed);
    });
  });

  test('what appears in a list can be opened', () => {
    holds(anyFacts, (facts) => {
      if (decide({ ...facts, act: 'list' }).allowed) assert.ok(decide({ ...facts, act: 'read' }).allowed);
    });
  });

  test('an objection never opens anything', () => {
    holds(anyFacts, (facts) => {
      const { objectsToSamu, objectsToEmergency, objectsToHiddenInEmergency } = facts;
      if (!decide(facts).allowed || !(objectsToSamu || objectsToEmergency || objectsToHiddenInEmergency)) return;
      const none = { objectsToSamu: false, objectsToEmergency: false, objectsToHiddenInEmergency: false };
      assert.ok(decide({ ...facts, ...none }).allowed);
    });
  });
});

describe('a fact that is missing', () => {
  for (const name of FACT_NAMES)
    test(`${name}: without it, or with a value nobody knows, the answer is no`, () => {
      const complete: Facts = careTeam();
      assert.ok(decide(complete).allowed);
      const { [name]: _, ...rest } = complete;
      for (const facts of [rest, { ...complete, [name]: 'unheard-of' }, { ...complete, [name]: null }] as Facts[]) {
        assert.deepEqual(decide(facts), {
          allowed: false,
          rule: 'facts-incomplete',
          refusal: 'access-not-authorised',
        });
        assert.deepEqual(explain(facts), []);
      }
    });
});

describe('the decision on the record', () => {
  test('says what holds for a plain document, whatever a particular document is like', () => {
    assert.deepEqual(decideOnRecord(stranger({ hidden: true })), {
      allowed: false,
      rule: 'reading-needs-consent',
      refusal: 'access-not-authorised',
    });
    assert.deepEqual(decideOnRecord(careTeam({ hidden: true })), { allowed: true, rule: 'care-team-reads' });
  });

  test('a document that is not there is refused like one that may not be seen', () => {
    assert.equal(decideOnMissing(careTeam()).refusal, 'not-found');
    assert.equal(decideOnMissing(person()).refusal, 'not-found');
    assert.equal(decideOnMissing(stranger()).refusal, 'access-not-authorised');
    assert.equal(decideOnMissing(anyone('professional', { space: 'ended' })).refusal, 'space-not-open');
  });
});

describe('why', () => {
  test('the rule said to have decided is the one that decides, and the first that matches', () => {
    holds(anyFacts, (facts) => {
      const explained = explain(facts);
      const { rule } = decide(facts);
      const deciding = explained.find((one) => one.decided);
      assert.equal(deciding?.rule.name ?? 'no-rule-allows', rule);
      assert.equal(explained.find((one) => one.matched)?.rule.name, deciding?.rule.name);
    });
  });
});

test('document facts are flags, so that all kinds of document can be walked through', () => {
  for (const name of DOCUMENT_FACTS satisfies readonly FactName[]) assert.deepEqual(FACTS[name], [false, true]);
});

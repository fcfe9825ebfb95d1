// What is allowed, written a second time: not as ordered rules over facts but as one plain answer per act, without the table. A change
// of a rule that nobody meant shows here. Compared on one combination in 53 (a number that shares no factor with the domains).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { documents, readersAsking } from '../../test/support/access-combinations.js';
import { decide } from './decide.js';
import type { Facts } from './facts.js';
import { FACTS } from './facts.js';

const isProfessional = (f: Facts) => f.reader === 'professional';
const isFeeder = (f: Facts) => f.reader === 'professional' || f.reader === 'software';
const isFamily = (f: Facts) => f.reader === 'person' || f.reader === 'representative' || f.reader === 'carer';

/** Somebody stated an urgency that the person did not rule out. */
function urgency(f: Facts): boolean {
  if (f.situation === 'samu') return !f.objectsToSamu;
  return f.situation === 'emergency' && !f.objectsToEmergency;
}

/** The space is in a state where its content can be read and changed by this reader. */
function spaceServes(f: Facts): boolean {
  if (isFamily(f)) return f.space === 'active';
  return f.space === 'active' || f.space === 'open' || f.space === 'transition';
}

const keptFromFamily = (f: Facts) => f.withheldFromPatient || (f.reader !== 'person' && f.hiddenFromRepresentatives);

/** A professional gets at the work of others: at the record as a whole, then at this document. */
function professionalReaches(f: Facts): boolean {
  const tied = f.consent || f.relation !== 'none';
  return isProfessional(f) && (urgency(f) || (tied && !f.blocked)) && f.matrixAllows;
}

function reads(f: Facts): boolean {
  if (!spaceServes(f)) return false;
  if (isFamily(f)) return !keptFromFamily(f);
  if (!isFeeder(f) || (f.blocked && !urgency(f))) return false;
  if (f.isAuthor) return true;
  if (!professionalReaches(f)) return false;
  if (!f.hidden) return true;
  if (f.relation === 'administrator') return true;
  if (f.relation === 'attending' && f.attendingSeesHidden) return true;
  return urgency(f) && !f.objectsToHiddenInEmergency;
}

const ALLOWED: { readonly [Act in Facts['act']]: (f: Facts) => boolean } = {
  find: isFeeder,
  list: (f) => reads(f) && !f.archived,
  read: reads,
  deposit: (f) => (isFeeder(f) && (spaceServes(f) || f.space === 'suspended')) || (isFamily(f) && spaceServes(f)),
  amend: (f) => f.isAuthor && f.reader !== 'carer' && reads(f),
  hide: (f) => {
    if (!reads(f) || f.reader === 'carer') return false;
    if (isFamily(f) || f.isAuthor) return true;
    return !f.hidden && f.situation === 'normal';
  },
  show: (f) => (f.reader === 'person' || f.reader === 'representative') && reads(f),
  control: (f) => (f.reader === 'person' || f.reader === 'representative') && spaceServes(f),
  'state-consent': (f) => isProfessional(f) && spaceServes(f) && !f.blocked && f.situation === 'normal',
  'read-history': (f) => {
    if (!spaceServes(f)) return false;
    if (isFamily(f)) return f.reader !== 'carer' && !keptFromFamily(f);
    if (!isFeeder(f) || f.blocked) return false;
    return f.isAuthor || (isProfessional(f) && f.relation === 'attending' && f.matrixAllows && !f.hidden);
  },
};

for (const act of FACTS.act)
  test(`to ${act}: the table allows what the second writing allows`, () => {
    const kinds = documents();
    let place = 0;
    for (const reader of readersAsking(act))
      for (const kind of kinds) {
        if (place++ % 53 !== 0) continue;
        const facts = { ...reader, ...kind };
        const { allowed, rule } = decide(facts);
        if (allowed !== ALLOWED[act](facts)) assert.fail(`${rule}: ${JSON.stringify(facts)}`);
      }
  });

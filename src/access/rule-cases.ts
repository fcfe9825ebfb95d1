// The cases by which each rule is checked, for the public book of rules. Made from its tests: node scripts/rule-book.mjs.
import type { AccessRule } from './access-rules.js';
import { ASKER_CASES } from './rule-cases/asker.js';
import { KEPT_CASES } from './rule-cases/kept.js';
import { FEEDING_CASES } from './rule-cases/feeding.js';
import { VISIT_CASES } from './rule-cases/visit.js';
import { PERSON_CASES } from './rule-cases/person.js';
import { AUTHOR_CASES } from './rule-cases/author.js';
import { STOPS_CASES } from './rule-cases/stops.js';
import { LETS_CASES } from './rule-cases/lets.js';
import type { CasesOf } from './rule-chapters.js';

export const RULE_CASES: CasesOf<AccessRule['name']> = {
  ...ASKER_CASES,
  ...KEPT_CASES,
  ...FEEDING_CASES,
  ...VISIT_CASES,
  ...PERSON_CASES,
  ...AUTHOR_CASES,
  ...STOPS_CASES,
  ...LETS_CASES,
};

// The cases of the chapter "kept" of the book of rules. Made from its tests: node scripts/rule-book.mjs.
import type { AccessRule } from '../access-rules.js';
import type { CasesOf } from '../rule-chapters.js';

export const KEPT_CASES = {
  'person-does-not-see-what-is-withheld': [
    ['the person does not read it', 'person-does-not-see-what-is-withheld'],
    ['nor sees it in a list', 'person-does-not-see-what-is-withheld'],
    ['nor the history entry that names it', 'person-does-not-see-what-is-withheld'],
    ['hiding it is answered as if it were not there', 'person-does-not-see-what-is-withheld'],
    ['a parent does not see it either', 'person-does-not-see-what-is-withheld'],
    ['nor a carer', 'person-does-not-see-what-is-withheld'],
    ['a professional of the team reads it', 'care-team-reads'],
    ['once lifted the person reads it', 'person-reads-own-record'],
  ],
  'minor-keeps-from-parents': [
    ['a parent does not read it', 'minor-keeps-from-parents'],
    ['nor finds it in a list', 'minor-keeps-from-parents'],
    ['nor the entry of the history that names it', 'minor-keeps-from-parents'],
    ['a parent who became the carer of a grown-up child does not read it', 'minor-keeps-from-parents'],
    ['the minor reads it', 'person-reads-own-record'],
    ['the professionals of the minor read it', 'care-team-reads'],
    ['parents read the rest', 'representative-reads-for-the-person'],
    ['what is withheld from the patient as well is withheld first', 'person-does-not-see-what-is-withheld'],
  ],
  'carer-never-controls': [
    ['a carer sets no switch', 'carer-never-controls'],
    ['hides nothing', 'carer-never-controls'],
    ['shows nothing again', 'carer-never-controls'],
    ['withdraws nothing, not even their own deposit', 'carer-never-controls'],
    ['does not read the history', 'carer-never-controls'],
    ['of a withheld document even this refusal is not given', 'person-does-not-see-what-is-withheld'],
    ['a representative does control', 'representative-decides-for-the-person'],
    ['shuts nobody out', 'carer-never-controls'],
    ["learns no state of a space by the professionals' way", 'no-rule-allows'],
    ['consent is stated by professionals', 'no-rule-allows'],
    ['and handed on by them', 'no-rule-allows'],
    ['an app of the catalogue is no carer', 'no-rule-allows'],
    ['nor is an auditor', 'no-rule-allows'],
  ],
} as const satisfies Partial<CasesOf<AccessRule['name']>>;

// The cases of the chapter "visit" of the book of rules. Made from its tests: node scripts/rule-book.mjs.
import type { AccessRule } from '../access-rules.js';
import type { CasesOf } from '../rule-chapters.js';

export const VISIT_CASES = {
  'visit-needs-the-persons-agreement': [
    ['a code that nobody agreed to opens nothing', 'visit-needs-the-persons-agreement'],
    ['nor a visit that is over or stopped', 'visit-needs-the-persons-agreement'],
    ['nor a document chosen by name', 'visit-needs-the-persons-agreement'],
    ['what is archived is not told from the rest', 'visit-needs-the-persons-agreement'],
    ['nor a space that its person has not entered', 'visit-needs-the-persons-agreement'],
    ['a space that was closed since says so', 'closed-space-neither-gives-nor-takes'],
    ['nor a suspended one', 'suspended-space-only-receives'],
    ['a blocked professional is refused for that', 'blocked-professional-is-refused'],
    ['also in an emergency, which is no visit', 'blocked-professional-is-refused'],
    ['agreed to, it opens', 'visitor-reads-what-the-person-shows'],
    ['in a suspended space nothing is put in by a visit either', 'visit-needs-the-persons-agreement'],
    ['blocked and not agreed to, the block is told', 'blocked-professional-is-refused'],
  ],
  'visit-never-shows-what-is-withheld': [
    ['it is not opened', 'visit-never-shows-what-is-withheld'],
    ['nor listed', 'visit-never-shows-what-is-withheld'],
    ['not even by name', 'visit-never-shows-what-is-withheld'],
    ['a stranger to the record is told nothing of it', 'visit-needs-the-persons-agreement'],
    ['what is released is shown', 'visitor-reads-what-the-person-shows'],
  ],
  'visit-keeps-a-minors-secret': [
    ['it is not opened', 'visit-keeps-a-minors-secret'],
    ['nor listed', 'visit-keeps-a-minors-secret'],
    ['chosen by the person themself, it is', 'visitor-reads-what-the-person-shows'],
    ['withheld from the minor as well, it is withheld first', 'visit-never-shows-what-is-withheld'],
  ],
  'visit-shows-hidden-only-by-name': [
    ['a hidden document is not opened', 'visit-shows-hidden-only-by-name'],
    ['nor listed', 'visit-shows-hidden-only-by-name'],
    ['nor one kept from this professional', 'visit-shows-hidden-only-by-name'],
    ['no emergency reaches it here', 'visit-shows-hidden-only-by-name'],
    ['chosen by name, it is read', 'visitor-reads-what-the-person-shows'],
    ['and so is one kept from them before', 'visitor-reads-what-the-person-shows'],
    ['what a minor keeps is told as that first', 'visit-keeps-a-minors-secret'],
  ],
  'visit-shows-only-what-was-chosen': [
    ['what was not chosen is not opened', 'visit-shows-only-what-was-chosen'],
    ['nor listed', 'visit-shows-only-what-was-chosen'],
    ['nor one of their own making', 'visit-shows-only-what-was-chosen'],
    ['a hidden one is refused for being hidden', 'visit-shows-hidden-only-by-name'],
    ['what was chosen is', 'visitor-reads-what-the-person-shows'],
  ],
} as const satisfies Partial<CasesOf<AccessRule['name']>>;

// The cases of the chapter "feeding" of the book of rules. Made from its tests: node scripts/rule-book.mjs.
import type { AccessRule } from '../access-rules.js';
import type { CasesOf } from '../rule-chapters.js';

export const FEEDING_CASES = {
  'professional-deposits': [
    ['a stranger deposits without consent', 'professional-deposits'],
    ['a blocked professional may deposit', 'professional-deposits'],
    ['a space never activated takes deposits', 'professional-deposits'],
    ['software deposits without a named professional', 'professional-deposits'],
    ['a closed space does not', 'closed-space-neither-gives-nor-takes'],
    ['the help-desk deposits nothing', 'no-rule-allows'],
  ],
  'actor-sees-own-acts': [
    ['a professional sees the trace of their own act', 'actor-sees-own-acts'],
    ['software sees the traces of its own acts', 'actor-sees-own-acts'],
    ['also when the person blocked them: what one did is no news to who did it', 'actor-sees-own-acts'],
    ['and software of a blocked structure', 'actor-sees-own-acts'],
    ['the person by their own right', 'person-reads-own-record'],
    ['and who stands in for them', 'representative-reads-for-the-person'],
    ['not those of others when blocked', 'blocked-professional-is-refused'],
    ['not those of others', 'no-rule-allows'],
    ['software not those of others', 'software-alone-reads-only-its-own'],
  ],
  'blocked-professional-is-refused': [
    ['a block wins over the care team', 'blocked-professional-is-refused'],
    ['over the attending physician', 'blocked-professional-is-refused'],
    ['over consent', 'blocked-professional-is-refused'],
    ['over authorship', 'blocked-professional-is-refused'],
    ['a blocked professional cannot state a consent', 'blocked-professional-is-refused'],
    ['nor read the traces of what others did, even in an emergency', 'blocked-professional-is-refused'],
    ['software of a blocked structure reads nothing', 'blocked-professional-is-refused'],
    ["nor in an emergency, which is a named professional's", 'blocked-professional-is-refused'],
    ['an emergency to which the person objected changes nothing', 'blocked-professional-is-refused'],
    ['an emergency lets the blocked professional pass', 'emergency-reads-unless-objected'],
    ['and the Samu', 'samu-reads-unless-objected'],
    ['depositing stays possible', 'professional-deposits'],
    ['nor does the emergency let them set switches', 'blocked-professional-is-refused'],
    ['shut others out', 'blocked-professional-is-refused'],
    ['state a consent', 'blocked-professional-is-refused'],
    ['or hand one on', 'blocked-professional-is-refused'],
    ['an app of the catalogue has nothing a block could take', 'no-rule-allows'],
    ['nor the help-desk', 'no-rule-allows'],
    ['nor an auditor', 'no-rule-allows'],
  ],
} as const satisfies Partial<CasesOf<AccessRule['name']>>;

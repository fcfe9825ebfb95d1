// The cases of the chapter "author" of the book of rules. Made from its tests: node scripts/rule-book.mjs.
import type { AccessRule } from '../access-rules.js';
import type { CasesOf } from '../rule-chapters.js';

export const AUTHOR_CASES = {
  'author-finds-own-deposits': [
    ['a professional without consent reads their own report', 'author-finds-own-deposits'],
    ['and finds it in a list', 'author-finds-own-deposits'],
    ['also when the person hid it', 'author-finds-own-deposits'],
    ['also of a type the matrix does not give', 'author-finds-own-deposits'],
    ['software reads what it deposited', 'author-finds-own-deposits'],
    ['a block wins over it', 'blocked-professional-is-refused'],
    ["another's document needs consent", 'reading-needs-consent'],
  ],
  'author-hides-own-document': [
    ['the author hides it without any other right', 'author-hides-own-document'],
    ['software does, on instruction', 'author-hides-own-document'],
    ['showing again belongs to the person', 'no-rule-allows'],
    ["a stranger does not hide another's", 'reading-needs-consent'],
    ['nor does a blocked author in an emergency', 'no-rule-allows'],
  ],
} as const satisfies Partial<CasesOf<AccessRule['name']>>;

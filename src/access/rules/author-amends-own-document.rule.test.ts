import {
  careTeam,
  inEmergency,
  person,
  representative,
  ruleCases,
  software,
  stranger,
} from '../../../test/support/access-cases.js';
import { authorAmendsOwnDocument } from './author-amends-own-document.rule.js';

ruleCases(authorAmendsOwnDocument, [
  [
    'a professional corrects their own report without consent',
    stranger({ act: 'amend', isAuthor: true }),
    'author-amends-own-document',
  ],
  [
    'software withdraws what it deposited by mistake',
    software({ act: 'amend', isAuthor: true }),
    'author-amends-own-document',
  ],
  ['the person withdraws their own document', person({ act: 'amend', isAuthor: true }), 'author-amends-own-document'],
  [
    'a hidden document is amended by its author',
    careTeam({ act: 'amend', isAuthor: true, hidden: true }),
    'author-amends-own-document',
  ],
  ["the person does not withdraw a professional's document", person({ act: 'amend' }), 'no-rule-allows'],
  ["a colleague does not amend another's document", careTeam({ act: 'amend' }), 'no-rule-allows'],
  ['a stranger is told nothing about it', stranger({ act: 'amend' }), 'reading-needs-consent'],
  [
    'a blocked author asks the person',
    stranger({ act: 'amend', isAuthor: true, blocked: true }),
    'blocked-professional-is-refused',
  ],
  [
    'an emergency lets them read, not write',
    inEmergency({ act: 'amend', isAuthor: true, blocked: true }),
    'no-rule-allows',
  ],
  [
    'a parent withdraws what they added',
    representative({ act: 'amend', isAuthor: true }),
    'author-amends-own-document',
  ],
  [
    'adding it was another matter',
    representative({ act: 'deposit', isAuthor: true }),
    'representative-decides-for-the-person',
  ],
]);

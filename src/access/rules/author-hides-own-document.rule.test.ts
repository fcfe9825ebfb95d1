import { careTeam, inEmergency, ruleCases, software, stranger } from '../../../test/support/access-cases.js';
import { authorHidesOwnDocument } from './author-hides-own-document.rule.js';

ruleCases(authorHidesOwnDocument, [
  [
    'the author hides it without any other right',
    stranger({ act: 'hide', isAuthor: true }),
    'author-hides-own-document',
  ],
  ['software does, on instruction', software({ act: 'hide', isAuthor: true }), 'author-hides-own-document'],
  ['showing again belongs to the person', careTeam({ act: 'show', isAuthor: true }), 'no-rule-allows'],
  ["a stranger does not hide another's", stranger({ act: 'hide' }), 'reading-needs-consent'],
  [
    'nor does a blocked author in an emergency',
    inEmergency({ act: 'hide', isAuthor: true, blocked: true }),
    'no-rule-allows',
  ],
]);

import { careTeam, person, representative, ruleCases, software, stranger } from '../../../test/support/access-cases.js';
import { actorSeesOwnActs } from './actor-sees-own-acts.rule.js';

ruleCases(actorSeesOwnActs, [
  [
    'a professional sees the trace of their own act',
    stranger({ act: 'read-history', isAuthor: true }),
    'actor-sees-own-acts',
  ],
  [
    'software sees the traces of its own acts',
    software({ act: 'read-history', isAuthor: true }),
    'actor-sees-own-acts',
  ],
  [
    'also when the person blocked them: what one did is no news to who did it',
    stranger({ act: 'read-history', isAuthor: true, blocked: true }),
    'actor-sees-own-acts',
  ],
  [
    'and software of a blocked structure',
    software({ act: 'read-history', isAuthor: true, blocked: true }),
    'actor-sees-own-acts',
  ],
  ['the person by their own right', person({ act: 'read-history', isAuthor: true }), 'person-reads-own-record'],
  [
    'and who stands in for them',
    representative({ act: 'read-history', isAuthor: true }),
    'representative-reads-for-the-person',
  ],
  [
    'not those of others when blocked',
    careTeam({ act: 'read-history', blocked: true }),
    'blocked-professional-is-refused',
  ],
  ['not those of others', careTeam({ act: 'read-history' }), 'no-rule-allows'],
  ['software not those of others', software({ act: 'read-history' }), 'software-alone-reads-only-its-own'],
]);

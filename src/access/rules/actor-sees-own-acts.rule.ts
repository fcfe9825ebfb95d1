import { all, is, oneOf } from '../condition.js';
import { professionalOrSoftware } from '../phrases.js';
import { rule } from '../rule.js';

// Here `isAuthor` says that the reader did the act the entry tells of. Before the block, which takes none of it away: answered differently, the
// question would tell somebody who has no tie from somebody who was shut out.
export const actorSeesOwnActs = rule({
  name: 'actor-sees-own-acts',
  promise: 'A professional or a piece of software sees the traces of its own acts.',
  source: 'CSP R1111-43',
  effect: 'allow',
  when: all(professionalOrSoftware, oneOf('act', 'read-history'), is('isAuthor')),
});

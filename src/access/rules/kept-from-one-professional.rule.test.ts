import {
  administrator,
  attending,
  careTeam,
  consented,
  inEmergency,
  person,
  ruleCases,
  samu,
  stranger,
} from '../../../test/support/access-cases.js';
import { keptFromOneProfessional } from './kept-from-one-professional.rule.js';

const kept = { keptFromReader: true } as const;

ruleCases(keptFromOneProfessional, [
  ['the care team member named does not see it', careTeam(kept), 'kept-from-one-professional'],
  ['it is in no list of theirs', careTeam({ ...kept, act: 'list' }), 'kept-from-one-professional'],
  ['the administrator neither, hidden or not', administrator({ ...kept, hidden: true }), 'kept-from-one-professional'],
  [
    'nor the attending physician where the law reads for them',
    attending({ ...kept, hidden: true, attendingSeesHidden: true }),
    'kept-from-one-professional',
  ],
  ['no history entry names it', attending({ ...kept, act: 'read-history' }), 'kept-from-one-professional'],
  ['they do not hide what they do not see', careTeam({ ...kept, act: 'hide' }), 'kept-from-one-professional'],
  [
    'nor in an emergency where hidden documents stay shut',
    inEmergency({ ...kept, objectsToHiddenInEmergency: true }),
    'kept-from-one-professional',
  ],
  ['an emergency reaches it as it reaches hidden ones', inEmergency(kept), 'emergency-reads-unless-objected'],
  ['and the Samu', samu(kept), 'samu-reads-unless-objected'],
  [
    'an emergency is for reading',
    inEmergency({ ...kept, act: 'hide', relation: 'careTeam' }),
    'kept-from-one-professional',
  ],
  ['who wrote it knows it', stranger({ ...kept, isAuthor: true }), 'author-finds-own-deposits'],
  ['others read it', careTeam(), 'care-team-reads'],
  ['the person reads it', person(kept), 'person-reads-own-record'],
  [
    'a type outside the matrix is refused for that first',
    consented({ ...kept, matrixAllows: false }),
    'matrix-refuses',
  ],
]);

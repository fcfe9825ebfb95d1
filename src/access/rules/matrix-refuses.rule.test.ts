import { administrator, careTeam, consented, inEmergency, ruleCases } from '../../../test/support/access-cases.js';
import { matrixRefuses } from './matrix-refuses.rule.js';

ruleCases(matrixRefuses, [
  [
    'a profession without the type does not read it, though in the care team',
    careTeam({ matrixAllows: false }),
    'matrix-refuses',
  ],
  ['not with consent either', consented({ matrixAllows: false }), 'matrix-refuses'],
  ['nor in an emergency', inEmergency({ matrixAllows: false }), 'matrix-refuses'],
  ['nor as administrator', administrator({ matrixAllows: false, hidden: true }), 'matrix-refuses'],
  ['nor in a list', careTeam({ act: 'list', matrixAllows: false }), 'matrix-refuses'],
  ['with the type it reads', careTeam(), 'care-team-reads'],
  ['the author reads it all the same', careTeam({ matrixAllows: false, isAuthor: true }), 'author-finds-own-deposits'],
]);

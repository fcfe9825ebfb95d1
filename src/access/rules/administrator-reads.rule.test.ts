import { administrator, ruleCases } from '../../../test/support/access-cases.js';
import { administratorReads } from './administrator-reads.rule.js';

ruleCases(administratorReads, [
  ['the administrator reads', administrator(), 'administrator-reads'],
  ['and lists', administrator({ act: 'list' }), 'administrator-reads'],
  ['not beyond the matrix', administrator({ matrixAllows: false }), 'matrix-refuses'],
  ['not when blocked', administrator({ blocked: true }), 'blocked-professional-is-refused'],
  ['the choice is named before a consent that was not needed', administrator({ consent: true }), 'administrator-reads'],
  ['and before the care team', administrator({ relation: 'careTeam' }), 'administrator-reads'],
]);

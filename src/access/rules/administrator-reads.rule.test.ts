import { administrator, ruleCases } from '../../../test/support/access-cases.js';
import { administratorReads } from './administrator-reads.rule.js';

ruleCases(administratorReads, [
  ['the administrator reads', administrator(), 'administrator-reads'],
  ['and lists', administrator({ act: 'list' }), 'administrator-reads'],
  ['not beyond the matrix', administrator({ matrixAllows: false }), 'matrix-refuses'],
  ['not when blocked', administrator({ blocked: true }), 'blocked-professional-is-refused'],
]);

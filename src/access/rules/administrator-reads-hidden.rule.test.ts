import { administrator, careTeam, ruleCases } from '../../../test/support/access-cases.js';
import { administratorReadsHidden } from './administrator-reads-hidden.rule.js';

ruleCases(administratorReadsHidden, [
  ['the administrator reads a hidden document', administrator({ hidden: true }), 'administrator-reads-hidden'],
  ['and finds it in a list', administrator({ act: 'list', hidden: true }), 'administrator-reads-hidden'],
  ['the rest under the ordinary rule', administrator(), 'administrator-reads'],
  ['not when blocked since', administrator({ hidden: true, blocked: true }), 'blocked-professional-is-refused'],
  ['a member of the care team does not', careTeam({ hidden: true }), 'hidden-from-professionals'],
]);

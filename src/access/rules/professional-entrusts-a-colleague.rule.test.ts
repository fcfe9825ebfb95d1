import {
  administrator,
  attending,
  careTeam,
  consented,
  inEmergency,
  ruleCases,
  software,
  stranger,
} from '../../../test/support/access-cases.js';
import { professionalEntrustsAColleague } from './professional-entrusts-a-colleague.rule.js';

ruleCases(professionalEntrustsAColleague, [
  ['from the care team', careTeam({ act: 'entrust' }), 'professional-entrusts-a-colleague'],
  ['the attending physician', attending({ act: 'entrust' }), 'professional-entrusts-a-colleague'],
  ['the administrator', administrator({ act: 'entrust' }), 'professional-entrusts-a-colleague'],
  ['whoever has consent themself', consented({ act: 'entrust' }), 'professional-entrusts-a-colleague'],
  ['a stranger has nothing to hand on', stranger({ act: 'entrust' }), 'no-rule-allows'],
  [
    'nor is anything handed on in an emergency',
    inEmergency({ act: 'entrust', relation: 'careTeam' }),
    'no-rule-allows',
  ],
  ['never by software alone', software({ act: 'entrust', consent: true }), 'no-rule-allows'],
  ['not by who is blocked', consented({ act: 'entrust', blocked: true }), 'blocked-professional-is-refused'],
]);

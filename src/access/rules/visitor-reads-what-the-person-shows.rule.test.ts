import { anyone, ruleCases, visiting } from '../../../test/support/access-cases.js';
import { visitorReadsWhatThePersonShows } from './visitor-reads-what-the-person-shows.rule.js';

ruleCases(visitorReadsWhatThePersonShows, [
  ['a visitor reads', visiting(), 'visitor-reads-what-the-person-shows'],
  ['and lists', visiting({ act: 'list' }), 'visitor-reads-what-the-person-shows'],
  [
    'what is archived stays out of the list',
    visiting({ act: 'list', archived: true }),
    'archived-waits-to-be-asked-for',
  ],
  ['they deposit nothing', visiting({ act: 'deposit' }), 'no-rule-allows'],
  ['change nothing', visiting({ act: 'amend', isAuthor: true }), 'no-rule-allows'],
  ['hide nothing', visiting({ act: 'hide' }), 'no-rule-allows'],
  ['state no consent', visiting({ act: 'state-consent' }), 'no-rule-allows'],
  ['see no history', visiting({ act: 'read-history', isAuthor: true }), 'no-rule-allows'],
  ['decide nothing', visiting({ act: 'control' }), 'no-rule-allows'],
  ['learn nothing of other spaces', visiting({ act: 'find' }), 'no-rule-allows'],
  [
    'an insurer who says who they are is none',
    anyone('barred', { consent: true }),
    'insurers-and-employers-never-read',
  ],
  ['nor who left the register', anyone('struckOff', { consent: true }), 'struck-off-professional-is-refused'],
]);

import { attending, careTeam, ruleCases, stranger } from '../../../test/support/access-cases.js';
import { attendingReadsTheHistory } from './attending-reads-the-history.rule.js';

ruleCases(attendingReadsTheHistory, [
  ['the attending physician sees who looked', attending({ act: 'read-history' }), 'attending-reads-the-history'],
  [
    'not the entries that name a hidden document',
    attending({ act: 'read-history', hidden: true }),
    'hidden-from-professionals',
  ],
  ['nor does the care team', careTeam({ act: 'read-history' }), 'no-rule-allows'],
  ['a stranger is refused as for everything', stranger({ act: 'read-history' }), 'reading-needs-consent'],
]);

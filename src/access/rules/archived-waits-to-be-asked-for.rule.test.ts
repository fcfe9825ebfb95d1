import { attending, careTeam, person, ruleCases, stranger, visiting } from '../../../test/support/access-cases.js';
import { archivedWaitsToBeAskedFor } from './archived-waits-to-be-asked-for.rule.js';

ruleCases(archivedWaitsToBeAskedFor, [
  [
    'an archived document stays out of the list of the person',
    person({ act: 'list', archived: true }),
    'archived-waits-to-be-asked-for',
  ],
  [
    'and out of that of the attending physician',
    attending({ act: 'list', archived: true }),
    'archived-waits-to-be-asked-for',
  ],
  [
    'and out of that of its author',
    stranger({ act: 'list', archived: true, isAuthor: true }),
    'archived-waits-to-be-asked-for',
  ],
  ['the person reads it when asking for it', person({ archived: true }), 'person-reads-own-record'],
  ['the care team too', careTeam({ archived: true }), 'care-team-reads'],
  ['what is not archived is listed', careTeam({ act: 'list' }), 'care-team-reads'],
  [
    'what was not chosen for a visit is refused for that first',
    visiting({ act: 'list', archived: true, matrixAllows: false }),
    'visit-shows-only-what-was-chosen',
  ],
]);

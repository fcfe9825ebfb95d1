import {
  careTeam,
  carer,
  inEmergency,
  inheriting,
  person,
  representative,
  ruleCases,
  software,
  stranger,
} from '../../../test/support/access-cases.js';
import { closedSpaceNeitherGivesNorTakes } from './closed-space-neither-gives-nor-takes.rule.js';

ruleCases(closedSpaceNeitherGivesNorTakes, [
  [
    'an opposed space without an earlier record takes no deposit',
    stranger({ act: 'deposit', space: 'none' }),
    'closed-space-neither-gives-nor-takes',
  ],
  [
    'a closed space takes no deposit',
    software({ act: 'deposit', space: 'ended' }),
    'closed-space-neither-gives-nor-takes',
  ],
  [
    'its authors read nothing any more',
    stranger({ isAuthor: true, space: 'ended' }),
    'closed-space-neither-gives-nor-takes',
  ],
  ['nobody reads of a deceased person', careTeam({ space: 'deceased' }), 'closed-space-neither-gives-nor-takes'],
  ['nor is the person there any more', person({ space: 'deceased' }), 'closed-space-neither-gives-nor-takes'],
  ['nor what is put in', software({ act: 'deposit', space: 'deceased' }), 'closed-space-neither-gives-nor-takes'],
  ['but who was granted it', inheriting(), 'heir-reads-what-was-granted'],
  ['an emergency opens nothing', inEmergency({ space: 'ended' }), 'closed-space-neither-gives-nor-takes'],
  ['the person reads nothing there', person({ space: 'ended' }), 'closed-space-neither-gives-nor-takes'],
  ['during the transition term a record from before is read', careTeam({ space: 'transition' }), 'care-team-reads'],
  ['and takes deposits', stranger({ act: 'deposit', space: 'transition' }), 'professional-deposits'],
  ['nor who stood in for them', representative({ space: 'deceased' }), 'closed-space-neither-gives-nor-takes'],
  ['nor their carer', carer({ space: 'deceased' }), 'closed-space-neither-gives-nor-takes'],
]);

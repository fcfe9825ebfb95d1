import { attending, careTeam, consented, person, ruleCases } from '../../../test/support/access-cases.js';
import { hiddenFromProfessionals } from './hidden-from-professionals.rule.js';

ruleCases(hiddenFromProfessionals, [
  ['the care team does not read it', careTeam({ hidden: true }), 'hidden-from-professionals'],
  ['nor lists it', careTeam({ act: 'list', hidden: true }), 'hidden-from-professionals'],
  ['nor a consented professional', consented({ hidden: true }), 'hidden-from-professionals'],
  ['nor the attending physician, as the switch stands', attending({ hidden: true }), 'hidden-from-professionals'],
  [
    'amending it is answered as if it were not there',
    careTeam({ act: 'amend', hidden: true }),
    'hidden-from-professionals',
  ],
  ['the history does not tell of it', attending({ act: 'read-history', hidden: true }), 'hidden-from-professionals'],
  ['its author reads it', careTeam({ hidden: true, isAuthor: true }), 'author-finds-own-deposits'],
  ['the person reads it', person({ hidden: true }), 'person-reads-own-record'],
]);

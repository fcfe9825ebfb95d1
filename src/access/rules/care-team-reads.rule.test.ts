import { careTeam, ruleCases } from '../../../test/support/access-cases.js';
import { careTeamReads } from './care-team-reads.rule.js';

ruleCases(careTeamReads, [
  ['a member of the care team reads without consent', careTeam(), 'care-team-reads'],
  ['and lists', careTeam({ act: 'list' }), 'care-team-reads'],
  ['what is withheld from the patient too', careTeam({ withheldFromPatient: true }), 'care-team-reads'],
  ['the tie is named before a consent that was not needed', careTeam({ consent: true }), 'care-team-reads'],
  ['not when blocked', careTeam({ blocked: true }), 'blocked-professional-is-refused'],
  ['not the whole history', careTeam({ act: 'read-history' }), 'no-rule-allows'],
]);

import { inheriting, ruleCases } from '../../../test/support/access-cases.js';
import { oppositionOutlivesThePerson } from './opposition-outlives-the-person.rule.js';

ruleCases(oppositionOutlivesThePerson, [
  ['a granted request opens nothing', inheriting({ blocked: true }), 'opposition-outlives-the-person'],
  ['nor one that was not', inheriting({ blocked: true, consent: false }), 'opposition-outlives-the-person'],
  ['of no document', inheriting({ blocked: true, withheldFromPatient: true }), 'opposition-outlives-the-person'],
  ['for no act', inheriting({ blocked: true, act: 'list' }), 'opposition-outlives-the-person'],
  [
    'an emergency is no way around',
    inheriting({ blocked: true, situation: 'emergency' }),
    'opposition-outlives-the-person',
  ],
  ['without one it opens', inheriting(), 'heir-reads-what-was-granted'],
]);

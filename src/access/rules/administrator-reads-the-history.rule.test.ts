import {
  administrator,
  attending,
  careTeam,
  inEmergency,
  person,
  ruleCases,
  software,
} from '../../../test/support/access-cases.js';
import { administratorReadsTheHistory } from './administrator-reads-the-history.rule.js';

ruleCases(administratorReadsTheHistory, [
  ['the administrator sees who looked', administrator({ act: 'read-history' }), 'administrator-reads-the-history'],
  [
    'also who looked at a hidden document',
    administrator({ act: 'read-history', hidden: true }),
    'administrator-reads-the-history',
  ],
  [
    'attending as well, they see what the administrator sees',
    attending({ act: 'read-history', administrator: true, hidden: true }),
    'administrator-reads-the-history',
  ],
  [
    'not the entries of a document that the person keeps from them',
    administrator({ act: 'read-history', keptFromReader: true }),
    'kept-from-one-professional',
  ],
  [
    'nor of a type that the matrix does not give to their profession',
    administrator({ act: 'read-history', matrixAllows: false }),
    'matrix-refuses',
  ],
  [
    'nor when blocked, even in an emergency',
    administrator({ act: 'read-history', blocked: true, situation: 'emergency' }),
    'blocked-professional-is-refused',
  ],
  ['the care team does not', careTeam({ act: 'read-history' }), 'no-rule-allows'],
  ['nor does an emergency give it', inEmergency({ act: 'read-history' }), 'no-rule-allows'],
  [
    'the attending physician not those of a hidden document',
    attending({ act: 'read-history', hidden: true }),
    'hidden-from-professionals',
  ],
  ['nor software alone', software({ act: 'read-history', administrator: true }), 'software-alone-reads-only-its-own'],
  ['the person does by their own right', person({ act: 'read-history' }), 'person-reads-own-record'],
  ['choosing it changes nothing else: no right to decide', administrator({ act: 'control' }), 'no-rule-allows'],
]);

import { ruleCases, samu } from '../../../test/support/access-cases.js';
import { samuReadsUnlessObjected } from './samu-reads-unless-objected.rule.js';

ruleCases(samuReadsUnlessObjected, [
  ['the Samu reads without consent', samu(), 'samu-reads-unless-objected'],
  ['also a blocked doctor', samu({ blocked: true }), 'samu-reads-unless-objected'],
  ['also a space never activated', samu({ space: 'open' }), 'samu-reads-unless-objected'],
  ['the emergency switch is another one', samu({ objectsToEmergency: true }), 'samu-reads-unless-objected'],
  ['not where the person objected', samu({ objectsToSamu: true }), 'reading-needs-consent'],
  [
    'with consent the objected mode takes nothing away',
    samu({ objectsToSamu: true, consent: true }),
    'consented-reads',
  ],
  ['the trace tells the Samu even of a consented professional', samu({ consent: true }), 'samu-reads-unless-objected'],
]);

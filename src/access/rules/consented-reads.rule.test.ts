import { consented, ruleCases } from '../../../test/support/access-cases.js';
import { consentedReads } from './consented-reads.rule.js';

ruleCases(consentedReads, [
  ['a professional with a valid consent reads', consented(), 'consented-reads'],
  ['and lists', consented({ act: 'list' }), 'consented-reads'],
  ['once the term is over, not', consented({ consent: false }), 'reading-needs-consent'],
  ['not when blocked', consented({ blocked: true }), 'blocked-professional-is-refused'],
  ['consent does not open what is hidden', consented({ hidden: true }), 'hidden-from-professionals'],
]);

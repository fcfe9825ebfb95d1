import { inheriting, ruleCases } from '../../../test/support/access-cases.js';
import { heirsAskOnlyAfterDeath } from './heirs-ask-only-after-death.rule.js';

ruleCases(heirsAskOnlyAfterDeath, [
  ['nothing of the living', inheriting({ space: 'active' }), 'heirs-ask-only-after-death'],
  ['nor of who never entered', inheriting({ space: 'open' }), 'heirs-ask-only-after-death'],
  ['nor of a suspended space', inheriting({ space: 'suspended' }), 'heirs-ask-only-after-death'],
  ['nor from a record from before', inheriting({ space: 'transition' }), 'heirs-ask-only-after-death'],
  ['whatever the person said of it', inheriting({ space: 'active', blocked: true }), 'heirs-ask-only-after-death'],
  ['also nothing put in', inheriting({ space: 'suspended', act: 'deposit' }), 'heirs-ask-only-after-death'],
  ['a closed space says so', inheriting({ space: 'ended' }), 'closed-space-neither-gives-nor-takes'],
  ['after the death it opens', inheriting(), 'heir-reads-what-was-granted'],
]);

import { anyone, attending, ruleCases } from '../../../test/support/access-cases.js';
import { frozenProfessionalOpensNoStranger } from './frozen-professional-opens-no-stranger.rule.js';

const frozen = (different: Parameters<typeof anyone>[1] = {}) => anyone('frozen', different);
const refused = 'frozen-professional-opens-no-stranger';

ruleCases(frozenProfessionalOpensNoStranger, [
  ['reads nothing', frozen(), refused],
  ['lists nothing', frozen({ act: 'list' }), refused],
  ['does not learn whether there is a space', frozen({ act: 'find' }), refused],
  ['nor where there is none', frozen({ act: 'find', space: 'none' }), refused],
  ['states no consent', frozen({ act: 'state-consent' }), refused],
  ['an emergency is no way around', frozen({ situation: 'emergency' }), refused],
  ['nor is a call to the Samu', frozen({ situation: 'samu' }), refused],
  ['with a tie nobody is a stranger', attending(), 'attending-reads'],
]);

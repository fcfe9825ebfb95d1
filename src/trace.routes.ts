import { toldRule } from './access/index.js';
import { historyFilesRoutes } from './access/history-files.route.js';
import { LOGS, sha256, verifierKeys, verifierKeyText, type Trust } from './audit/index.js';
import type { House } from './compose.js';
import { personEdge } from './identity/index.js';
import type { Route } from './platform/route.js';
import type { Assets, Site } from './web/index.js';

/** What a proof is checked against: the shown log's keys and, when there is one, the witness's. */
export function trustOf({ logKeys, witness }: Pick<House, 'logKeys' | 'witness'>): Trust {
  const { plain, timestamped } = verifierKeys(logKeys, LOGS[0]);
  return {
    log: [plain, timestamped].map((key) => verifierKeyText(key, sha256)),
    ...(witness === undefined ? {} : { witness: verifierKeyText(witness.key, sha256) }),
  };
}

/** Taking the history away. */
export function traceRoutes(house: House, site: Site, assets: Assets): Route[] {
  const { acts, clock, publicIds } = house;
  const edge = personEdge({ ...house, site, toldRule });
  const script = assets.serve(assets.url('verifier.js'))?.body.toString('utf8');
  if (script === undefined) throw new Error('the offline verifier was not built');
  return historyFilesRoutes({ edge, site, clock, publicIds, acts, trust: trustOf(house), verifierScript: script });
}

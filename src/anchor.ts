import { anchorTraces, askForRollbacks, askWitness } from './audit/index.js';
import type { House } from './compose.js';
import { addSecurityEvent } from './identity/index.js';
import { trailChain } from './oversight/index.js';

/** The chains that belong to no record, anchored and verified with the others. */
export const HOUSE_CHAINS = [trailChain];

/** Puts into the logs where chains stand, and has the witness cosign. A witness that refuses is an alarm: somebody changed the past. */
export async function anchorAndWitness(
  house: Pick<House, 'database' | 'logKeys' | 'clock' | 'witness' | 'log'>,
  options: { readonly everything?: boolean } = {},
): Promise<number> {
  const added = await anchorTraces({ ...house, keys: house.logKeys, houseChains: HOUSE_CHAINS }, options);
  if (house.witness === undefined) return added;
  // First what explains a gap: without it the witness would take the next checkpoint for another log.
  if ((await askForRollbacks(house.database, house.witness)).length > 0) {
    house.log.warn({ witness: 'rollback-waits' }, 'the witness has not cosigned a rollback yet');
    return added;
  }
  for (const answer of await askWitness(house.database, house.witness)) {
    if (answer.kind === 'unreachable') house.log.warn({ witness: 'unreachable' }, 'checkpoint not cosigned');
    if (answer.kind !== 'refused') continue;
    house.log.error({ log: answer.log, why: answer.why }, 'the witness refuses our checkpoint');
    await addSecurityEvent(house.database.directory, 'witness-refuses', house.clock.real(), {
      log: answer.log,
      why: answer.why,
    });
  }
  return added;
}

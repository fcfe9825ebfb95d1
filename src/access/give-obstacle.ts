import { BARRED_SECTORS } from './barred-sectors.js';
import type { KnownToRecord, Names, Whom } from './whom.js';

export type GiveObstacle = 'blocked' | 'never' | 'leftRegister';

/** Why giving access would change nothing: said before, not after. */
export function obstacleOf(whom: Whom, names: Names, { rights }: KnownToRecord): GiveObstacle | undefined {
  if (whom.kind === 'structure') {
    if (rights.structureBlocks.some(({ structureId }) => structureId === whom.structureId)) return 'blocked';
    return BARRED_SECTORS.has(names.places.get(whom.structureId)?.sector ?? '') ? 'never' : undefined;
  }
  if (rights.blocks.some(({ idNatPs }) => idNatPs === whom.idNatPs)) return 'blocked';
  const entry = names.entries.get(whom.idNatPs);
  if (entry?.active === false) return 'leftRegister';
  const places = entry?.structures ?? [];
  return places.length > 0 && places.every(({ sector }) => BARRED_SECTORS.has(sector)) ? 'never' : undefined;
}

/** Of whom only what the directory says counts. */
export const NOBODY: KnownToRecord = { known: [], rights: { consents: [], blocks: [], structureBlocks: [] } };

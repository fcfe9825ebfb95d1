import { sweepStrangerCounts } from './access/index.js';
import { anchorAndWitness } from './anchor.js';
import type { House } from './compose.js';
import { releaseDueTraces } from './release-traces.js';

// What the worker does by time for the trace.

export const TRACE_SCHEDULE = ['* * * * * anchor-traces ?max=3', '23 3 * * * anchor-every-trace ?max=3'];

export const traceTasks = (house: House): Record<string, () => Promise<void>> => ({
  'anchor-traces': async () => {
    await releaseDueTraces(house);
    await anchorAndWitness(house);
  },
  'anchor-every-trace': async () => {
    await anchorAndWitness(house, { everything: true });
    await sweepStrangerCounts(house.database.directory, house.clock.domain());
    house.technical.dropOld();
  },
});

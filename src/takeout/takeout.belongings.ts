import type { Belongings } from '../platform/belongings.js';
import { readTakeouts } from './takeout.store.js';

/** The copies that the person asked for; they do not leave with themselves. */
export const takeoutBelongings: Belongings = {
  name: 'takeouts',
  tables: [{ table: 'takeout', sealed: { sealed: 'takeout' }, id: 'id', leaves: 'stays' }],
  blobs: async (handle) =>
    (await readTakeouts(handle)).flatMap(({ file }) => (file === undefined ? [] : [file.address])),
};

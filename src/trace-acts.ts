import { downloadHistoryAct } from './access/index.js';
import { parseVerifierKey, sha256, type LogKeys, type Witness } from './audit/index.js';
import { UnsafeConfig, type Config } from './config.js';

// What the trace and what watches over accesses bring to the house.

export interface TraceParts {
  readonly logKeys: LogKeys;
  readonly witness?: Witness;
}

/** A key that is none is a fault of the settings: nothing starts with it. */
export function witnessOf({ witness }: Pick<Config, 'witness'>): { readonly witness?: Witness } {
  if (witness === undefined) return {};
  const key = parseVerifierKey(witness.key, sha256);
  if (key === undefined) throw new UnsafeConfig('CARNET_WITNESS_KEY is not the public key of a witness');
  return { witness: { url: witness.url, key } };
}

export function traceActs(config: Pick<Config, 'attendingSeesHidden'>, { logKeys, witness }: TraceParts) {
  const settings = { attendingSeesHidden: config.attendingSeesHidden };
  const proofKeys = { log: logKeys, ...(witness === undefined ? {} : { witness: witness.key }) };
  return { downloadHistory: downloadHistoryAct({ ...settings, proofKeys }) };
}

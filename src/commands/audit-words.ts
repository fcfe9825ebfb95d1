import type { TraceVerification } from '../audit/index.js';

// What `carnet audit verify` says.

export const hasFaults = ({ faults, logFaults, houseChains }: TraceVerification): boolean =>
  faults.length + logFaults.length > 0 || houseChains.some(({ fault }) => fault !== undefined);

const NAMES: Readonly<Record<string, string>> = { oversight: 'the trail of auditors' };
const nameOfHouseChain = (name: string): string => NAMES[name] ?? name;

/** A line for each fault; without one, what was followed and what covers it. */
export function verificationWords(found: TraceVerification, outside: boolean): string[] {
  const lines = [
    ...found.faults.map(({ fault, recordId, chain, n }) => `${fault}: record ${recordId}, chain ${chain}, entry ${n}`),
    ...found.houseChains.flatMap(({ name, fault }) =>
      fault === undefined ? [] : [`${fault.fault}: ${nameOfHouseChain(name)}, entry ${fault.n}`],
    ),
    ...found.logFaults.map(({ fault, log, at }) => `${fault}: log ${log}, at ${at}`),
  ];
  if (lines.length > 0) {
    if (found.logFaults.length > 0) lines.push(`${found.logFaults.length} faults in the logs.`);
    const chains = found.faults.length + found.houseChains.filter(({ fault }) => fault !== undefined).length;
    if (chains > 0) lines.push(`${chains} chains are broken.`);
    return lines;
  }
  const day = (at: number): string => new Date(at).toISOString();
  return [
    ...found.gaps.map(
      ({ log, from, to, restoredOn, by, reason, statedAt, witnessed }) =>
        `Log ${log} was set back from ${from.size} to ${to.size} entries by a backup restored on ${restoredOn} (${reason}), stated by ` +
        `${by.join(' and ')} on ${day(statedAt)}, ${witnessed === undefined ? 'not cosigned' : `cosigned by ${witnessed.name}`}: ` +
        `what was written between ${day(to.at)} and then may be missing.`,
    ),
    `${found.entries} entries of ${found.records} records follow one another.`,
    `${found.covered} are covered by ${outside ? 'the checkpoints given' : 'a checkpoint of this database'}, ` +
      `${found.notYetAnchored} are not yet anchored.`,
    ...found.houseChains.map(
      ({ name, entries, covered, notYetAnchored }) =>
        `${entries} entries of ${nameOfHouseChain(name)}: ${covered} are covered, ${notYetAnchored} are not yet anchored.`,
    ),
    ...(outside
      ? []
      : ['Give a checkpoint kept elsewhere (--checkpoint FILE): only that shows a history rewritten as a whole.']),
  ];
}

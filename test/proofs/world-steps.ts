// What happens in both worlds, and what more happens in one of them.
import type { Caller } from '../../src/identity/index.js';
import type { DocumentId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/time.js';
import { carryOutbox } from '../../src/notices/index.js';
import type { Act } from '../../src/platform/act.js';
import { aDraft } from '../support/cast.js';
import { colleague, elsewhere, me, type Side } from './world-side.js';

export type Family = 'hidden' | 'withheld' | 'minor';

export interface Step {
  readonly family: Family;
  readonly record: number;
  readonly n: number;
  readonly roll: readonly [number, number, number, number];
}

/** The documents that one world may have: named by the step that made them. */
export const secretName = ({ record, n }: Pick<Step, 'record' | 'n'>): string => `${record} secret ${n}`;
export const commonName = ({ record, n }: Pick<Step, 'record' | 'n'>): string => `${record} commun ${n}`;

const TYPES = [
  { typeCode: '11488-4', classCode: '10' },
  { typeCode: '11502-2', classCode: '10' },
  { typeCode: '18748-4', classCode: '31' },
  { typeCode: '57833-6', classCode: '42' },
] as const;

const of = <T>(list: readonly T[], roll: number): T => list[Math.floor(roll * list.length)] as T;

/** A life goes on: deposits, readings, changes of mind; the same in both worlds. */
export async function doCommon(side: Side, { record, n, roll }: Step): Promise<void> {
  const { house } = side.world;
  const [a, b, c] = roll;
  if (a < 0.25)
    await side.give(commonName({ record, n }), {
      ...of(TYPES, b),
      dated: house.clock.domain() - Math.floor(c * 900) * DAY,
    });
  else if (a < 0.35) {
    const id = house.ids.item(uniqueIdOf(`${record} premier`)) as DocumentId;
    await attempt(side, house.acts.readDocument, { id }, colleague);
  } else if (a < 0.45) await carryOutbox(house.database, house.clock.domain(), undefined, { announce: house.announce });
}

/** What only one world has: a document the reader may not see, and everything that is done to it. */
export async function doMore(side: Side, step: Step): Promise<void> {
  const { house } = side.world;
  const { acts } = house;
  const [, b, c, d] = step.roll;
  const name = secretName(step);
  const flags =
    step.family === 'withheld'
      ? { withheldFromPatient: true }
      : step.family === 'minor'
        ? { hiddenFromRepresentatives: true }
        : {};
  // Half of the steps make another one; the others do something to the last.
  if (d < 0.5 || step.n === 0) {
    const earlier = step.n > 0 && c < 0.3 ? lastSecret(side) : undefined;
    const replaces = earlier === undefined ? {} : { replaces: { id: earlier } };
    const byDepositor = step.family === 'hidden' && b < 0.5;
    const draft = { ...of(TYPES, b), ...flags, ...(byDepositor ? { hidden: true } : {}), ...replaces };
    const made = await attempt(side, acts.depositDocuments, { drafts: [side.draft(name, draft)] }, elsewhere);
    const id = made ? (house.ids.item(uniqueIdOf(name)) as DocumentId) : undefined;
    if (step.family === 'hidden' && !byDepositor && id !== undefined)
      await attempt(side, acts.hideDocument, { id, hide: true }, me(side));
    if (id !== undefined) side.secrets.push(id);
    return;
  }
  const last = lastSecret(side);
  if (last === undefined) return;
  const by = c < 0.5 ? elsewhere : colleague;
  await attempt(side, acts.readDocument, { id: last }, by);
  if (b < 0.3) await attempt(side, acts.downloadDocument, { id: last }, by);
  else if (b < 0.6 && step.family !== 'withheld')
    await attempt(side, acts.hideDocument, { id: last, hide: true }, step.family === 'hidden' ? me(side) : by);
  else if (b < 0.8) await attempt(side, acts.removeDocument, { id: last, remove: true }, by);
}

const lastSecret = (side: Side): DocumentId | undefined => side.secrets.at(-1);

async function attempt<I, F, O>(side: Side, act: Act<Caller, I, F, O>, input: I, by: Caller): Promise<boolean> {
  const done = await side.world.house.runner.perform(act, side.recordId, input, by);
  return done.kind === 'done';
}

export const uniqueIdOf = (name: string): string => aDraft(name).uniqueId;

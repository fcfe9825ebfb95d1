// What happens in both worlds, and what more happens in one of them.
import type { Caller } from '../../src/identity/index.js';
import type { DocumentId } from '../../src/kernel/ids.js';
import { DAY } from '../../src/kernel/time.js';
import type { Act } from '../../src/platform/act.js';
import { aDraft } from '../support/cast.js';
import { colleague, elsewhere, me, type Life } from './world-side.js';

export type Family = 'hidden' | 'withheld' | 'minor';

export interface Step {
  readonly family: Family;
  readonly record: number;
  readonly n: number;
  readonly roll: Roll;
}

/** What chance has decided for one step. */
export type Roll = readonly [number, number, number, number];

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
export async function doCommon(life: Life, { record, n, roll }: Step): Promise<void> {
  const { house } = life.world;
  const [a, b, c] = roll;
  if (a < 0.25)
    await life.give(commonName({ record, n }), {
      ...of(TYPES, b),
      dated: house.clock.domain() - Math.floor(c * 900) * DAY,
    });
  else if (a < 0.35) {
    const id = house.ids.item(uniqueIdOf(`${record} premier`)) as DocumentId;
    await attempt(life, house.acts.readDocument, { id }, colleague);
  }
}

/** What only this world has: a document the reader may not see, and everything that is done to it. Chance decides anew for each world. */
export async function doMore(life: Life, step: Step, roll: Roll): Promise<void> {
  const { house } = life.world;
  const { acts } = house;
  const [, b, c, d] = roll;
  const name = secretName(step);
  const flags =
    step.family === 'withheld'
      ? { withheldFromPatient: true }
      : step.family === 'minor'
        ? { hiddenFromRepresentatives: true }
        : {};
  // Half of the steps make another one; the others do something to the last.
  if (d < 0.5 || step.n === 0) {
    const earlier = step.n > 0 && c < 0.3 ? lastSecret(life) : undefined;
    const replaces = earlier === undefined ? {} : { replaces: { id: earlier } };
    const byDepositor = step.family === 'hidden' && b < 0.5;
    const draft = { ...of(TYPES, b), ...flags, ...(byDepositor ? { hidden: true } : {}), ...replaces };
    const made = await attempt(life, acts.depositDocuments, { drafts: [aDraft(name, draft)] }, elsewhere);
    const id = made ? (house.ids.item(uniqueIdOf(name)) as DocumentId) : undefined;
    if (step.family === 'hidden' && !byDepositor && id !== undefined)
      await attempt(life, acts.hideDocument, { id, hide: true }, me(life));
    if (id !== undefined) life.secrets.push(id);
    return;
  }
  const last = lastSecret(life);
  if (last === undefined) return;
  const by = c < 0.5 ? elsewhere : colleague;
  await attempt(life, acts.readDocument, { id: last }, by);
  if (b < 0.3) await attempt(life, acts.downloadDocument, { id: last }, by);
  else if (b < 0.6 && step.family !== 'withheld')
    await attempt(life, acts.hideDocument, { id: last, hide: true }, step.family === 'hidden' ? me(life) : by);
  else if (b < 0.8) await attempt(life, acts.removeDocument, { id: last, remove: true }, by);
}

const lastSecret = (life: Life): DocumentId | undefined => life.secrets.at(-1);

async function attempt<I, F, O>(life: Life, act: Act<Caller, I, F, O>, input: I, by: Caller): Promise<boolean> {
  const done = await life.world.house.runner.perform(act, life.recordId, input, by);
  return done.kind === 'done';
}

export const uniqueIdOf = (name: string): string => aDraft(name).uniqueId;

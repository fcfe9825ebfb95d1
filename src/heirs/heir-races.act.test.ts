// Whoever presses at the same time: what is left is what one after the other would have left, in some order, by a model written apart.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { ADVISER, asked, auditorCalled, dies, grant, heirWorld, lettersOf, said } from '../../test/support/heirs.js';
import { startWorld, type World } from '../../test/support/world.js';
import { DAY } from '../kernel/time.js';

let world: World;
before(async () => {
  world = await startWorld({ content: 'empty' });
});
after(() => world.close());
const { later, person } = heirWorld(() => world, 4_000);

const AUDITORS = ['Solène', 'Bastien', 'Chloé'].map(auditorCalled);
const KINDS = ['grant', 'refuse', 'confirm', 'return', 'withdraw'] as const;
interface Step {
  readonly kind: (typeof KINDS)[number];
  readonly who: number;
}
const FURTHER = 'heir-request-further';

/** One step after the other, as the law and four eyes want it; nothing of the product is asked. */
function one(state: string, { kind, who }: Step): readonly [answer: string, next: string] {
  const [name = '', by = ''] = state.split(' ');
  if (kind === 'grant' || kind === 'refuse') return name === 'waiting' ? ['done', `${kind} ${who}`] : [FURTHER, state];
  const open = name === 'grant' || name === 'refuse';
  if (kind === 'withdraw') return open || name === 'waiting' ? ['done', 'withdrawn'] : [FURTHER, state];
  if (!open) return [FURTHER, state];
  if (kind === 'return') return ['done', 'waiting'];
  return by === String(who) ? ['second-auditor-needed', state] : ['done', name === 'grant' ? 'granted' : 'refused'];
}

const ordersOf = (places: readonly number[]): number[][] =>
  places.length === 0
    ? [[]]
    : places.flatMap((first) => ordersOf(places.filter((place) => place !== first)).map((rest) => [first, ...rest]));

/** Every outcome that some order leaves: the answers by step, and where it ends. */
function possible(from: string, steps: readonly Step[]): Set<string> {
  const outcomes = ordersOf(steps.map((_step, place) => place)).map((order) => {
    let state = from;
    const answers: string[] = [];
    for (const place of order) {
      const step = steps[place] ?? assert.fail();
      [answers[place], state] = one(state, step);
    }
    return [...answers, state.split(' ')[0]].join('|');
  });
  return new Set(outcomes);
}

test('auditors and the help-desk at once leave what one after the other would, and one decision has one letter and one copy', async () => {
  const step = fc.record({ kind: fc.constantFrom(...KINDS), who: fc.nat({ max: 2 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.option(fc.nat({ max: 2 })),
      fc.array(step, { minLength: 2, maxLength: 4 }),
      async (first, steps) => {
        const recordId = await person();
        await dies(world, recordId);
        const request = await asked(world, recordId);
        later(3 * DAY);
        const { runner, acts } = world.house;
        const of = { requestId: request.id };
        const perform = ({ kind, who }: Step) => {
          const auditor = AUDITORS[who] ?? assert.fail();
          if (kind === 'withdraw') return runner.perform(acts.withdrawHeirRequest, recordId, of, ADVISER);
          if (kind === 'confirm') return runner.perform(acts.confirmHeirDecision, recordId, of, auditor);
          if (kind === 'return') return runner.perform(acts.returnHeirRequest, recordId, of, auditor);
          const refuse = { ...of, what: 'refuse', words: 'Pièces illisibles', refusal: 'proofs' } as const;
          return runner.perform(
            acts.proposeHeirDecision,
            recordId,
            kind === 'grant' ? grant(request) : refuse,
            auditor,
          );
        };
        if (first !== null) await perform({ kind: 'grant', who: first });
        const from = first === null ? 'waiting' : `grant ${first}`;
        const answers = (await Promise.all(steps.map(perform))).map(said);
        const [row] = await world.owner<
          { state: string; proposed_by: string | null; decided_by: string | null; what: boolean }[]
        >`
        select state, proposed_by, decided_by, categories is not null as what from heir_request where id = ${request.id}`;
        const state = row?.state === 'proposed' ? await whatWaits(recordId, request.id) : (row?.state ?? '');
        const left = [...answers, state].join('|');
        assert.ok(possible(from, steps).has(left), `${from}: ${JSON.stringify(steps)} left ${left}`);
        const copies = await world.owner`select 1 from takeout where heir_request = ${request.id}`;
        const told = (await lettersOf(world, recordId)).map(({ kind }) => kind);
        assert.equal(copies.length, state === 'granted' ? 1 : 0);
        assert.equal(told.filter((kind) => kind === 'heir-request-granted').length, copies.length);
        assert.equal(told.filter((kind) => kind === 'heir-request-refused').length, state === 'refused' ? 1 : 0);
        if (state === 'granted' || state === 'refused') assert.notEqual(row?.proposed_by, row?.decided_by);
      },
    ),
    { numRuns: 40 },
  );
});

async function whatWaits(recordId: Parameters<typeof dies>[1], requestId: string): Promise<string> {
  const { runner, acts } = world.house;
  const opened = await runner.perform(acts.openHeirRequest, recordId, { requestId }, AUDITORS[0] ?? assert.fail());
  return opened.kind === 'done' ? (opened.outcome.request.proposal?.what ?? '') : '';
}

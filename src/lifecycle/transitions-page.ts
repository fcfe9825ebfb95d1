import { TRANSITIONS, type Transition } from './transitions.js';

/** docs/lifecycle.md, as it has to be committed: the table as it runs. Regenerate with `node scripts/lifecycle-page.mjs`. */
export function lifecycleMarkdown(): string {
  const rows = TRANSITIONS.map(
    (one) => `| ${one.from} | ${one.act} | ${one.by} | ${one.to} | ${whenOf(one)} | [${one.rule}](${fileOf(one)}) |`,
  );
  return [
    '# The life of a space',
    '',
    'Written by `node scripts/lifecycle-page.mjs` from `src/lifecycle/transitions.ts`; a test checks that it is the table as it runs.',
    'What is not in the table cannot happen: the acts, the jobs and the buttons all ask it.',
    '',
    '| from | act | by | to | when | rule |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> notified: notice sent',
    ...TRANSITIONS.map((one) => `  ${one.from} --> ${one.to}: ${one.act}${conditionOf(one)}`),
    '```',
    '',
    'A notice sent on Paris date D opens the space on D+43 at 00:00 in Paris. An opposition is in time until that very instant.',
    'A person proves who they are by the code of the notice, their NIR and the serial number of their card, all three together.',
    '',
  ].join('\n');
}

const whenOf = (one: Transition): string =>
  one.after !== undefined ? 'six weeks are over' : one.before !== undefined ? 'within the six weeks' : 'at any time';

const conditionOf = (one: Transition): string =>
  one.after === undefined && one.before === undefined ? '' : ` (${whenOf(one)})`;

const fileOf = (one: Transition): string => `../src/lifecycle/${one.rule}.rule.ts`;

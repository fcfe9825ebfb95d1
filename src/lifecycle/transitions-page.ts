import { TRANSITIONS, type Transition } from './transitions.js';

/** docs/lifecycle.md, as it has to be committed: the table as it runs. Regenerate with `node scripts/lifecycle-page.mjs`. */
export function lifecycleMarkdown(): string {
  const rows = TRANSITIONS.map(
    (one) =>
      `| ${one.from} | ${one.act} | ${one.by.join(', ')} | ${one.to} | ${one.when ?? 'at any time'} | [${one.rule}](${fileOf(one)}) |`,
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
    ...TRANSITIONS.filter(({ from, to }) => from !== to && to !== 'before').map(
      (one) => `  ${one.from} --> ${one.to}: ${one.act}`,
    ),
    '```',
    '',
    '`before` is the state that the space was in before it was suspended or its person was reported dead.',
    '',
    'A notice sent on Paris date D opens the space on D+43 at 00:00 in Paris. An opposition is in time until that very instant.',
    'A suspension closes after six weeks counted in the same way. An archive is deleted ten years and a day of Paris after the closing.',
    'Eighteen falls at 00:00 where the person lives; for a birth on 29 February, on 1 March. What is due is carried out every minute;',
    'a job that comes late finds the same: whoever came of age before their six weeks were over is asked anew, not opened.',
    '',
    'A person proves who they are by the code of the notice, their NIR and the serial number of their card, all three together.',
    '',
  ].join('\n');
}

const fileOf = (one: Transition): string => `../src/lifecycle/${one.rule}.rule.ts`;

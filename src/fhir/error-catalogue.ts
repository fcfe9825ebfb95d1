import { OAUTH_ERRORS, OAUTH_PROBLEMS } from './oauth/oauth-problems.js';
import { PROBLEMS, WARNINGS } from './problem-catalogue.js';

// The catalogue of errors as those who integrate read it: the tables of docs/interop.md and the names in @carnet/client, both written from the
// code by scripts/error-catalogue.mjs. Tests compare them.

const cell = (text: string): string => text.replaceAll('|', '\\|');
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[]): string =>
  [row(...head), `| ${head.map(() => '---').join(' | ')} |`, ...rows].join('\n');

const TABLES: Readonly<Record<string, string>> = {
  oauth: table(
    ['error', '`error_description`', 'status', 'French', 'English', 'what to do'],
    [
      ...Object.entries(OAUTH_ERRORS).map(([, { error, status, fr, en, todo }]) =>
        row(`\`${error}\``, '', String(status), fr, en, todo),
      ),
      ...Object.entries(OAUTH_PROBLEMS).map(([name, { error, status, fr, en, todo }]) =>
        row(`\`${error}\``, `\`${name}\``, String(status), fr, en, todo),
      ),
    ],
  ),
  problems: table(
    ['name', 'status', 'French', 'English', 'what to do'],
    Object.entries(PROBLEMS).map(([name, { status, fr, en, todo }]) =>
      row(`\`${name}\``, String(status), fr, en, todo),
    ),
  ),
  warnings: table(
    ['name', 'French', 'English'],
    Object.entries(WARNINGS).map(([name, { fr, en }]) => row(`\`${name}\``, fr, en)),
  ),
};

/** The page with its tables as the code has them; throws when it has no place for one. */
export function withCatalogue(markdown: string): string {
  return Object.entries(TABLES).reduce((page, [name, text]) => {
    const [begin, end] = [`<!-- catalogue: ${name} -->`, '<!-- end of catalogue -->'];
    const from = page.indexOf(begin);
    const to = page.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`no place for the catalogue of ${name}`);
    return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
  }, markdown);
}

/** Every name an answer may carry, /oauth and /fhir. */
export const everyProblemName = (): readonly string[] => [
  ...new Set([
    ...Object.keys(PROBLEMS),
    ...Object.keys(WARNINGS),
    ...Object.keys(OAUTH_ERRORS),
    ...Object.keys(OAUTH_PROBLEMS),
  ]),
];

/** `src/client/problem-names.ts`. */
export const problemNamesFile =
  (): string => `// Written by scripts/error-catalogue.mjs from the catalogue of the server.

/** Every name that a refusal or a warning of Carnet may carry; docs/interop.md says what each means and what to do. */
export const PROBLEM_NAMES = [
${everyProblemName()
  .map((name) => `  '${name}',`)
  .join('\n')}
] as const;

export type ProblemName = (typeof PROBLEM_NAMES)[number];
`;

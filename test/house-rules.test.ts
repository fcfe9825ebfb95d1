// The machine-held rules of the house, each shown to catch the fault it is there for: a rule that catches nothing protects nothing.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
let house: string;
before(async () => {
  house = await mkdtemp(path.join(tmpdir(), 'carnet-house-'));
  await symlink(path.join(root, 'node_modules'), path.join(house, 'node_modules'));
  await writeFile(path.join(house, 'tsconfig.json'), await readFile(path.join(root, 'tsconfig.json')));
  await writeFile(path.join(house, 'package.json'), await readFile(path.join(root, 'package.json')));
});
after(() => rm(house, { recursive: true, force: true }));

async function plant(files: Readonly<Record<string, string>>): Promise<void> {
  await rm(path.join(house, 'src'), { recursive: true, force: true });
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(house, file)), { recursive: true });
    await writeFile(path.join(house, file), text);
  }
}

interface Planted {
  readonly file: string;
  readonly text: string;
  readonly rule?: string;
}

const lintFaults: readonly Planted[] = [
  { file: 'src/access/a.rule.ts', text: 'export const now = Date.now();', rule: 'no-restricted-properties' },
  { file: 'src/access/b.rule.ts', text: 'export const now = new Date();', rule: 'no-restricted-syntax' },
  { file: 'src/access/c.rule.ts', text: 'export const chance = Math.random();', rule: 'no-restricted-properties' },
  { file: 'src/access/d.rule.ts', text: 'export const id = crypto.randomUUID();', rule: 'no-restricted-properties' },
  {
    file: 'src/record/e.model.ts',
    text: "import { randomUUID } from 'node:crypto';\nexport const id = randomUUID();",
    rule: 'no-restricted-imports',
  },
  {
    file: 'src/record/f.model.ts',
    text: 'export const later = async (): Promise<number> => Promise.resolve(1);',
    rule: 'no-restricted-syntax',
  },
  {
    file: 'src/kernel/g.ts',
    text: 'export const late = (p: Promise<number>): Promise<number> => (async () => await p)();',
    rule: 'no-restricted-syntax',
  },
  { file: 'src/record/h.ts', text: "export const home = process.env['HOME'];", rule: 'no-restricted-properties' },
  {
    file: 'src/record/i.ts',
    text: "import { env } from 'node:process';\nexport { env };",
    rule: 'no-restricted-imports',
  },
  {
    file: 'src/record/j.act.ts',
    text: 'declare const sql: (parts: TemplateStringsArray) => unknown;\nexport const rows = sql`select 1 from document`;',
    rule: 'no-restricted-syntax',
  },
  { file: 'src/record/k.ts', text: "console.log('here');", rule: 'no-console' },
  { file: 'src/record/l.ts', text: 'export {};\n'.padEnd(3000, '\n'), rule: 'max-lines' },
  {
    file: 'src/record/m.ts',
    text: 'export function save(work: Promise<void>): void {\n  work;\n}',
    rule: '@typescript-eslint/no-floating-promises',
  },
  {
    file: 'src/record/n.ts',
    text: "import { Buffer } from 'node:buffer';\nexport const size = (b: Buffer): number => b.length;",
    rule: '@typescript-eslint/consistent-type-imports',
  },
  {
    file: 'src/record/o.ts',
    text: "export function word(kind: 'a' | 'b'): void {\n  switch (kind) {\n    case 'a':\n      break;\n  }\n}",
    rule: '@typescript-eslint/switch-exhaustiveness-check',
  },
  { file: 'src/config.ts', text: "export const home = process.env['HOME'];" },
  { file: 'src/main.ts', text: "console.log('ready');" },
  { file: 'src/access/p.rule.ts', text: 'export const day = (at: number): Date => new Date(at);' },
  {
    file: 'src/record/q.store.ts',
    text: 'declare const sql: (parts: TemplateStringsArray) => unknown;\nexport const rows = sql`select 1 from document`;',
  },
];

test('lint finds each planted fault, and nothing in what is allowed', async () => {
  await plant(Object.fromEntries(lintFaults.map(({ file, text }) => [file, `${text}\n`])));
  const eslint = new ESLint({ cwd: house, overrideConfigFile: path.join(root, 'eslint.config.js') });
  const results = await eslint.lintFiles(lintFaults.map(({ file }) => file));
  const found = new Map(results.map(({ filePath, messages }) => [path.relative(house, filePath), messages]));
  for (const { file, rule } of lintFaults) {
    const messages = found.get(file) ?? [];
    const rules = messages.map((message) => message.ruleId ?? message.message);
    if (rule === undefined) assert.deepEqual(rules, [], `${file} is allowed`);
    else
      assert.ok(rules.includes(rule), `${file} should be caught by ${rule}, found: ${rules.join(', ') || 'nothing'}`);
  }
});

const target = 'export const value = 1;\n';
const directionFaults: readonly { readonly file: string; readonly imports: string; readonly rule?: string }[] = [
  { file: 'src/kernel/a.ts', imports: '../platform/thing.js', rule: 'kernel-imports-nothing' },
  { file: 'src/kernel/b.ts', imports: 'node:crypto', rule: 'kernel-imports-nothing' },
  { file: 'src/platform/c.ts', imports: '../record/index.js', rule: 'platform-knows-no-domain' },
  { file: 'src/record/d.rule.ts', imports: './thing.store.js', rule: 'pure-files-stay-pure' },
  { file: 'src/record/e.model.ts', imports: 'postgres', rule: 'pure-files-stay-pure' },
  { file: 'src/record/f.model.ts', imports: 'node:fs', rule: 'pure-files-know-no-node' },
  { file: 'src/record/g.page.tsx', imports: './thing.store.js', rule: 'pages-hold-no-data-access' },
  { file: 'src/record/h.ts', imports: '../access/inner.js', rule: 'domains-meet-through-index' },
  { file: 'src/record/cc.routes.tsx', imports: '../citizen/thing.js', rule: 'frame-is-entered-by-the-door' },
  { file: 'src/fhir/i.ts', imports: '../record/inner.js', rule: 'edges-and-web-enter-by-the-door' },
  { file: 'src/serve.ts', imports: './record/inner.js', rule: 'composition-takes-doors-and-routes' },
  { file: 'src/record/z.ts', imports: './thing.route.js', rule: 'routes-are-for-the-composition' },
  { file: 'src/client/aa.ts', imports: '../record/index.js', rule: 'client-stands-alone' },
  { file: 'src/record/bb.ts', imports: '../client/thing.js', rule: 'client-is-for-the-command-line' },
  { file: 'src/web.routes.ts', imports: './record/thing.route.js' },
  { file: 'src/audit/j.ts', imports: '../identity/index.js', rule: 'audit-sees-nobody' },
  { file: 'src/access/k.ts', imports: '../record/index.js', rule: 'access-sees-identity-only' },
  { file: 'src/identity/l.ts', imports: '../record/index.js', rule: 'identity-sees-no-content' },
  { file: 'src/record/m.ts', imports: '../fhir/thing.js', rule: 'edges-are-imported-by-nobody' },
  { file: 'src/xds/n.ts', imports: '../fhir/thing.js', rule: 'one-edge-knows-no-other' },
  { file: 'src/record/o.store.ts', imports: '../web/thing.js', rule: 'web-is-for-pages-and-routes' },
  { file: 'src/record/p.ts', imports: '../main.js', rule: 'nothing-imports-the-composition' },
  { file: 'src/record/dd.ts', imports: '../commands/thing.js', rule: 'commands-are-for-the-command-line' },
  { file: 'src/start.ts', imports: './commands/thing.js', rule: 'commands-are-for-the-command-line' },
  { file: 'src/record/q.ts', imports: './thing.test.js', rule: 'product-imports-no-test' },
  { file: 'src/record/r.ts', imports: 'fast-check', rule: 'product-uses-no-development-package' },
  { file: 'src/record/s.ts', imports: './t.js', rule: 'no-cycles' },
  { file: 'src/record/u.ts', imports: './nowhere.js', rule: 'everything-resolves' },
  { file: 'src/record/v.ts', imports: '../access/index.js' },
  { file: 'src/record/w.page.tsx', imports: '../web/thing.js' },
  { file: 'src/record/x.test.ts', imports: '../access/inner.js' },
  { file: 'src/main.ts', imports: './fhir/thing.js' },
  { file: 'src/cli.ts', imports: './commands/thing.js' },
  { file: 'src/commands/ee.ts', imports: '../main.js' },
  { file: 'src/access/y.ts', imports: '../identity/index.js' },
];

test('the dependency check finds each planted import, and nothing in what is allowed', async () => {
  const targets = [
    'src/platform/thing.ts',
    'src/record/index.ts',
    'src/record/inner.ts',
    'src/record/thing.store.ts',
    'src/record/thing.test.ts',
    'src/record/thing.route.ts',
    'src/access/index.ts',
    'src/access/inner.ts',
    'src/identity/index.ts',
    'src/fhir/thing.ts',
    'src/web/thing.ts',
    'src/citizen/thing.ts',
    'src/client/thing.ts',
    'src/commands/thing.ts',
  ];
  await plant({
    ...Object.fromEntries(targets.map((file) => [file, target])),
    // A circle by a type alone is one too.
    'src/record/t.ts': "import type * as s from './s.js';\nexport type S = typeof s;\n",
    ...Object.fromEntries(
      directionFaults.map(({ file, imports }) => [
        file,
        `import * as it from '${imports}';\nexport const used = it;\n`,
      ]),
    ),
  });
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = path.join(root, '.dependency-cruiser.cjs');
  const printed = await new Promise<string>((resolve) => {
    const args = [program, 'src', '--config', config, '--output-type', 'json'];
    execFile(process.execPath, args, { cwd: house, maxBuffer: 50_000_000 }, (_error, stdout) => resolve(stdout));
  });
  const { summary } = JSON.parse(printed) as {
    summary: { violations: readonly { from: string; rule: { name: string } }[] };
  };
  for (const { file, imports, rule } of directionFaults) {
    const rules = summary.violations
      .filter((violation) => violation.from === file)
      .map((violation) => violation.rule.name);
    const what = `${file} → ${imports}`;
    if (rule === undefined) assert.deepEqual(rules, [], `${what} is allowed`);
    else
      assert.ok(rules.includes(rule), `${what} should be caught by ${rule}, found: ${rules.join(', ') || 'nothing'}`);
  }
});

test('every direction has a planted import that shows it', async () => {
  const { default: config } = (await import(path.join(root, '.dependency-cruiser.cjs'))) as {
    default: { forbidden: readonly { name: string }[] };
  };
  const planted = new Set(directionFaults.map(({ rule }) => rule));
  assert.deepEqual(
    config.forbidden.map(({ name }) => name).filter((name) => !planted.has(name)),
    [],
  );
});

test('the directions of imports know every folder of the source', async () => {
  const directions = await readFile(path.join(root, '.dependency-cruiser.cjs'), 'utf8');
  const folders = (await readdir(path.join(root, 'src'), { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  assert.ok(folders.length > 15);
  assert.deepEqual(
    folders.filter((name) => !new RegExp(`['|/(]${name}['|/)]`).test(directions)),
    [],
  );
});

// The papers of the house say what is there: every file, test, setting, command and link they name is looked up here.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { readConfig } from '../src/config.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const isThere = (file: string): boolean => existsSync(path.join(root, file));

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

const papers = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...filesUnder('docs').filter((name) => name.endsWith('.md')),
  ...filesUnder('src').filter((name) => name.endsWith('.md')),
];
const sources = filesUnder('src');
const rules = sources.filter((file) => file.endsWith('.rule.ts'));

/** Cells of the table rows under a heading; all of them without one. Header and ruler are left out. */
function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, line.lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter((cells, at, all) => !/^[-: ]+$/.test(cells.join('')) && !/^[-: ]+$/.test(all[at + 1]?.join('') ?? ''));
}

const inCode = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');
const quoted = (text: string): string[] => [...text.matchAll(/“([^”]+)”/g)].map(([, name]) => name ?? '');

/** Quotes are escaped in code and templates are cut at their holes: what a paper quotes must stand there as it is written. */
const namesATest = (code: string, name: string): boolean =>
  [name, name.replaceAll("'", "\\'"), name.replaceAll('"', '\\"')].some((form) => code.includes(form));

describe('MISSION.md', () => {
  const mission = read('MISSION.md');
  const [kept = '', untested = ''] = mission.split('## Rules without a test of their own');
  const promises = rowsOf(kept).filter((cells) => cells.length === 3);

  test('has a promise in each of its parts', () => {
    assert.ok(promises.length >= 60, `${promises.length} promises`);
    assert.deepEqual(
      kept
        .split('\n## ')
        .slice(1)
        .filter((part) => rowsOf(part).length === 0)
        .map((part) => part.split('\n')[0]),
      [],
    );
  });

  test('names files that are there', () => {
    const missing = promises.flatMap(([promise = '', files = '']) => {
      const named = inCode(files);
      return named.length === 0
        ? [`no file for: ${promise}`]
        : named.filter((file) => !isThere(file)).map((file) => `${file} for: ${promise}`);
    });
    assert.deepEqual(missing, []);
  });

  test('names tests that are there, by words that stand in them', () => {
    const wrong = promises.flatMap(([promise = '', , proof = '']) => {
      const [file] = inCode(proof);
      if (file === undefined) return [`no test for: ${promise}`];
      if (!/\.test\.tsx?$/.test(file) || !isThere(file)) return [`${file} for: ${promise}`];
      const code = read(file);
      if (code.trim() === '') return [`${file} is empty`];
      return quoted(proof)
        .filter((name) => !namesATest(code, name))
        .map((name) => `“${name}” is not in ${file}`);
    });
    assert.deepEqual(wrong, []);
  });

  test('and the rule book name every rule there is', () => {
    const named = mission + read('docs/access-rules.md');
    assert.deepEqual(
      rules.filter((file) => !named.includes(path.basename(file, '.rule.ts'))),
      [],
    );
    assert.deepEqual(
      inCode(untested)
        .filter((code) => code.endsWith('.rule.ts'))
        .filter((file) => !isThere(file)),
      [],
    );
  });
});

describe('the settings', () => {
  const config = read('src/config.ts');
  const ofTrace = read('src/trace-settings.ts');
  const ofSoftware = read('src/software-settings.ts');
  const schema =
    config.slice(config.indexOf('z.object({'), config.indexOf('});')) +
    ofTrace.slice(ofTrace.indexOf('TRACE_SETTINGS'), ofTrace.indexOf('};')) +
    ofSoftware.slice(ofSoftware.indexOf('SOFTWARE_SETTINGS'), ofSoftware.indexOf('};'));
  const settings = [...schema.matchAll(/^\s+([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? '');
  const example = [...read('.env.example').matchAll(/^#? ?([A-Z][A-Z_]+)=(.*)$/gm)].map(
    ([, name, value]) => [name ?? '', value ?? ''] as const,
  );

  test('of .env.example are those that the program reads', () => {
    assert.ok(settings.length > 10);
    assert.deepEqual(example.map(([name]) => name).sort(), [...settings].sort());
  });

  test('of docs/operations.md are those that the program reads', () => {
    const [, table = ''] = read('docs/operations.md').split('## Settings');
    const named = rowsOf(table.split('\n## ')[0] ?? '').flatMap(([name = '']) => inCode(name));
    assert.deepEqual(named.sort(), [...settings].sort());
  });

  test('shown as defaults in .env.example are the defaults', () => {
    const DEFAULTS = ['CARNET_MODE', 'CARNET_ROLE', 'CARNET_HOME', 'PORT', 'CARNET_ATTENDING_SEES_HIDDEN'];
    for (const [name, value] of example.filter(([each]) => [...DEFAULTS, 'CARNET_LOG_LEVEL'].includes(each)))
      assert.deepEqual(readConfig({ [name]: value }), readConfig({}), name);
  });
});

describe('docs/operations.md', () => {
  const operations = read('docs/operations.md');

  test('names every command', () => {
    const usage = /const USAGE = `([^`]+)`/.exec(read('src/cli.ts'))?.[1] ?? '';
    const commands = usage
      .split('\n')
      .slice(2)
      .flatMap((line) => /^ {2}(\S.*?) {2,}/.exec(line)?.[1]?.split(' | ') ?? []);
    assert.ok(commands.length >= 8);
    const named = inCode(operations).join('\n');
    assert.deepEqual(
      commands.map((command) => `carnet ${command}`).filter((command) => !named.includes(command)),
      [],
    );
  });

  test('names every exit code', () => {
    const codes = sources.flatMap((file) =>
      [...read(file).matchAll(/new CommandFailed\((\d)/g)].map(([, code]) => code ?? ''),
    );
    assert.ok(codes.length > 10);
    const [, part = ''] = operations.split('## Commands');
    const told = rowsOf(part.split('\n## ')[0] ?? '').map(([code]) => code);
    assert.deepEqual(
      [...new Set([...codes, '0'])].filter((code) => !told.includes(code)),
      [],
    );
  });
});

describe('docs/glossary.md', () => {
  const named = new Set(inCode(read('docs/glossary.md')));

  test('has every act', () => {
    const acts = sources
      .filter((file) => file.endsWith('.act.ts'))
      .flatMap((file) => [...read(file).matchAll(/\bname: '([a-z]+(?:-[a-z]+)+)'/g)].map(([, name]) => name ?? ''));
    assert.ok(acts.length > 15);
    assert.deepEqual(
      [...new Set(acts)].filter((act) => !named.has(act)),
      [],
    );
  });

  test('has every state of a space, every chain and every ending', () => {
    const states = /known_space_state\s+check \(state in \(([^)]+)\)/.exec(
      read('migrations/0001-foundations.sql'),
    )?.[1];
    const words = [...(states ?? '').matchAll(/'(\w+)'/g)].map(([, state]) => state ?? '');
    assert.equal(words.length, 8);
    assert.deepEqual(
      [...words, 'shown', 'withheld', 'done', 'refused', 'failed'].filter((word) => !named.has(word)),
      [],
    );
  });
});

test('docs/threats.md says of each threat where it stands, by tests that are there', () => {
  const rows = rowsOf(read('docs/threats.md')).filter(([name = '']) => /^T\d+$/.test(name));
  assert.deepEqual(
    rows.map(([name]) => name),
    Array.from({ length: 23 }, (_, at) => `T${at + 1}`),
  );
  for (const [name = '', , , proof = ''] of rows) {
    const files = inCode(proof).filter((code) => code.includes('/'));
    assert.ok(files.length > 0 || proof.includes('not yet'), `${name} names neither a test nor says not yet`);
    for (const file of files) assert.ok(isThere(file), `${name}: ${file}`);
  }
});

test('every decision record has a number of its own, a title with it, and its line in the index', () => {
  const records = readdirSync(path.join(root, 'docs/adr')).filter((name) => /^\d{4}-/.test(name));
  const index = read('docs/adr/README.md');
  assert.deepEqual(
    records.filter((name) => !index.includes(`](${name})`)),
    [],
  );
  const numbers = records.map((name) => name.slice(0, 4));
  assert.equal(new Set(numbers).size, numbers.length);
  for (const name of records) assert.match(read(`docs/adr/${name}`), new RegExp(`^# ${name.slice(0, 4)}\\. \\S`), name);
});

test('the list of dependencies is that of package.json, with the licences they come with', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
    'dependencies' | 'devDependencies' | 'optionalDependencies',
    Record<string, string>
  >;
  const wanted = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies }).sort();
  const rows = rowsOf(read('docs/adr/0032-dependencies.md'));
  assert.deepEqual(rows.flatMap(([name = '']) => inCode(name)).sort(), wanted);
  for (const [names = '', , licence = ''] of rows)
    for (const name of inCode(names)) {
      const file = `node_modules/${name}/package.json`;
      // Packages of other platforms are not installed here.
      if (!isThere(file)) continue;
      const { license } = JSON.parse(read(file)) as { license?: string };
      if (license !== undefined) assert.equal(licence, license, name);
    }
});

test('links between papers lead somewhere', () => {
  const picturesWereTaken = filesUnder('docs').some((file) => file.endsWith('.png'));
  const broken: string[] = [];
  const slug = (heading: string): string =>
    heading
      .toLowerCase()
      .replace(/`/g, '')
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/g, '-');
  const anchorsOf = (file: string): string[] =>
    [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => slug(heading ?? ''));
  for (const paper of papers)
    for (const [, target = ''] of read(paper).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const to = file === '' ? paper : path.join(path.dirname(paper), file);
      // Pictures are taken by the journeys in a browser; a tree in which they were not taken has none.
      if (to.startsWith('docs/pictures/') && !picturesWereTaken) continue;
      if (!isThere(to)) broken.push(`${paper} → ${target}`);
      else if (anchor !== undefined && to.endsWith('.md') && !anchorsOf(to).includes(anchor))
        broken.push(`${paper} → ${target}`);
    }
  assert.deepEqual(broken, []);
});

test('files and folders that the papers put in code are there', () => {
  const PATH = /^(?:src|test|scripts|bin|docs|migrations|bench)\/[\w./-]+$/;
  const missing = papers.flatMap((paper) =>
    inCode(read(paper).replace(/```[\s\S]*?```/g, ''))
      .filter((code) => PATH.test(code) && !code.includes('NNNN') && !isThere(code))
      .map((code) => `${paper}: ${code}`),
  );
  assert.deepEqual(missing, []);
});

test('no paper holds a path of somebody’s machine, or a gap to be filled in', () => {
  const found = [...papers, 'LICENSE', '.env.example'].flatMap((paper) =>
    [
      ...read(paper).matchAll(
        /(?<![\w.:/-])\/(?:home|root|tmp|mnt|opt|srv|Users|work\w*)\/[\w.-]+|\b(?:TODO|TBD|FIXME|lorem)\b/gi,
      ),
    ].map(([text]) => `${paper}: ${text}`),
  );
  assert.deepEqual(found, []);
});

test('the licence is the one that package.json names, and each decision fits on a page', () => {
  const { license } = JSON.parse(read('package.json')) as { license: string };
  assert.equal(license, 'Apache-2.0');
  assert.match(read('LICENSE'), /Apache License\s+Version 2\.0, January 2004[\s\S]+END OF TERMS AND CONDITIONS/);
  for (const paper of papers.filter((name) => name.startsWith('docs/adr/0')))
    if (!paper.endsWith('0032-dependencies.md'))
      assert.ok(read(paper).split(/\s+/).length <= 650, `${paper} is longer than a page`);
});

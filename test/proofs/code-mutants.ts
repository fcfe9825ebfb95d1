// Mutants of the code that carries the rules out: conditions to functions, partial evaluation, SQL. Each one is a copy of the built file
// with one operator, constant or branch changed; the tests that stand beside it must fail.
import { spawn } from 'node:child_process';
import { copyFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const ACCESS = path.join(ROOT, 'src/access');
const FILES = ['condition', 'decide', 'simplify', 'residual', 'to-sql'] as const;
/** Those that are quick first: most mutants are noticed by the first one that asks. */
const TESTS = ['residual', 'simplify', 'to-sql', 'access-carried-out', 'decide'].map((name) =>
  path.join(ACCESS, `${name}.test.js`),
);
const RUN = path.join(ROOT, 'test/proofs/until-one-fails-worker.js');
/** Of the processor, not of the clock: a mutant that never ends is stopped, a slow machine is waited for. */
const MOST_SECONDS = 60;

interface CodeMutated {
  readonly mutants: number;
  readonly killed: number;
  readonly percentKilled: number;
  /** Every mutant that no test notices, also where nobody could see a difference. */
  readonly surviving: readonly string[];
}

/** Two places, cut off: never better than it is. */
export const percent = (some: number, of: number): number => Math.floor((some / of) * 10_000) / 100;

/** Changes the built files in place, one change at a time, and puts them back. */
export async function mutateCode(say: (text: string) => void): Promise<CodeMutated> {
  let mutants = 0;
  const surviving: string[] = [];
  for (const name of FILES) {
    const file = path.join(ACCESS, `${name}.js`);
    await copyFile(file, `${file}.kept`);
    const text = (await readFile(file, 'utf8')).replace(/\n\/\/# sourceMappingURL.*/s, '\n');
    try {
      for (const { from, to, with: change, line } of changesOf(text)) {
        mutants += 1;
        await writeFile(file, text.slice(0, from) + change + text.slice(to));
        if (await testsPass())
          surviving.push(`${name}:${line + 1} ${text.slice(from, to).slice(0, 60)} → ${change.slice(0, 60)}`);
        if (mutants % 20 === 0) say(`${mutants} mutants of code, ${surviving.length} survive`);
      }
    } finally {
      await copyFile(`${file}.kept`, file);
    }
  }
  const killed = mutants - surviving.length;
  return { mutants, killed, percentKilled: percent(killed, mutants), surviving };
}

const testsPass = (): Promise<boolean> =>
  new Promise((resolve) => {
    const limited = `ulimit -t ${MOST_SECONDS}; exec "$0" "$@"`;
    const child = spawn('sh', ['-c', limited, process.execPath, RUN, ...TESTS], {
      stdio: 'ignore',
      env: { ...process.env, NODE_TEST_CONTEXT: '' },
    });
    child.once('exit', (code) => resolve(code === 0));
  });

interface Change {
  readonly from: number;
  readonly to: number;
  readonly with: string;
  readonly line: number;
}

const OPERATORS: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '&&': '||',
  '||': '&&',
  '<': '>=',
  '>': '<=',
  '<=': '>',
  '>=': '<',
  '??': '&&',
};
const METHODS: Readonly<Record<string, string>> = {
  every: 'some',
  some: 'every',
  filter: 'map',
  reduceRight: 'reduce',
};

function changesOf(text: string): Change[] {
  const source = ts.createSourceFile('mutated.js', text, ts.ScriptTarget.Latest, true);
  const changes: Change[] = [];
  const note = (node: ts.Node, change: string): void => {
    changes.push({
      from: node.getStart(),
      to: node.getEnd(),
      with: change,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isBinaryExpression(node)) {
      const other = OPERATORS[node.operatorToken.getText()];
      if (other !== undefined) note(node.operatorToken, other);
    } else if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
      note(node, node.operand.getText());
    else if (node.kind === ts.SyntaxKind.TrueKeyword) note(node, 'false');
    else if (node.kind === ts.SyntaxKind.FalseKeyword) note(node, 'true');
    else if (ts.isConditionalExpression(node)) {
      note(node, node.whenTrue.getText());
      note(node, node.whenFalse.getText());
    } else if (ts.isIfStatement(node)) {
      note(node.expression, 'true');
      note(node.expression, 'false');
    } else if (ts.isPropertyAccessExpression(node)) {
      const other = METHODS[node.name.text];
      if (other !== undefined) note(node.name, other);
    } else if (ts.isStringLiteral(node) && node.text !== '') note(node, "''");
    ts.forEachChild(node, visit);
  };
  visit(source);
  return changes;
}

// The rules of the house that a machine can hold. What each folder may import is in .dependency-cruiser.cjs.
import tseslint from 'typescript-eslint';

const SQL_TEXT = '/^\\s*(select|insert|update|delete|with|create|alter|drop|truncate|copy|lock)\\s/i';

const clockAndChance = [
  { object: 'Date', property: 'now', message: 'Time is an argument (kernel/time.ts).' },
  { object: 'performance', property: 'now', message: 'Time is an argument (kernel/time.ts).' },
  { object: 'Math', property: 'random', message: 'Chance is an argument.' },
  { object: 'crypto', property: 'randomUUID', message: 'Ids are arguments (kernel/ids.ts).' },
  { object: 'crypto', property: 'getRandomValues', message: 'Chance is an argument.' },
];
const environment = { object: 'process', property: 'env', message: 'Only src/config.ts reads the environment.' };

const impure = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time is an argument (kernel/time.ts).',
  },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Time is an argument (kernel/time.ts).' },
  { selector: 'CallExpression[callee.name="randomUUID"]', message: 'Ids are arguments (kernel/ids.ts).' },
  { selector: 'AwaitExpression', message: 'A rule or model is pure: it waits for nothing.' },
  { selector: ':function[async=true]', message: 'A rule or model is pure: it is not async.' },
  { selector: 'ForOfStatement[await=true]', message: 'A rule or model is pure: it waits for nothing.' },
];
const sqlOutsideOfStores = {
  selector: `TaggedTemplateExpression > TemplateLiteral > TemplateElement:first-child[value.raw=${SQL_TEXT}]`,
  message: 'Only *.store.ts (and the platform) holds SQL.',
};

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'dist-*', '.carnet', '.carnet-sandbox', 'coverage', 'proofs'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      'no-new-func': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/only-throw-error': 'error',
      // What TypeScript itself checks here (noUnusedLocals), or what costs more than it finds.
      '@typescript-eslint/no-unused-vars': 'off',
      '@typescript-eslint/require-await': 'off',
      // Parts are plain objects of functions here: none of them has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // Only packages bring enums, and theirs are compared with their documented values.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // It also objects to assertions that tell the reader which of several overloads or widenings is meant.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/no-empty-object-type': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'src/config.ts'],
    rules: {
      'no-restricted-properties': ['error', environment],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:process', importNames: ['env'], message: environment.message }] },
      ],
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    ignores: ['src/**/*.store.ts', 'src/platform/**', 'src/*.ts', 'src/**/*.test.ts', 'src/**/*.test.tsx'],
    rules: { 'no-restricted-syntax': ['error', sqlOutsideOfStores] },
  },
  {
    files: ['src/**/*.rule.ts', 'src/**/*.model.ts', 'src/kernel/**/*.ts', 'src/**/*.page.tsx'],
    ignores: ['src/**/*.test.ts'],
    rules: {
      'no-restricted-properties': ['error', environment, ...clockAndChance],
      'no-restricted-syntax': ['error', sqlOutsideOfStores, ...impure],
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*', 'postgres', 'fastify', '@fastify/*'], message: 'A rule or model is pure.' }] },
      ],
    },
  },
  {
    // Code tables are data: they are as long as they are.
    files: ['src/**/*.table.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['src/main.ts', 'src/cli.ts', 'bench/**/*.ts', 'test/**/*.ts', 'test/**/*.tsx'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.test.ts', '**/*.test.tsx', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // node:test's test() answers a promise that its runner waits for.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            {
              from: 'package',
              package: 'node:test',
              name: ['test', 'it', 'describe', 'suite', 'before', 'after', 'beforeEach', 'afterEach'],
            },
          ],
        },
      ],
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);

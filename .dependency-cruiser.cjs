// Who may import whom (ARCHITECTURE.md says why). Tests may import anything; everything else follows these directions.
const domains =
  'identity|lifecycle|takeout|record|access|audit|reading|notices|reports|oversight|emergencies|heirs|visit|operators|home|pro|profile|prevention|agenda|messaging|services|family|help';
const edges = 'fhir|xds|mssante';
const test = '\\.test\\.tsx?$';
// The composition: the files beside the folders, the commands, and the demo that is seeded through the same doors.
const compose = '^src/[^/]+\\.tsx?$|^src/(commands|demo)/';

module.exports = {
  forbidden: [
    {
      name: 'kernel-imports-nothing',
      comment: 'The kernel is types and pure functions: no package, no node:*, nothing of ours outside of it.',
      severity: 'error',
      from: { path: '^src/kernel/', pathNot: test },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'platform-knows-no-domain',
      severity: 'error',
      from: { path: '^src/platform/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/(platform|kernel)/' },
    },
    {
      name: 'pure-files-stay-pure',
      comment: 'Rules and models know no SQL, HTTP, node:* and none of the files that do.',
      severity: 'error',
      from: { path: '\\.(rule|model)\\.ts$' },
      to: { path: '^(node:|src/platform/)|\\.(store|route|page)\\.tsx?$|node_modules/(postgres|fastify|@fastify)/' },
    },
    {
      name: 'pure-files-know-no-node',
      severity: 'error',
      from: { path: '\\.(rule|model)\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pages-hold-no-data-access',
      severity: 'error',
      from: { path: '\\.page\\.tsx$' },
      to: { path: '\\.store\\.ts$|node_modules/(postgres|fastify|@fastify)/' },
    },
    {
      name: 'domains-meet-through-index',
      severity: 'error',
      from: { path: `^src/(${domains})/`, pathNot: test },
      to: { path: `^src/(${domains})/`, pathNot: ['^src/$1/', `^src/(${domains})/index\\.ts$`] },
    },
    {
      name: 'frame-is-entered-by-the-door',
      comment: 'The frame of people’s own pages and its words: no domain, used by many.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/citizen/|${test}` },
      to: { path: '^src/citizen/', pathNot: '^src/citizen/index\\.ts$' },
    },
    {
      name: 'edges-and-web-enter-by-the-door',
      comment: 'An edge uses a domain through its index.ts.',
      severity: 'error',
      from: { path: `^src/(${edges}|web)/`, pathNot: test },
      to: { path: `^src/(${domains})/`, pathNot: `^src/(${domains})/index\\.ts$` },
    },
    {
      name: 'composition-takes-doors-and-routes',
      comment:
        'What composes the whole takes a domain by its index.ts, and its routes, which are made for nobody else.',
      severity: 'error',
      from: { path: compose, pathNot: test },
      to: { path: `^src/(${domains})/`, pathNot: `^src/(${domains})/(index\\.ts|.*\\.routes?\\.tsx?)$` },
    },
    {
      name: 'routes-are-for-the-composition',
      severity: 'error',
      from: { path: `^src/(${domains})/`, pathNot: `${test}|\\.(route|routes|edge)\\.tsx?$|/index\\.ts$` },
      to: { path: '\\.routes?\\.tsx?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'audit-sees-nobody',
      severity: 'error',
      from: { path: '^src/audit/', pathNot: test },
      to: { path: '^src/', pathNot: '^src/(audit|kernel|platform)/' },
    },
    {
      name: 'access-sees-identity-only',
      severity: 'error',
      from: { path: '^src/access/', pathNot: `${test}|\\.(page\\.tsx|route\\.tsx?)$` },
      to: { path: `^src/(${domains}|${edges})/`, pathNot: '^src/(access|identity|audit)/' },
    },
    {
      name: 'identity-sees-no-content',
      severity: 'error',
      from: { path: '^src/identity/', pathNot: `${test}|\\.(page\\.tsx|route\\.tsx?)$` },
      to: { path: `^src/(${domains}|${edges})/`, pathNot: '^src/(identity|audit)/' },
    },
    {
      name: 'edges-are-imported-by-nobody',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${edges})/|${compose}|${test}` },
      to: { path: `^src/(${edges})/` },
    },
    {
      name: 'client-stands-alone',
      comment: 'It is published: what it needs comes with it, and runs elsewhere than in Node.',
      severity: 'error',
      from: { path: '^src/client/', pathNot: test },
      to: { pathNot: '^src/(client|kernel)/' },
    },
    {
      name: 'client-is-for-the-command-line',
      comment: 'The server never calls itself.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/client/|${compose}|${test}` },
      to: { path: '^src/client/' },
    },
    {
      name: 'one-edge-knows-no-other',
      severity: 'error',
      from: { path: `^src/(${edges})/`, pathNot: test },
      to: { path: `^src/(${edges})/`, pathNot: '^src/$1/' },
    },
    {
      name: 'web-is-for-pages-and-routes',
      comment: 'Rules, models and stores know nothing of pages.',
      severity: 'error',
      from: { path: '\\.(rule|model|store)\\.ts$' },
      to: { path: '^src/web/' },
    },
    {
      name: 'nothing-imports-the-composition',
      comment: 'A command works with the whole house; nothing else inside a folder does.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/commands/|${test}` },
      to: { path: '^src/[^/]+\\.tsx?$', pathNot: '^src/config\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'commands-are-for-the-command-line',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(commands/|cli\\.ts$)|${test}` },
      to: { path: '^src/commands/' },
    },
    {
      name: 'product-imports-no-test',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { path: `^(test|bench|scripts)/|${test}` },
    },
    {
      name: 'product-uses-no-development-package',
      severity: 'error',
      from: { path: '^src/', pathNot: `${test}|^src/web/browser/` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'no-cycles',
      comment: 'Not by types alone either: what two files share stands in a third, or in the one below.',
      severity: 'error',
      from: { pathNot: test },
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
    },
    skipAnalysisNotInRules: true,
  },
};

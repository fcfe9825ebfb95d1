// Runs the test files given as arguments in this process, one after the other, and ends at the first test that fails. Exit 0: all passed.
import { run } from 'node:test';

let passed = 0;
const results = run({ files: process.argv.slice(2), isolation: 'none' });
results.on('test:fail', () => process.exit(1));
results.on('test:pass', () => {
  passed += 1;
});
results.on('end', () => process.exit(passed > 0 ? 0 : 1));
results.resume();

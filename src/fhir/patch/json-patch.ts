// JSON Patch (RFC 6902), with the path that the national examples write: `/extension[url:'…']/valueBoolean`.
import { ok, problem, type Result } from '../../kernel/result.js';
import type { Operation, PatchProblem, Step } from './operation.js';

const MOST = 50;

export function readJsonPatch(patch: unknown): Result<readonly Operation[], PatchProblem> {
  if (!Array.isArray(patch) || patch.length === 0 || patch.length > MOST) return problem('patch-malformed', '[0]');
  const operations: Operation[] = [];
  for (const [at, each] of patch.entries()) {
    const { op, path, value } = (typeof each === 'object' && each !== null ? each : {}) as Record<string, unknown>;
    const steps = typeof path === 'string' ? stepsOf(path) : undefined;
    if (steps === undefined) return problem('patch-malformed', `[${at}].path`);
    if (op !== 'add' && op !== 'remove' && op !== 'replace' && op !== 'test')
      return problem('patch-malformed', `[${at}].op`);
    if (op !== 'remove' && value === undefined) return problem('patch-malformed', `[${at}].value`);
    operations.push({ op, path: steps, value, written: `[${at}].path` });
  }
  return ok(operations);
}

function stepsOf(path: string): readonly Step[] | undefined {
  if (!path.startsWith('/') || path.length > 500) return undefined;
  const steps: Step[] = [];
  // A segment in brackets may hold slashes: the address of an extension does.
  for (const [, name = '', , key, value] of path.matchAll(/\/([^/[]*)(\[([\w.]+)\s*[:=]\s*'([^']*)'\])?/g)) {
    if (name !== '') steps.push(name.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (key !== undefined && value !== undefined) steps.push({ where: key.split('.'), equals: value });
  }
  return steps.length === 0 ? undefined : steps;
}

// Rate, CPU and memory of a long work by steps, told while it runs.
import { loadavg } from 'node:os';
import { cpuOfCluster } from './cpu.js';

export interface Step {
  readonly done: number;
  readonly perSecond: number;
  /** Milliseconds of CPU for each: of this process, and of PostgreSQL. */
  readonly cpuNode: number;
  readonly cpuPostgres: number;
  /** Memory of this process as it stands when `done` are done: on average over the last fifth of the step. */
  readonly megabytes: number;
  readonly load: number;
}

export interface Stepper {
  readonly steps: Step[];
  /** So many are done, those of an earlier start included. */
  at(done: number): void;
}

const SAMPLE_EVERY = 250;

/** Steps of `size`; a shorter last one is told when the work has come to `of`. */
export function stepper(
  name: string,
  { of, size, dataDir, say }: { of: number; size: number; dataDir: string; say: (line: string) => void },
): Stepper {
  const steps: Step[] = [];
  const now = (done: number) => {
    const { user, system } = process.cpuUsage();
    return { done, at: performance.now(), node: (user + system) / 1e3, postgres: cpuOfCluster(dataDir) * 1e3 };
  };
  let last: ReturnType<typeof now> | undefined;
  let samples: { readonly done: number; readonly megabytes: number }[] = [];
  let sampledAt = 0;
  return {
    steps,
    at(done) {
      last ??= now(done);
      const whole = done !== last.done && (done - last.done >= size || done >= of);
      if (whole || performance.now() - sampledAt > SAMPLE_EVERY) {
        sampledAt = performance.now();
        samples.push({ done, megabytes: process.memoryUsage.rss() / 1e6 });
      }
      if (!whole) return;
      const here = now(done);
      const count = done - last.done;
      const lately = samples.filter((sample) => sample.done >= done - count / 5);
      const each = (milliseconds: number): number => Math.round((milliseconds / count) * 1e4) / 1e4;
      const step: Step = {
        done,
        perSecond: Math.round((count * 1_000) / (here.at - last.at)),
        cpuNode: each(here.node - last.node),
        cpuPostgres: each(here.postgres - last.postgres),
        megabytes: Math.round(lately.reduce((sum, one) => sum + one.megabytes, 0) / lately.length),
        load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
      };
      steps.push(step);
      last = here;
      samples = [];
      say(
        `${name}: ${step.done}, ${step.perSecond}/s, ${step.cpuNode} + ${step.cpuPostgres} ms CPU each (node + PostgreSQL), ${step.megabytes} MB, load ${step.load}`,
      );
    },
  };
}

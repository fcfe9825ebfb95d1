import type postgres from 'postgres';
import {
  counted,
  lineOf,
  onlyWhileThere,
  sessionOn,
  type AnyCall,
  type Line,
  type Options,
  type Statement,
} from './connection-line.js';

// Several clients of the driver with one connection each, in place of its own pool of several. The driver's pool keeps its idle and its busy
// connections in two queues whose beginning is given back only when they run empty. Until then every statement leaves a gap behind and searches
// through all of them: after a hundred thousand statements one costs twice as much, and so on as long as the process lives (ADR 0211). With a
// single connection the queues run empty at every statement.

/**
 * How many connections statements share. What is under way on one connection goes out in one write and comes back in one reading, which
 * is less work for both sides than as many connections as statements (figures: ADR 0211).
 */
const SHARED = 4;
/** A connection that has answered nothing for so long has a statement that takes its time: others go elsewhere meanwhile. */
const SLOW_MILLISECONDS = 40;

/**
 * A client of the database with `connections` connections, opened when needed, and one more for statements while transactions hold all of them.
 * Statements share a few, each going on the one with the least under way. `begin` and `reserve` take one for themselves; while all are taken
 * they wait, first come, first served.
 */
export function connectionPool(
  url: string,
  options: Options,
  connections: number,
  lifetimeSeconds?: number,
): postgres.Sql {
  const made = (): Line => lineOf(url, options, lifetimeSeconds);
  const lines = Array.from({ length: connections }, made);
  const spare = made();
  const queue: ((line: Line) => void)[] = [];

  function forStatement(): Line {
    const now = performance.now();
    let best: Line | undefined;
    let waiting: Line | undefined;
    let shared = 0;
    for (const line of lines) {
      if (line.held) continue;
      if (line.underWay.size > 0 && now - line.lastAnswer > SLOW_MILLISECONDS) {
        if (waiting === undefined || line.underWay.size < waiting.underWay.size) waiting = line;
        continue;
      }
      if (best === undefined || line.underWay.size < best.underWay.size) best = line;
      shared += 1;
      if (shared === SHARED) break;
    }
    return best ?? waiting ?? spare;
  }

  function hold(): Line | Promise<Line> {
    // From the other end: statements keep theirs as long as there are others.
    const free =
      lines.findLast((line) => !line.held && line.underWay.size === 0) ?? lines.findLast((line) => !line.held);
    if (free === undefined) return new Promise((resolve) => queue.push(resolve));
    free.held = true;
    return free;
  }

  function release(line: Line): void {
    line.renewWhenOld();
    const next = queue.shift();
    if (next === undefined) line.held = false;
    else next(line);
  }

  async function reserve(): Promise<postgres.ReservedSql> {
    const line = await hold();
    try {
      const session = await sessionOn(line);
      return onlyWhileThere(session, line, (lost) => {
        if (!lost) session.release();
        release(line);
      });
    } catch (error) {
      release(line);
      throw error;
    }
  }

  async function begin(...given: readonly unknown[]): Promise<unknown> {
    const work = given.at(-1) as (sql: postgres.ReservedSql) => unknown;
    const session = await reserve();
    try {
      await session.unsafe(`begin ${given.length > 1 ? String(given[0]) : ''}`);
      const worked = await work(session);
      const result: unknown = Array.isArray(worked) ? await Promise.all(worked) : worked;
      const { command } = await session`commit`;
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back by the database');
      return result;
    } catch (error) {
      // What cannot be sent any more was rolled back with its connection.
      await rolledBack(session);
      throw error;
    } finally {
      session.release();
    }
  }

  const own: Readonly<Record<string, AnyCall>> = {
    unsafe: (...given) => {
      const line = forStatement();
      return counted(line, (line.sql.unsafe as AnyCall)(...given) as Statement, given[1]);
    },
    begin,
    reserve,
    end: (...given) =>
      Promise.all(
        [...lines, spare].map((line) => {
          line.over = true;
          return (line.sql.end as AnyCall)(...given);
        }),
      ),
  };
  const [first = spare] = lines;
  return new Proxy(first.sql, {
    apply(target, self, args: unknown[]) {
      const [strings] = args;
      // Names, rows and lists are no statements: they belong to no connection.
      if (!(Array.isArray(strings) && 'raw' in strings)) return Reflect.apply(target as AnyCall, self, args);
      const line = forStatement();
      return counted(line, Reflect.apply(line.sql as AnyCall, self, args) as Statement, args);
    },
    get: (target, name) =>
      typeof name === 'string' && Object.hasOwn(own, name) ? own[name] : (Reflect.get(target, name) as unknown),
  });
}

const rolledBack = async (session: postgres.ReservedSql): Promise<void> => {
  try {
    await session`rollback`;
  } catch {
    // Gone, and all it did with it.
  }
};

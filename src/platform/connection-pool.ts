import postgres from 'postgres';

// Several clients of the driver with one connection each, in place of its own pool of several. The driver's pool keeps its idle and its busy
// connections in two queues whose beginning is given back only when they run empty. Until then every statement leaves a gap behind and searches
// through all of them: after a hundred thousand statements one costs twice as much, and so on as long as the process lives (ADR 0211). With a
// single connection the queues run empty at every statement.
//
// And a transaction knows here when its connection is lost. The driver lets it go on: its next statement ends the process (there is no socket
// to write to), or goes out on the connection made since, outside of any transaction, where COMMIT says that all is well.

/** One connection, and what is under way on it. */
interface Line {
  sql: postgres.Sql;
  /** Statements made for it and not answered yet. */
  readonly underWay: Set<Statement>;
  /** When one was answered last, or the first of those under way was made: on the process's own steady clock. */
  lastAnswer: number;
  /** By a transaction or a session: no other statement goes on it meanwhile. */
  held: boolean;
  /** Connections lost so far. */
  lost: number;
  /** Told once when the connection is lost. */
  whenLost: (() => void) | undefined;
  /** Its connection has answered. */
  open: boolean;
  /** For good: no connection is made any more. */
  over: boolean;
}

type Options = NonNullable<Parameters<typeof postgres>[1]>;
type AnyCall = (...given: readonly unknown[]) => unknown;
/** A statement of the driver: sent when somebody asks for its answer. */
type Statement = Promise<unknown> & {
  [ON]?: Line | undefined;
  /** Of the driver, not of its public interface: what is under way on a lost connection would else be waited for without end. */
  reject?(error: Error): void;
};

/** The line that a statement counts on. */
const ON = Symbol('line');

/**
 * How many connections statements share. What is under way on one connection goes out in one write and comes back in one reading, which
 * is less work for both sides than as many connections as statements (figures: ADR 0211).
 */
const SHARED = 4;
/** A connection that has answered nothing for so long has a statement that takes its time: others go elsewhere meanwhile. */
const SLOW_MILLISECONDS = 40;

/** How long the connection stays open that is there for when all others are held. */
const SPARE_SECONDS = 60;

/**
 * A client of the database with `connections` connections, opened when needed, and one more for statements while transactions hold all of them.
 * Statements share a few, each going on the one with the least under way. `begin` and `reserve` take one for themselves; while all are taken
 * they wait, first come, first served.
 */
export function connectionPool(url: string, options: Options, connections: number): postgres.Sql {
  const lines = Array.from({ length: connections }, () => lineOf(url, options));
  const spare = lineOf(url, { ...options, idle_timeout: SPARE_SECONDS });
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

function lineOf(url: string, options: Options): Line {
  const client = (): postgres.Sql => {
    const sql = postgres(url, {
      ...options,
      max: 1,
      // What the driver asks by itself on a new connection, nobody waits for: lost then, it ends the process (ADR 0211).
      fetch_types: false,
      onclose: () => {
        // The driver's client keeps of a lost connection what it was asked and what PostgreSQL said last, and answers the next who asks
        // with it; it forgets who asked for a connection of their own, and who asked just before the end. So all of them are told here,
        // and a new client takes its place.
        if (line.sql !== sql || line.over) return;
        line.lost += 1;
        line.open = false;
        line.sql = client();
        line.whenLost?.();
        for (const statement of line.underWay) statement.reject?.(new ConnectionLost());
        line.underWay.clear();
        sql.end({ timeout: 0 }).catch(() => undefined);
      },
    });
    return sql;
  };
  const line: Line = {
    sql: client(),
    underWay: new Set(),
    lastAnswer: 0,
    held: false,
    lost: 0,
    whenLost: undefined,
    open: false,
    over: false,
  };
  return line;
}

/** The driver's session on this line, whose connection may be lost while others finish on it. */
async function sessionOn(line: Line): Promise<postgres.ReservedSql> {
  for (;;) {
    if (line.over) throw Object.assign(new Error('the pool has ended'), { code: 'CONNECTION_ENDED' });
    const session = await new Promise<postgres.ReservedSql | undefined>((resolve, reject) => {
      line.whenLost = () => {
        resolve(undefined);
      };
      sessionOf(line).then(resolve, reject);
    });
    line.whenLost = undefined;
    if (session !== undefined) return session;
  }
}

async function sessionOf(line: Line): Promise<postgres.ReservedSql> {
  const { sql } = line;
  // The driver never gives out a connection that has not answered a statement before.
  if (!line.open) await sql`select`;
  if (line.sql === sql) line.open = true;
  return sql.reserve();
}

/** The connection of a transaction or of a session is gone, and whatever was not committed with it. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  readonly code = 'CONNECTION_LOST';
  constructor() {
    super('the connection to the database was lost');
  }
}

/** The session, which throws {@link ConnectionLost} instead of asking anything once its connection is gone. */
function onlyWhileThere(
  session: postgres.ReservedSql,
  line: Line,
  giveBack: (lost: boolean) => void,
): postgres.ReservedSql {
  const { lost } = line;
  const asked = (statement: unknown, given: unknown): unknown =>
    statement instanceof Promise ? counted(line, statement, given) : statement;
  const check = (): void => {
    if (line.lost !== lost) throw new ConnectionLost();
  };
  let over = false;
  const release = (): void => {
    if (!over) giveBack(line.lost !== lost);
    over = true;
  };
  const unsafe: AnyCall = (...given) => {
    check();
    return asked((session.unsafe as AnyCall)(...given), given[1]);
  };
  return new Proxy(session, {
    apply(target, self, args: unknown[]) {
      check();
      return asked(Reflect.apply(target as unknown as AnyCall, self, args), args);
    },
    get(target, name) {
      if (name === 'release') return release;
      return name === 'unsafe' ? unsafe : (Reflect.get(target, name) as unknown);
    },
  });
}

const rolledBack = async (session: postgres.ReservedSql): Promise<void> => {
  try {
    await session`rollback`;
  } catch {
    // Gone, and all it did with it.
  }
};

/** Counts a statement until it is answered; one that becomes part of another is never asked for, and counts no more. */
function counted(line: Line, statement: Statement, given: unknown): Statement {
  if (Array.isArray(given)) for (const part of given as readonly unknown[]) if (part instanceof Promise) uncount(part);
  statement[ON] = line;
  if (line.underWay.size === 0) line.lastAnswer = performance.now();
  line.underWay.add(statement);
  const answered = (): void => {
    uncount(statement);
    line.lastAnswer = performance.now();
  };
  // The promise's own `then`: the statement's would send it now.
  void Promise.prototype.then.call(statement, answered, answered);
  return statement;
}

function uncount(statement: Statement): void {
  statement[ON]?.underWay.delete(statement);
}

import postgres from 'postgres';

// One connection of the driver, which knows when it is lost. The driver lets a transaction go on whose connection is gone: its next statement ends
// the process (there is no socket to write to), or goes out on the connection made since, outside of any transaction, where COMMIT says that
// all is well (ADR 0211).

/** One connection, and what is under way on it. */
export interface Line {
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
  /** A new connection for one that has served its time; call where nothing is under way. */
  renewWhenOld(): void;
}

export type Options = NonNullable<Parameters<typeof postgres>[1]>;
export type AnyCall = (...given: readonly unknown[]) => unknown;
/** A statement of the driver: sent when somebody asks for its answer. */
export type Statement = Promise<unknown> & {
  [ON]?: Line | undefined;
  /** Of the driver, not of its public interface: what is under way on a lost connection would else be waited for without end. */
  reject?(error: Error): void;
};

/** The line that a statement counts on. */
const ON = Symbol('line');

/** How long a connection serves before it gives way to a new one: some time between this and twice as long, so that not all do at once. */
const LIFETIME_SECONDS = 30 * 60;

export function lineOf(url: string, options: Options, lifetimeSeconds = LIFETIME_SECONDS): Line {
  const client = (): postgres.Sql => {
    const sql = postgres(url, {
      ...options,
      max: 1,
      // Its own renewal would fail those who ask while the old connection closes: see renewWhenOld.
      max_lifetime: null,
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
  const untilWhen = (): number => performance.now() + lifetimeSeconds * 1000 * (1 + Math.random());
  let until = untilWhen();
  const line: Line = {
    sql: client(),
    underWay: new Set(),
    lastAnswer: 0,
    held: false,
    lost: 0,
    whenLost: undefined,
    open: false,
    over: false,
    renewWhenOld() {
      if (line.over || line.underWay.size > 0 || performance.now() < until) return;
      const old = line.sql;
      until = untilWhen();
      line.open = false;
      line.sql = client();
      old.end({ timeout: 0 }).catch(() => undefined);
    },
  };
  return line;
}

/** The driver's session on this line, whose connection may be lost while others finish on it. */
export async function sessionOn(line: Line): Promise<postgres.ReservedSql> {
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
export function onlyWhileThere(
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

/** Counts a statement until it is answered; one that becomes part of another is never asked for, and counts no more. */
export function counted(line: Line, statement: Statement, given: unknown): Statement {
  if (Array.isArray(given)) for (const part of given as readonly unknown[]) if (part instanceof Promise) uncount(part);
  statement[ON] = line;
  if (line.underWay.size === 0) line.lastAnswer = performance.now();
  line.underWay.add(statement);
  const answered = (): void => {
    uncount(statement);
    line.lastAnswer = performance.now();
    if (!line.held) line.renewWhenOld();
  };
  // The promise's own `then`: the statement's would send it now.
  void Promise.prototype.then.call(statement, answered, answered);
  return statement;
}

function uncount(statement: Statement): void {
  statement[ON]?.underWay.delete(statement);
}

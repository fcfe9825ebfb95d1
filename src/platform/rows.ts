import type postgres from 'postgres';

/** What a statement of the driver still holds when it was answered. */
interface Answered {
  strings: unknown;
  args: unknown;
  parameters: unknown;
  string: unknown;
  signature: unknown;
}

const NOTHING: readonly never[] = [];

/**
 * The rows of a statement, which then lets go of its text, its values and its rows (ADR 0210).
 *
 * The engine puts a function that is written straight into a property among its old objects at once, and the driver writes two such functions
 * into every statement: until the next full collection they keep alive whatever the statement holds, though nobody asks for it any more. So
 * what is asked at every request is read through here; nothing of the result but its rows is left to read.
 */
export async function rowsOf<Row extends object>(statement: postgres.PendingQuery<Row[]>): Promise<Row[]> {
  const result = await statement;
  // One by one: `slice` of the driver's kind of list takes longer than all the rest here.
  const rows: Row[] = [];
  for (const row of result) rows.push(row);
  result.length = 0;
  const answered = statement as unknown as Answered;
  answered.strings = NOTHING;
  answered.args = NOTHING;
  answered.parameters = NOTHING;
  answered.string = '';
  answered.signature = '';
  return rows;
}

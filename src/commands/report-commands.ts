import { CommandFailed, readArguments } from './command-failed.js';
import type { House } from '../compose.js';
import { parisDay } from '../kernel/time.js';
import { isReportAnswer, queuedReport, reportsInQueue, reportUrgency } from '../reports/index.js';
import { isUuid } from '../kernel/ids.js';

// carnet reports: the queue of accesses that people do not recognise. It names who is complained of, and of the person nothing.

const USAGE =
  'carnet reports list [--json] | carnet reports examine ID | carnet reports answer ID justified|unjustified|call';
const MOST = 1_000;

export const isReportCommand = ([first]: readonly string[]): boolean => first === 'reports';

type Say = (line: string) => void;

/** Runs one of these commands; throws {@link CommandFailed} with its exit code. */
export async function reportCommand(
  argv: readonly string[],
  out: Say,
  withHouse: (work: (house: House) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { values, positionals } = parse(argv.slice(1));
  const [verb = '', id = '', answer = ''] = positionals;
  if (values.help) return out(USAGE);
  if (verb === 'list') return withHouse((house) => list(house, out, values.json));
  if (verb === 'examine' && id !== '') return withHouse((house) => handle(house, out, id));
  if (verb === 'answer' && id !== '' && isReportAnswer(answer))
    return withHouse((house) => handle(house, out, id, answer));
  throw new CommandFailed(2, USAGE);
}

async function list({ database, clock }: House, out: Say, json: boolean): Promise<void> {
  const now = clock.domain();
  const queue = (await reportsInQueue(database.directory, MOST)).map(({ id, idNatPs, openedAt, dueAt, state }) => ({
    id,
    professional: idNatPs,
    opened: parisDay(openedAt),
    due: parisDay(dueAt),
    state,
    urgency: reportUrgency(dueAt, now),
  }));
  if (json) return out(JSON.stringify(queue));
  out(
    queue.length === 0
      ? 'No report waits.'
      : queue.map(({ id, ...report }) => [id, ...Object.values(report)].join('  ')).join('\n'),
  );
}

async function handle(
  { database, runner, acts }: House,
  out: Say,
  id: string,
  answer?: 'justified' | 'unjustified' | 'call',
): Promise<void> {
  const found = isUuid(id) ? await queuedReport(database.directory, id) : undefined;
  if (found === undefined) throw new CommandFailed(1, 'report-unknown');
  const input = { reportId: id, ...(answer === undefined ? {} : { answer }) };
  const act = answer === undefined ? acts.examineReport : acts.answerReport;
  const done = await runner.perform(act, found.recordId, input, { kind: 'system', name: 'carnet reports' });
  if (done.kind !== 'done') throw new CommandFailed(1, done.kind === 'failed' ? done.problem.problem : done.refusal);
  out(done.outcome.state);
}

function parse(argv: readonly string[]) {
  return readArguments(
    argv,
    { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
    USAGE,
  );
}

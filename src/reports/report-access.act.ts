import { blockNow, decideOnRecord, readReaderFacts, readRights, type ReaderKnown } from '../access/index.js';
import { appendTrace, readTrace, type TraceLine, type TraceObject } from '../audit/index.js';
import { actEntry, type Caller } from '../identity/index.js';
import type { IdNatPs } from '../kernel/ids.js';
import { ok, problem, type Result } from '../kernel/result.js';
import type { Instant } from '../kernel/time.js';
import type { Act, ActContext, ActEnding } from '../platform/act.js';
import type { RecordHandle } from '../platform/database.js';
import { oneOpenReportPerProfessional } from './one-open-report-per-professional.rule.js';
import { reportIsAnsweredInItsTerm } from './report-is-answered-in-its-term.rule.js';
import type { AccessReport } from './report.model.js';
import { addReport, readReports } from './report.store.js';

export interface ReportSettings {
  readonly attendingSeesHidden: boolean;
  /** Days within which an answer is owed. */
  readonly reportDays: number;
}

export interface ReportInput {
  /** The line of the shown chain that the person does not recognise. */
  readonly line: number;
}

/** An access by a professional, as its person may report it. */
export interface Reportable {
  readonly line: TraceLine;
  readonly idNatPs: IdNatPs;
  readonly blocked: boolean;
  /** The report that is open about this professional. */
  readonly open?: AccessReport;
}

export interface OwnReports {
  readonly reports: readonly (AccessReport & { readonly name?: string })[];
  /** Whom the person blocks now, and since when. */
  readonly blocks: ReadonlyMap<IdNatPs, Instant>;
  /** The access asked about, when one was. */
  readonly about?: Reportable;
}

/** The person sees their reports; with a line, also what reporting it would do. */
export const readReportsAct = (
  settings: ReportSettings,
): Act<Caller, Partial<ReportInput>, ReaderKnown, OwnReports> => ({
  name: 'reports-read',
  facts: (handle, _input, { caller, at }) =>
    readReaderFacts(handle, caller, 'control', at, settings.attendingSeesHidden),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, { line }) {
    const [reports, rights] = await Promise.all([readReports(handle), readRights(handle)]);
    const blocks = new Map(rights.blocks.map(({ idNatPs, since }) => [idNatPs, since] as const));
    const named = await Promise.all(
      reports.map(async (report) => {
        const name = (await lineOf(handle, report.line))?.actor.name;
        return { ...report, ...(name === undefined ? {} : { name }) };
      }),
    );
    if (line === undefined) return ok({ reports: named, blocks });
    const about = await reportableOf(handle, line, reports);
    return about.ok
      ? ok({ reports: named, blocks, about: { ...about.value, blocked: blocks.has(about.value.idNatPs) } })
      : about;
  },
  trace: (handle, _input, _facts, context, ending) => traceReport(handle, 'reports-read', context, ending),
});

/** « Je ne reconnais pas cet accès »: blocks the professional and reports the access, in one act. */
export const reportAccessAct = (settings: ReportSettings): Act<Caller, ReportInput, ReaderKnown, AccessReport> => ({
  name: 'access-report',
  alone: true,
  // Who looks after the record may block for the person; that an access is not recognised only the person can say.
  facts: (handle, _input, { caller, at }) =>
    readReaderFacts(handle, caller, 'control', at, settings.attendingSeesHidden),
  decide: ({ reader }) => decideOnRecord(reader),
  async act(handle, { line }, _facts, { at, ids }) {
    const reports = await readReports(handle);
    const about = await reportableOf(handle, line, reports);
    if (!about.ok) return about;
    const { idNatPs, open } = about.value;
    await blockNow(handle, idNatPs, at);
    if (open !== undefined) return ok(open);
    const dueAt = reportIsAnsweredInItsTerm(at, settings.reportDays);
    const report = { id: ids.item(`report ${idNatPs} ${at}`), idNatPs, line, openedAt: at, dueAt };
    await addReport(handle, report);
    return ok({ ...report, state: 'received' as const });
  },
  async trace(handle, { line }, _facts, context, ending) {
    const actor = (await lineOf(handle, line))?.actor;
    const object: TraceObject | undefined =
      actor?.kind === 'professional' && actor.id !== undefined
        ? { kind: 'professional', id: actor.id, ...(actor.name === undefined ? {} : { label: actor.name }) }
        : undefined;
    await traceReport(handle, 'access-report', context, ending, object);
  },
});

async function lineOf(handle: RecordHandle, n: number): Promise<TraceLine | undefined> {
  const { lines } = await readTrace(handle, 'shown', { limit: 1, before: n + 1 });
  return lines.find((line) => line.n === n);
}

/** Only what the person can see in their history, and only what a professional did. */
async function reportableOf(
  handle: RecordHandle,
  n: number,
  reports: readonly AccessReport[],
): Promise<Result<Omit<Reportable, 'blocked'>>> {
  const line = await lineOf(handle, n);
  if (line?.actor.kind !== 'professional' || line.actor.id === undefined) return problem('access-unknown', 'ligne');
  const idNatPs = line.actor.id as IdNatPs;
  const open = oneOpenReportPerProfessional(reports, idNatPs);
  return ok({ line, idNatPs, ...(open === undefined ? {} : { open }) });
}

async function traceReport(
  handle: RecordHandle,
  act: string,
  { caller, at }: ActContext<Caller>,
  ending: ActEnding<unknown>,
  object?: TraceObject,
): Promise<void> {
  await appendTrace(handle, 'shown', actEntry(act, { caller, at }, ending, { object }));
}

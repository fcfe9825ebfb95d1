import type { HistoryProof, TraceEntry } from '../audit/index.js';
import { professionLabel } from '../citizen/index.js';
import { formatDate, formatTime, type Messages } from '../web/index.js';
import { actorName, actWords, objectWords, whyWords } from './history-words.js';

// The history as a table: what the spreadsheet and the paper are made of. Oldest first, as in the proof.

export interface HistoryRow {
  readonly n: number;
  readonly date: string;
  readonly who: string;
  readonly profession: string;
  readonly where: string;
  readonly what: string;
  readonly object: string;
  readonly outcome: string;
  readonly situation: string;
  readonly reason: string;
  readonly why: string;
  readonly software: string;
  readonly released: string;
}

export const historyRows = (proof: HistoryProof, m: Messages): HistoryRow[] =>
  proof.entries.map(({ n, words }) => rowOf(n, JSON.parse(words) as TraceEntry, m));

function rowOf(n: number, entry: TraceEntry, m: Messages): HistoryRow {
  const { actor, released } = entry;
  const { verb, without } = actWords(entry, m);
  const named = objectWords(entry.object, without, m);
  return {
    n,
    date: `${formatDate(entry.at, m.lang)} ${formatTime(entry.at, m.lang)}`,
    who: actorName(entry, m),
    profession: professionLabel(actor.profession, m) ?? '',
    where: actor.structureName ?? '',
    what: verb,
    object: named,
    outcome: m.historyFiles.outcomes[entry.outcome],
    situation: m.history.situations[entry.situation],
    reason: entry.reason ?? '',
    why: whyWords(entry.rule, m),
    software: actor.software ?? '',
    released: released === undefined ? '' : m.historyFiles.releasedSince(formatDate(released.at, m.lang)),
  };
}

const COLUMNS = [
  'n',
  'date',
  'who',
  'profession',
  'where',
  'what',
  'object',
  'outcome',
  'situation',
  'reason',
  'why',
  'software',
] as const;

/** RFC 4180 with semicolons, as French spreadsheets expect, in UTF-8 with its mark. No cell can be taken for a formula. */
export function historyCsv(rows: readonly HistoryRow[], m: Messages): string {
  const heading = COLUMNS.map((column) => m.historyFiles.columns[column]);
  const lines = [heading, ...rows.map((row) => COLUMNS.map((column) => String(row[column])))];
  return `\ufeff${lines.map((cells) => cells.map(cell).join(';')).join('\r\n')}\r\n`;
}

const cell = (text: string): string =>
  `"${(/^[\s\u0000-\u001f]*[=+\-@]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

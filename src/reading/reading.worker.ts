// What runs in the threads of the reading pool: one function per task, plain data in and out.
import { setTimeout } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import type { CdaPageOptions } from './cda-page.js';
import { readCdaPart, renderCdaPage } from './cda-page.js';
import { readClinicalContent } from './clinical-content.js';
import { documentText } from './document-text.js';
import type { DocumentKind } from './file-kind.js';
import { inspectDocument } from './inspect-document.js';

/** Every task says when it begins: its time is counted from then. */
interface Task {
  readonly bytes: Uint8Array;
  readonly begun: Int32Array;
}

function begin<T extends Task>(task: T): T {
  Atomics.store(task.begun, 0, 1);
  return task;
}

export function inspect(task: Task & { declared: string; now: number }) {
  const { bytes, declared, now } = begin(task);
  return inspectDocument(bytes, declared, now);
}

export function renderPage(task: Task & { options: CdaPageOptions }) {
  const { bytes, options } = begin(task);
  return renderCdaPage(bytes, options);
}

export function readPart(task: Task & { index: number }) {
  const { bytes, index } = begin(task);
  return readCdaPart(bytes, index);
}

export function extractText(task: Task & { kind: DocumentKind }) {
  const { bytes, kind } = begin(task);
  return documentText(bytes, kind);
}

export const clinicalContent = (task: Task) => readClinicalContent(begin(task).bytes);

/** Answers which thread this is, once it is loaded and free; short enough not to be felt, long enough for another to take its turn. */
export async function standBy(): Promise<number> {
  await setTimeout(20);
  return threadId;
}

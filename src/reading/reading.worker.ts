// What runs in the threads of the reading pool: one function per task, plain data in and out.
import { setTimeout } from 'node:timers/promises';
import { threadId } from 'node:worker_threads';
import type { CdaPageOptions } from './cda-page.js';
import { readCdaPart, renderCdaPage } from './cda-page.js';
import { readClinicalContent } from './clinical-content.js';
import { documentText } from './document-text.js';
import type { DocumentKind } from './file-kind.js';
import { inspectDocument } from './inspect-document.js';

export const inspect = (task: { bytes: Uint8Array; declared: string; now: number }) =>
  inspectDocument(task.bytes, task.declared, task.now);

export const renderPage = (task: { bytes: Uint8Array; options: CdaPageOptions }) =>
  renderCdaPage(task.bytes, task.options);

export const readPart = (task: { bytes: Uint8Array; index: number }) => readCdaPart(task.bytes, task.index);

export const extractText = (task: { bytes: Uint8Array; kind: DocumentKind }) => documentText(task.bytes, task.kind);

export const clinicalContent = (task: { bytes: Uint8Array }) => readClinicalContent(task.bytes);

/** Answers which thread this is, once it is loaded and free; short enough not to be felt, long enough for another to take its turn. */
export async function standBy(): Promise<number> {
  await setTimeout(20);
  return threadId;
}

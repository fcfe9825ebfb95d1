import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MailTransport, OutgoingMail } from './mail.js';
import type { SmsTransport, TextMessage } from './sms.js';

// Where a demo's messages go when there is no server to send them: a folder, shown on a page. Never used in production.

export type KeptMessage = { readonly at: number } & (
  | { readonly kind: 'email'; readonly mail: OutgoingMail }
  | { readonly kind: 'sms'; readonly message: TextMessage }
  | { readonly kind: 'post'; readonly id: string; readonly file: string; readonly to: string }
);

export interface OutboxFolder {
  readonly mail: MailTransport;
  readonly sms: SmsTransport;
  keepLetter(id: string, to: string, pdf: Uint8Array): Promise<void>;
  /** The newest first. */
  list(atMost: number): Promise<KeptMessage[]>;
  letter(file: string): Promise<Buffer | undefined>;
}

const NAME = /^[\w-]{1,80}$/;

export function outboxFolder(folder: string, now: () => number): OutboxFolder {
  async function keep(id: string, message: KeptMessage): Promise<void> {
    if (!NAME.test(id)) throw new Error('a message is kept under its id');
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = path.join(folder, `${String(message.at).padStart(15, '0')}.${id}.json`);
    await writeFile(`${file}.new`, JSON.stringify(message), { mode: 0o600 });
    await rename(`${file}.new`, file);
  }
  return {
    mail: {
      async send(mail) {
        await keep(mail.id, { at: now(), kind: 'email', mail });
        return 'sent';
      },
      check: () => Promise.resolve(true),
      close: () => undefined,
    },
    sms: {
      async send(message) {
        await keep(message.id, { at: now(), kind: 'sms', message });
        return 'sent';
      },
    },
    async keepLetter(id, to, pdf) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(path.join(folder, `${id}.pdf`), pdf, { mode: 0o600 });
      await keep(id, { at: now(), kind: 'post', id, file: `${id}.pdf`, to });
    },
    async list(atMost) {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json'));
      const newest = names.sort().reverse().slice(0, atMost);
      return Promise.all(
        newest.map(async (name) => JSON.parse(await readFile(path.join(folder, name), 'utf8')) as KeptMessage),
      );
    },
    letter: (file) =>
      /^[\w-]{1,80}\.pdf$/.test(file)
        ? readFile(path.join(folder, file)).catch(() => undefined)
        : Promise.resolve(undefined),
  };
}

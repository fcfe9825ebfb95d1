import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import type { Clock } from './kernel/time.js';
import type { Courier } from './platform/courier.js';
import { smtpTransport } from './platform/mail.js';
import { outboxFolder } from './platform/outbox-folder.js';
import { httpSmsTransport } from './platform/sms.js';

/** What this installation sends with. A demo without servers of its own keeps everything in a folder that a page shows. */
export function courierOf(config: Config, clock: Pick<Clock, 'domain'>, log: Pick<Logger, 'warn'>): Courier {
  const { smtpUrl, smtpNeedsTls, mailFrom, mailReturn, sms, mode, home } = config;
  const folder = mode === 'demo' ? outboxFolder(path.join(home, 'outgoing'), () => clock.domain()) : undefined;
  const failed =
    (what: string) =>
    (why: string): void =>
      log.warn({ why }, what);
  const mail =
    smtpUrl === undefined
      ? folder?.mail
      : smtpTransport(smtpUrl, { from: mailFrom, needsTls: smtpNeedsTls, failed: failed('mail not sent') });
  const texts = sms === undefined ? folder?.sms : httpSmsTransport({ ...sms, failed: failed('text message not sent') });
  return {
    ...(mail === undefined ? {} : { mail }),
    ...(texts === undefined ? {} : { sms: texts }),
    ...(mailReturn === undefined ? {} : { returnAddress: mailReturn }),
    ...(folder === undefined ? {} : { folder }),
  };
}

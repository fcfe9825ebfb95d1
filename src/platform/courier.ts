import type { MailTransport } from './mail.js';
import type { OutboxFolder } from './outbox-folder.js';
import type { SmsTransport } from './sms.js';

/** What this installation can send with. Without mail, notices go by post; without text messages, codes are not offered that way. */
export interface Courier {
  readonly mail?: MailTransport;
  readonly sms?: SmsTransport;
  /** `retours@carnet.example`: returned mail comes to `retours+TOKEN@…`. */
  readonly returnAddress?: string;
  /** Demo only: where messages are put to be looked at; letters as soon as they are due. */
  readonly folder?: OutboxFolder;
}

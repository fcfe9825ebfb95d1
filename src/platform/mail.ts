// Mail over SMTP. Knows no domain: whoever sends says what and to whom.

export interface OutgoingMail {
  /** Stable for one message however often it is tried: it becomes the Message-ID, by which receivers drop a second copy. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly lang: 'fr' | 'en';
  /** Where it comes back to when it cannot be delivered; the general one when absent. */
  readonly returnPath?: string;
}

/** `refused`: for good (5xx); `later`: worth trying again. */
export type Delivery = 'sent' | 'refused' | 'later';

export interface MailTransport {
  send(mail: OutgoingMail): Promise<Delivery>;
  /** Whether the server answers and takes our credentials. */
  check(): Promise<boolean>;
  close(): void;
}

export interface SmtpSettings {
  /** `Carnet <ne-pas-repondre@carnet.example>`. */
  readonly from: string;
  /** A server that does not offer TLS gets neither login nor mail. */
  readonly needsTls: boolean;
  /** Told why a mail has not left: `EAUTH`, `ECONNECTION`, `550`. Names nobody. */
  readonly failed: (why: string) => void;
}

export function smtpTransport(url: string, { from, needsTls, failed }: SmtpSettings): MailTransport {
  // Read in with the first mail: a server without one to send does without.
  let opened: ReturnType<typeof openPool> | undefined;
  const pool = () => (opened ??= openPool(url, needsTls));
  const sender = /<([^>]+)>/.exec(from)?.[1] ?? from;
  const domain = sender.split('@')[1] ?? 'localhost';
  return {
    async send(mail) {
      try {
        await (
          await pool()
        ).sendMail({
          from,
          to: { name: '', address: mail.to },
          envelope: { from: mail.returnPath ?? sender, to: mail.to },
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: `<${mail.id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.lang },
        });
        return 'sent';
      } catch (error) {
        failed(reasonOf(error));
        return deliveryOf(error);
      }
    },
    async check() {
      try {
        await (await pool()).verify();
        return true;
      } catch {
        return false;
      }
    },
    close: () => {
      opened?.then(
        (each) => {
          each.close();
        },
        () => undefined,
      );
    },
  };
}

async function openPool(url: string, needsTls: boolean) {
  const { default: nodemailer } = await import('nodemailer');
  return nodemailer.createTransport({
    url,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
    requireTLS: needsTls,
  } as Parameters<typeof nodemailer.createTransport>[0]);
}

const reasonOf = (error: unknown): string => {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return [code, responseCode].filter((part) => part !== undefined).join(' ');
};

/** 5xx to the recipient is for good; a server out of reach, a 4xx or a refused login is no fault of the address. */
function deliveryOf(error: unknown): Delivery {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  const aboutTheAddress = code === 'EENVELOPE' || code === 'EMESSAGE' || code === undefined;
  return aboutTheAddress && responseCode !== undefined && responseCode >= 500 ? 'refused' : 'later';
}

import { tellOneFreeze, type Freeze, type Telling } from './access/index.js';
import type { House } from './compose.js';
import { addSecurityEvent } from './identity/index.js';
import type { Query } from './platform/database.js';

/** Looked for this often: an alert is out well within a minute. */
const ALERTS_EVERY = 5_000;

type AlertHouse = Pick<House, 'database' | 'clock' | 'log' | 'courier' | 'config'>;

/** Watches until it is stopped. */
export function watchAlerts(house: AlertHouse): () => void {
  let telling = false;
  const timer = setInterval(() => {
    // A mail server that takes its time keeps one round waiting, not one more each time.
    if (telling) return;
    telling = true;
    tellAlerts(house)
      .catch((error: unknown) => {
        house.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'alerts');
      })
      .finally(() => {
        telling = false;
      });
  }, ALERTS_EVERY);
  return () => clearInterval(timer);
}

/**
 * Tells those who watch over the installation of every freeze they have not heard of: in the security log, in the technical log, and by
 * mail when an address is set. The mail names nobody: who it is stands on the auditors' page. A freeze counts as told once it is: told
 * twice after a crash rather than never.
 */
export async function tellAlerts(house: AlertHouse): Promise<void> {
  const { clock, log } = house;
  await tellEach(house, 'told', async ({ id, kind, inHour, inMonth }, sql) => {
    log.error({ alert: 'access-frozen', freeze: id, kind, inHour, inMonth }, 'access to strangers frozen');
    await addSecurityEvent(sql, 'access-frozen', clock.real(), { freeze: id, kind, inHour, inMonth });
    return true;
  });
  await mailAlerts(house);
}

/** Each that waits, once: what could not be told waits for the next round. */
async function tellEach(
  { database, clock }: AlertHouse,
  how: Telling,
  tell: (freeze: Freeze, sql: Query) => Promise<boolean>,
): Promise<void> {
  const tried: string[] = [];
  for (;;) {
    const id = await tellOneFreeze(database.directory, how, clock.real(), tried, tell);
    if (id === undefined) return;
    tried.push(id);
  }
}

async function mailAlerts(house: AlertHouse): Promise<void> {
  const { log, courier, config } = house;
  const { mail } = courier;
  const to = config.alertMail;
  if (to === undefined || mail === undefined) return;
  await tellEach(house, 'mailed', async ({ id, kind, inHour }) => {
    const text =
      `Un accès a été arrêté : ${inHour} dossiers sans lien en une heure (${kind === 'structure' ? 'structure' : 'professionnel'}). ` +
      `Deux auditeurs doivent l’examiner : ${config.publicUrl}/controle. Référence : ${id}`;
    const subject = 'Carnet : un accès vient d’être arrêté';
    const sent = await mail
      .send({ id: `alert-${id}`, to, subject, text, html: `<p>${text}</p>`, lang: 'fr' })
      .catch((error: unknown) => {
        log.error({ alert: 'mail', error: error instanceof Error ? error.name : 'unknown' }, 'alert not mailed');
        return 'later' as const;
      });
    if (sent === 'refused') log.error({ alert: 'mail' }, 'alert refused by the mail server');
    return sent !== 'later';
  });
}

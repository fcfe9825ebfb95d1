import { freezeNotMailed, takeFreezesToMail, takeFreezesToTell } from './access/index.js';
import type { House } from './compose.js';
import { addSecurityEvent } from './identity/index.js';

/** Looked for this often: an alert is out well within a minute. */
const ALERTS_EVERY = 5_000;

type AlertHouse = Pick<House, 'database' | 'clock' | 'log' | 'courier' | 'config'>;

/** Watches until it is stopped. */
export function watchAlerts(house: AlertHouse): () => void {
  const timer = setInterval(() => {
    tellAlerts(house).catch((error: unknown) => {
      house.log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'alerts');
    });
  }, ALERTS_EVERY);
  return () => clearInterval(timer);
}

/**
 * Tells those who watch over the installation of every freeze they have not heard of: in the security log, in the technical log, and by
 * mail when an address is set. The mail names nobody: who it is stands on the auditors' page.
 */
async function tellAlerts(house: AlertHouse): Promise<void> {
  const { database, clock, log } = house;
  for (const { id, kind, inHour, inMonth } of await takeFreezesToTell(database.directory, clock.real())) {
    log.error({ alert: 'access-frozen', freeze: id, kind, inHour, inMonth }, 'access to strangers frozen');
    await addSecurityEvent(database.directory, 'access-frozen', clock.real(), { freeze: id, kind, inHour, inMonth });
  }
  await mailAlerts(house);
}

async function mailAlerts({ database, clock, log, courier, config }: AlertHouse): Promise<void> {
  const { mail } = courier;
  const to = config.alertMail;
  if (to === undefined || mail === undefined) return;
  for (const { id, kind, inHour } of await takeFreezesToMail(database.directory, clock.real())) {
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
    if (sent === 'later') await freezeNotMailed(database.directory, id);
  }
}

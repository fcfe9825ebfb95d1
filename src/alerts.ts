import { takeFreezesToTell } from './access/index.js';
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
async function tellAlerts({ database, clock, log, courier, config }: AlertHouse): Promise<number> {
  const freezes = await takeFreezesToTell(database.directory, clock.real());
  for (const { id, kind, inHour, inMonth } of freezes) {
    log.error({ alert: 'access-frozen', freeze: id, kind, inHour, inMonth }, 'access to strangers frozen');
    await addSecurityEvent(database.directory, 'access-frozen', clock.real(), { freeze: id, kind, inHour, inMonth });
    if (config.alertMail === undefined || courier.mail === undefined) continue;
    const text =
      `Un accès a été arrêté : ${inHour} dossiers sans lien en une heure (${kind === 'structure' ? 'structure' : 'professionnel'}). ` +
      `Deux auditeurs doivent l’examiner. Référence : ${id}`;
    await courier.mail
      .send({
        id: `alert ${id}`,
        to: config.alertMail,
        subject: 'Carnet : un accès vient d’être arrêté',
        text,
        html: `<p>${text}</p>`,
        lang: 'fr',
      })
      .catch((error: unknown) => {
        log.error({ alert: 'mail', error: error instanceof Error ? error.name : 'unknown' }, 'alert not mailed');
      });
  }
  return freezes.length;
}

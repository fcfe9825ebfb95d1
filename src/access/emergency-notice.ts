import type { IdNatPs } from '../kernel/ids.js';
import { HOUR, type Instant } from '../kernel/time.js';
import { outboxId, type OutboxItem } from '../platform/outbox.js';

/** What tells the person of an emergency access: one notice an hour for each professional, however much they read. */
export const emergencyNotice = (idNatPs: IdNatPs, at: Instant): OutboxItem => ({
  id: outboxId(`emergency ${idNatPs} ${Math.floor(at / HOUR)}`),
  kind: 'emergency-access',
  at,
});

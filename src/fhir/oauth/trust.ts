import { MINUTE, type Instant } from '../../kernel/time.js';
import type { FhirHouse } from '../fhir-house.js';
import { recordSecurityEvent } from '../security-event.store.js';
import { accessTokens, type AccessTokens } from './access-token.js';
import { openKeysByUrl, type KeysByUrl } from './keys-by-url.js';
import { openRevocations, type Revocations } from './revocations.js';
import { spendOne, type Budget } from './software-keeps-to-its-budget.rule.js';

// What one process of the edge remembers to know software by: opened tokens, tokens taken back, keys read at addresses, budgets.

export interface Trust {
  readonly tokens: AccessTokens;
  readonly revocations: Revocations;
  readonly keys: KeysByUrl;
  /** One request of this client: undefined, or the seconds to wait. */
  spend(clientId: string, perMinute: number): Promise<number | undefined>;
}

export function openTrust(house: FhirHouse): Trust {
  const budgets = new Map<string, Budget & { readonly toldAt?: Instant }>();
  const loopback = house.config.mode === 'demo';
  return {
    tokens: accessTokens(house.keys.token),
    revocations: openRevocations(house.database.directory),
    keys: openKeysByUrl({ ownMachine: loopback }, (url, why) => {
      // The address is the operator's own setting; what was found there is not repeated.
      void recordSecurityEvent(house, 'software-keys-not-read', { at: new URL(url).host, why }).catch(() => undefined);
    }),
    async spend(clientId, perMinute) {
      const now = house.clock.real();
      const before = budgets.get(clientId);
      const spending = spendOne(before, perMinute, now);
      const told = before?.toldAt;
      if (spending.allowed) {
        budgets.set(clientId, { ...spending.budget, ...(told === undefined ? {} : { toldAt: told }) });
        return undefined;
      }
      // A flood is one line a minute in the log, not a flood of lines.
      const tell = told === undefined || now - told >= MINUTE;
      budgets.set(clientId, { ...spending.budget, toldAt: tell ? now : (told ?? now) });
      if (tell) await recordSecurityEvent(house, 'software-over-its-limit', { client: clientId });
      return spending.waitSeconds;
    },
  };
}

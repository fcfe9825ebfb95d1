import type { Person } from '../../identity/index.js';

export type Reached = Pick<Person, 'email' | 'phone' | 'ownContact'>;

/**
 * Where a person is reached once the insurer has spoken: as they said themselves, else as the insurer says; what the insurer does not
 * name stays as it was.
 */
export function ownContactOutlivesTheFeed(known: Reached, said: Pick<Reached, 'email' | 'phone'>): Reached {
  const own = known.ownContact ?? [];
  const email = own.includes('email') ? known.email : (said.email ?? known.email);
  const phone = own.includes('phone') ? known.phone : (said.phone ?? known.phone);
  return {
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(own.length === 0 ? {} : { ownContact: own }),
  };
}

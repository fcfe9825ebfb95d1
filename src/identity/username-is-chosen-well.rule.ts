/** Faults of a chosen username, by the names the page has words for. */
export type UsernameFault = 'username-missing' | 'username-too-short' | 'username-characters' | 'username-personal';

/** 8 characters or more, no accents, `.`, `-` and `_` only; never the social security number. (rules 9) */
export function usernameIsChosenWell(username: string, nir: string): UsernameFault | undefined {
  if (username === '') return 'username-missing';
  if (username.includes('@')) return 'username-personal';
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(username)) return 'username-characters';
  if (username.length < 8) return 'username-too-short';
  return username.replace(/\D/g, '').includes(nir.slice(0, 13)) ? 'username-personal' : undefined;
}

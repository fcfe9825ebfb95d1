import type { KeyObject } from 'node:crypto';
import { ok, problem } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { addToOutbox, outboxId } from '../platform/outbox.js';
import { readAccount, saveAccount } from './account.store.js';
import { forgetGuesses } from './guess.store.js';
import { ownSignInTrace } from './own-sign-in-trace.js';
import type { PersonCaller } from './caller.js';
import { addPasskey, removePasskey, type Passkey } from './passkey.store.js';
import { personManagesOwnSignIn, type OwnSignInFacts } from './person-manages-own-sign-in.rule.js';
import { readSpaceState } from './space-state.store.js';

// Every change of a person's ways in: traced, and told to them by a message of its own.

export type SignInChange =
  | { readonly kind: 'password'; readonly passwordHash: string }
  | { readonly kind: 'app'; readonly totpSecret: string; readonly codeStep: number }
  | { readonly kind: 'no-app' }
  | { readonly kind: 'passkey'; readonly passkey: Passkey }
  | { readonly kind: 'no-passkey'; readonly id: string };

export interface ChangeInput {
  readonly change: SignInChange;
  readonly justProven: boolean;
}

const ACTS = {
  password: 'password-change',
  app: 'code-app-link',
  'no-app': 'code-app-unlink',
  passkey: 'passkey-add',
  'no-passkey': 'passkey-remove',
} as const satisfies Record<SignInChange['kind'], string>;

/** One act for each kind of change. Problems: `passkey-known`, `passkey-unknown`. */
export const changeSignInAct = (
  kind: SignInChange['kind'],
  indexKey: KeyObject,
): Act<PersonCaller, ChangeInput, OwnSignInFacts, undefined> => ({
  name: ACTS[kind],
  facts: async (handle, { justProven }) => ({ space: await readSpaceState(handle), justProven }),
  decide: (facts) => personManagesOwnSignIn(facts) ?? { allowed: true, rule: 'person-manages-own-sign-in' },
  async act(handle, { change }, _facts, { at }) {
    const account = await readAccount(handle, true);
    if (account === undefined) throw new Error('an active space without an account');
    switch (change.kind) {
      case 'password':
        await saveAccount(handle, { ...account, passwordHash: change.passwordHash });
        // Codes guessed after the former password say nothing of this one.
        await forgetGuesses(handle.sql, indexKey, 'code', handle.recordId);
        break;
      case 'app':
        await saveAccount(handle, { ...account, totpSecret: change.totpSecret, lastCodeStep: change.codeStep });
        break;
      case 'no-app': {
        const { totpSecret: _gone, ...rest } = account;
        await saveAccount(handle, rest);
        break;
      }
      case 'passkey':
        if (!(await addPasskey(handle, indexKey, change.passkey))) return problem('passkey-known');
        break;
      case 'no-passkey':
        if (!(await removePasskey(handle, indexKey, change.id))) return problem('passkey-unknown');
        break;
    }
    await addToOutbox(handle, {
      id: outboxId(`login-changed ${handle.recordId} ${change.kind} ${at}`),
      kind: 'login-changed',
      at,
    });
    return ok(undefined);
  },
  trace: (handle, _input, _facts, { at }, ending) => ownSignInTrace(handle, ACTS[kind], at, ending),
});

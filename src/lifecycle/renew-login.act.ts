import type { KeyObject } from 'node:crypto';
import { replaceAccount } from '../identity/index.js';
import { ok } from '../kernel/result.js';
import type { Act } from '../platform/act.js';
import { addToOutbox, outboxId } from '../platform/outbox.js';
import { codeFault } from './code-fault.js';
import { holdCode, useCode } from './code.store.js';
import { traceLifecycle, type LifecycleCaller } from './lifecycle-trace.js';
import type { ActivationInput } from './move.act.js';
import type { Space, SpaceCode } from './space.model.js';
import { holdSpace } from './space.store.js';

interface Facts {
  readonly space: Space;
  readonly code: SpaceCode | undefined;
}

/**
 * Who lost every way in chooses new ones with a code received at an address known before and the card: two held things. Passkeys and the
 * old password end, and the person is told.
 */
export const renewLoginAct = (indexKey: KeyObject): Act<LifecycleCaller, ActivationInput, Facts, undefined> => ({
  name: 'login-renew',
  facts: async (handle, { code }) => ({ code: await holdCode(handle, code, false), space: await holdSpace(handle) }),
  decide({ code, space }, _input, { at }) {
    if (code === undefined || space.state !== 'active')
      return { allowed: false, rule: 'activates-with-code-nir-and-card', refusal: 'space-not-open' };
    const fault = codeFault(code, at);
    return fault === undefined
      ? { allowed: true, rule: 'activates-with-code-nir-and-card' }
      : { allowed: false, rule: fault, refusal: 'space-not-open' };
  },
  async act(handle, { code, account }, _facts, { at }) {
    const replaced = await replaceAccount(handle, indexKey, account);
    if (!replaced.ok) return replaced;
    await useCode(handle, code, at);
    await addToOutbox(handle, {
      id: outboxId(`login-changed ${handle.recordId} renewed ${at}`),
      kind: 'login-changed',
      at,
    });
    return ok(undefined);
  },
  trace: (handle, _input, _facts, context, ending) => traceLifecycle(handle, 'login-renew', context, ending),
});

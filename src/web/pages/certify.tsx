// A parent acts for their child: the box by which they certify to represent them, the same at every door.
import type { VNode } from 'preact';
import { Checkbox, ErrorSummary } from '../components/index.js';
import type { Messages } from '../messages/index.js';

export interface ForChild {
  /** Given name of the child whose letter it is; missing where somebody acts for themselves. */
  readonly child?: string | undefined;
  /** The form came without it. */
  readonly certifyMissing?: boolean | undefined;
}

/** Stands on top of the page; nothing where nothing is missing. */
export function CertifyError({ m, certifyMissing }: { m: Messages } & ForChild): VNode {
  const errors = [{ field: 'certifie', text: m.activation.errors['certifie-missing'] }];
  return <ErrorSummary m={m} errors={certifyMissing === true ? errors : undefined} />;
}

/** Field `certifie` of a form, `yes` once ticked; nothing where somebody acts for themselves. */
export function CertifyBox({ m, child, certifyMissing }: { m: Messages } & ForChild): VNode | null {
  if (child === undefined) return null;
  const error = certifyMissing === true ? m.activation.errors['certifie-missing'] : undefined;
  return <Checkbox m={m} name="certifie" label={m.activation.certify(child)} error={error} />;
}

// A passkey asked for or made: needs a browser that runs scripts and knows passkeys; without, the form stays hidden.
import type { VNode } from 'preact';
import type { Messages } from '../messages/index.js';
import { Button, type ButtonKind } from './button.js';
import { PostForm } from './form.js';

export interface PasskeyFormProps {
  readonly m: Messages;
  readonly action: string;
  /** Where the question is fetched from (POST with the form's token). */
  readonly question: string;
  readonly csrf: string;
  readonly label: string;
  readonly makes?: boolean | undefined;
  readonly kind?: ButtonKind | undefined;
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

export function PasskeyForm({
  m,
  action,
  question,
  csrf,
  label,
  makes,
  kind = 'secondary',
  fields,
}: PasskeyFormProps): VNode {
  return (
    <div
      class="passkey"
      hidden
      data-passkey={question}
      data-passkey-failed={m.common.form.passkeyFailed}
      {...(makes === true ? { 'data-passkey-new': '' } : {})}
    >
      <PostForm action={action} csrf={csrf} fields={{ ...fields, reponse: '' }}>
        <Button kind={kind} icon="lock">
          {label}
        </Button>
        <p class="soft" role="status" />
      </PostForm>
    </div>
  );
}

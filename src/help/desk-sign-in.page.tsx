// The help-desk's own door.
import type { VNode } from 'preact';
import {
  Actions,
  Button,
  ErrorSummary,
  Notice,
  OneTimeCodeField,
  PostForm,
  TextField,
  type Messages,
} from '../web/index.js';

export type StaffError = keyof Messages['desk']['signInErrors'];

interface Props {
  readonly m: Messages;
  readonly csrf: string;
}

/** Posts `username`, `password`. */
export function StaffSignInPage({ m, csrf, errors }: Props & { errors?: readonly StaffError[] | undefined }): VNode {
  return (
    <div class="narrow">
      <ErrorSummary m={m} errors={errors?.map((name) => ({ field: 'username', text: m.desk.signInErrors[name] }))} />
      <PostForm action="/assistance/poste/connexion" csrf={csrf} class="sheet sheet-pad">
        <TextField m={m} name="username" label={m.signIn.username} autocomplete="username" />
        <TextField m={m} name="password" label={m.signIn.password} type="password" autocomplete="current-password" />
        <Actions>
          <Button>{m.signIn.submit}</Button>
        </Actions>
      </PostForm>
      <p class="soft">{m.desk.signInNote}</p>
    </div>
  );
}

/** Posts `code`. */
export function StaffCodePage({ m, csrf, demoCode }: Props & { demoCode: string | undefined }): VNode {
  return (
    <div class="narrow">
      {demoCode !== undefined && (
        <Notice m={m}>
          <p data-demo-code={demoCode}>{m.common.demo.codeNow(demoCode)}</p>
        </Notice>
      )}
      <PostForm action="/assistance/poste/connexion/code" csrf={csrf} class="sheet sheet-pad">
        <OneTimeCodeField m={m} label={m.signIn.code} />
        <Actions>
          <Button>{m.desk.enter}</Button>
        </Actions>
      </PostForm>
    </div>
  );
}

// Choosing the place of practice of this session.
import type { VNode } from 'preact';
import type { Structure } from '../identity/index.js';
import { Actions, Button, ErrorSummary, PostForm, Radios, type Messages } from '../web/index.js';

export function PlacePage({
  m,
  csrf,
  places,
  chosen,
  next,
  missing,
}: {
  m: Messages;
  csrf: string;
  places: readonly Structure[];
  chosen: string | undefined;
  next: string | undefined;
  missing: boolean;
}): VNode {
  const t = m.professional.place;
  return (
    <div class="narrow">
      <ErrorSummary m={m} errors={missing ? [{ field: 'lieu', text: t.missing }] : []} />
      <PostForm
        action="/pro/lieu"
        csrf={csrf}
        class="sheet sheet-pad"
        fields={next === undefined ? {} : { retour: next }}
      >
        <Radios
          m={m}
          name="lieu"
          legend={t.legend}
          value={chosen}
          error={missing ? t.missing : undefined}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Actions>
          <Button>{t.submit}</Button>
        </Actions>
      </PostForm>
    </div>
  );
}

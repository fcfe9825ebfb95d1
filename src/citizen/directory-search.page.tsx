// Looking somebody up in the national directory, by name or by number: a form that only asks.
import type { VNode } from 'preact';
import { Button, TextField, type Messages } from '../web/index.js';

export interface DirectorySearchView {
  readonly m: Messages;
  /** Where it is asked; what its query says goes along. */
  readonly path: string;
  readonly words: Readonly<Record<'search' | 'family' | 'given' | 'number' | 'numberHint' | 'submit', string>>;
  readonly asked: { readonly family: string; readonly given: string; readonly number: string };
}

export function DirectorySearchForm({ m, path, words: t, asked }: DirectorySearchView): VNode {
  const [action = path, query = ''] = path.split('?');
  const plain = { m, autocomplete: 'off' } as const;
  return (
    <form method="get" action={action} class="sheet sheet-pad narrow" role="search" aria-label={t.search}>
      {[...new URLSearchParams(query)].map(([name, value]) => (
        <input type="hidden" name={name} value={value} key={name} />
      ))}
      <TextField {...plain} name="nom" label={t.family} value={asked.family} width={20} maxLength={80} />
      <TextField {...plain} name="prenom" label={t.given} value={asked.given} width={20} maxLength={80} optional />
      <TextField
        {...plain}
        name="numero"
        label={t.number}
        hint={t.numberHint}
        value={asked.number}
        inputMode="numeric"
        width={12}
        maxLength={20}
        code
        optional
      />
      <Button kind="secondary" icon="search">
        {t.submit}
      </Button>
    </form>
  );
}

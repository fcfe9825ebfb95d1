// Choosing a professional in the directory, by name or number: links only.
import type { VNode } from 'preact';
import { professionalWords } from '../citizen/index.js';
import type { DirectoryProfessional } from '../identity/index.js';
import { Button, Item, ItemList, LinkButton, TextField, type Messages } from '../web/index.js';

export interface ProfessionalSearch {
  readonly family: string;
  readonly given: string;
  readonly number: string;
  /** Undefined: nothing was searched for. */
  readonly found?: readonly DirectoryProfessional[] | undefined;
  readonly more: boolean;
}

export function ChooseProfessional({
  m,
  path,
  search,
}: {
  m: Messages;
  path: string;
  search: ProfessionalSearch;
}): VNode {
  const t = m.professionalRights.choose;
  return (
    <>
      {search.found !== undefined && (
        <section class="block">
          <h2>{t.results}</h2>
          {search.found.length === 0 ? (
            <p role="status">{t.nobody}</p>
          ) : (
            <ItemList>
              {search.found.map((one) => {
                const { name, detail } = professionalWords(one.idNatPs, new Map([[one.idNatPs, one]]), m);
                return (
                  <Item
                    icon="care"
                    title={name}
                    meta={detail}
                    actions={
                      <LinkButton
                        href={`${path}?${new URLSearchParams({ professionnel: one.idNatPs }).toString()}`}
                        kind="secondary"
                        small
                        about={name}
                      >
                        {t.pick}
                      </LinkButton>
                    }
                    key={one.idNatPs}
                  />
                );
              })}
            </ItemList>
          )}
          {search.more && <p role="status">{t.more}</p>}
        </section>
      )}
      <form method="get" action={path} class="sheet sheet-pad narrow block" role="search" aria-label={t.search}>
        <TextField
          m={m}
          name="nom"
          label={t.family}
          value={search.family}
          autocomplete="off"
          width={20}
          maxLength={80}
        />
        <TextField
          m={m}
          name="prenom"
          label={t.given}
          value={search.given}
          autocomplete="off"
          width={20}
          maxLength={80}
          optional
        />
        <TextField
          m={m}
          name="numero"
          label={t.number}
          hint={t.numberHint}
          value={search.number}
          autocomplete="off"
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
    </>
  );
}

// Choosing a professional in the directory, by name or number: links only.
import type { VNode } from 'preact';
import { DirectorySearchForm, professionalWords } from '../citizen/index.js';
import type { DirectoryProfessional } from '../identity/index.js';
import { Item, ItemList, LinkButton, type Messages } from '../web/index.js';

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
      <div class="block">
        <DirectorySearchForm m={m} path={path} words={t} asked={search} />
      </div>
    </>
  );
}

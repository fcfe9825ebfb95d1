// Choosing whom a right is for: those the record knows, or a search in the directory. Links only, so that nothing happens by choosing.
import type { VNode } from 'preact';
import { DirectorySearchForm, professionalWords, type ProfessionalWords } from '../citizen/index.js';
import type { Structure } from '../identity/index.js';
import { Item, ItemList, LinkButton, type Messages } from '../web/index.js';
import { whomHref, type Searched } from './whom.js';

export interface ChooseWhomView {
  readonly m: Messages;
  /** The page that asks; what was chosen is added to its address. */
  readonly path: string;
  readonly known: readonly ProfessionalWords[];
  /** Whole structures may be chosen too: those the record knows. */
  readonly structures?: readonly Structure[] | undefined;
  /** Only whole structures are meant; a name found stands for where they practise. */
  readonly structuresOnly?: boolean | undefined;
  readonly search: Searched;
}

export function ChooseWhom(view: ChooseWhomView): VNode {
  const { m, known, structures = [], search } = view;
  const t = m.whoReads.choose;
  const results = (
    <>
      {search.professionals !== undefined && <Results view={view} />}
      <SearchForm view={view} />
    </>
  );
  return (
    <>
      {search.professionals !== undefined && results}
      <section class="block">
        <h2>{t.known}</h2>
        {known.length === 0 && structures.length === 0 ? (
          <p>{t.knownNone}</p>
        ) : (
          <ItemList>
            {known.map((one) => (
              <ProfessionalItem view={view} one={one} key={one.id} />
            ))}
            {structures.map((place) => (
              <StructureItem view={view} place={place} key={place.id} />
            ))}
          </ItemList>
        )}
      </section>
      {search.professionals === undefined && results}
    </>
  );
}

function ProfessionalItem({ view: { m, path }, one }: { view: ChooseWhomView; one: ProfessionalWords }): VNode {
  return (
    <Item
      icon="care"
      title={one.name}
      meta={one.detail}
      actions={
        <LinkButton
          href={whomHref(path, { kind: 'professional', idNatPs: one.id })}
          kind="secondary"
          small
          about={one.name}
        >
          {m.whoReads.choose.person}
        </LinkButton>
      }
    />
  );
}

function StructureItem({ view: { m, path }, place }: { view: ChooseWhomView; place: Structure }): VNode {
  return (
    <Item
      icon="hospital"
      title={m.whoReads.choose.wholeStructure(place.name)}
      actions={
        <LinkButton
          href={whomHref(path, { kind: 'structure', structureId: place.id })}
          kind="secondary"
          small
          about={place.name}
        >
          {m.whoReads.choose.person}
        </LinkButton>
      }
    />
  );
}

function Results({ view }: { view: ChooseWhomView }): VNode {
  const { m, search, structures, structuresOnly = false } = view;
  const t = m.whoReads.choose;
  const people = search.professionals ?? [];
  const shown = structuresOnly ? [] : people;
  // A structure is offered where whole structures may be chosen: by its number, or as the place of somebody found.
  const places =
    structures === undefined
      ? []
      : [
          ...new Map(
            [...(search.structures ?? []), ...people.flatMap((one) => one.structures)].map((place) => [
              place.id,
              place,
            ]),
          ).values(),
        ];
  return (
    <section class="block" id="resultats">
      <h2>{t.results}</h2>
      {shown.length === 0 && places.length === 0 ? (
        <p role="status">
          {t.nobody} {t.nobodyTodo}
        </p>
      ) : (
        <ItemList>
          {shown.map((one) => (
            <ProfessionalItem
              view={view}
              one={professionalWords(one.idNatPs, new Map([[one.idNatPs, one]]), m)}
              key={one.idNatPs}
            />
          ))}
          {places.map((place) => (
            <StructureItem view={view} place={place} key={place.id} />
          ))}
        </ItemList>
      )}
      {search.more && <p role="status">{t.more}</p>}
    </section>
  );
}

function SearchForm({ view: { m, path, search } }: { view: ChooseWhomView }): VNode {
  const t = m.whoReads.choose;
  return (
    <section class="block">
      <h2>{t.search}</h2>
      <DirectorySearchForm m={m} path={path} words={t} asked={search} />
    </section>
  );
}

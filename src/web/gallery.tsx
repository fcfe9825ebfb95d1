// Every component on one page, to look at them together (demo only). Texts are samples in French.
import type { VNode } from 'preact';
import {
  Actions,
  Card,
  Cards,
  DefinitionList,
  Details,
  EmptyState,
  Feed,
  FeedDay,
  FeedEntry,
  FilterForm,
  Item,
  ItemList,
  LinkButton,
  Mark,
  type MarkKind,
  Notice,
  Pagination,
  SectionNav,
  Select,
  Table,
} from './components/index.js';
import { Acts, Forms } from './gallery-forms.js';
import { ICON_NAMES, Icon } from './icons.js';
import { EmptyPicture, NotebookPicture } from './illustrations.js';
import type { Messages } from './messages/index.js';

const MARK_KINDS: readonly MarkKind[] = [
  'new',
  'hidden',
  'own',
  'archived',
  'replaced',
  'withheld',
  'emergency',
  'allowed',
];

/** The body of /demo/composants. `csrf` may be any text: the forms of the gallery lead nowhere. */
export function Gallery({ m, csrf }: { m: Messages; csrf: string }): VNode {
  return (
    <>
      <SectionNav
        label="Pages de la section"
        current="/demo/composants"
        links={[
          { href: '/demo/composants', label: 'Composants', icon: 'heart' },
          { href: '/demo', label: 'Comptes', icon: 'person' },
        ]}
      />
      <Buttons />
      <Notices m={m} />
      <Lists m={m} />
      <Forms m={m} csrf={csrf} />
      <Acts m={m} csrf={csrf} />
      <section class="block">
        <h2>Icônes</h2>
        <ul class="icon-list">
          {ICON_NAMES.map((name) => (
            <li key={name}>
              <Icon name={name} />
              <span>{name}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function Buttons(): VNode {
  return (
    <section class="block">
      <h2>Boutons</h2>
      <Actions>
        <LinkButton href="#boutons" icon="add">
          Ajouter un document
        </LinkButton>
        <LinkButton href="#boutons" kind="secondary" icon="download">
          Télécharger
        </LinkButton>
        <LinkButton href="#boutons" kind="quiet">
          Annuler
        </LinkButton>
        <LinkButton href="#boutons" kind="danger" icon="block">
          Bloquer ce professionnel
        </LinkButton>
        <LinkButton href="#boutons" kind="secondary" small icon="hide">
          Masquer
        </LinkButton>
      </Actions>
    </section>
  );
}

function Notices({ m }: { m: Messages }): VNode {
  return (
    <section class="block">
      <h2>Messages</h2>
      <Notice m={m} title="Vos documents restent à vous">
        <p>Vous pouvez masquer un document à tout moment. Le professionnel qui l'a déposé le voit encore.</p>
      </Notice>
      <Notice m={m} tone="success">
        <p>Document masqué. Seuls vous et son auteur le voyez.</p>
      </Notice>
      <Notice m={m} tone="warning" title="Votre code expire bientôt">
        <p>Il reste 3 jours pour activer votre espace.</p>
      </Notice>
      <Notice m={m} tone="error" title="Nous n'avons pas pu enregistrer le fichier">
        <p>Réessayez dans quelques minutes, ou appelez-nous.</p>
      </Notice>
      <p class="marks">
        {MARK_KINDS.map((kind) => (
          <Mark kind={kind} m={m} key={kind} />
        ))}
      </p>
      <Details summary="Pourquoi ce professionnel a-t-il accès ?">
        <p>Vous lui avez donné votre accord le 3 mars 2026.</p>
      </Details>
    </section>
  );
}

function Lists({ m }: { m: Messages }): VNode {
  return (
    <section class="block">
      <h2>Listes</h2>
      <FilterForm m={m} action="/demo/composants" clearHref="/demo/composants">
        <Select
          m={m}
          name="categorie"
          label="Catégorie"
          empty="Toutes"
          options={[{ value: 'bio', label: 'Prises de sang (biologie)' }]}
        />
        <Select m={m} name="annee" label="Année" empty="Toutes" options={[{ value: '2026', label: '2026' }]} />
      </FilterForm>
      <ItemList label="Documents">
        <Item
          icon="flask"
          fresh
          title="Prise de sang : bilan lipidique"
          href="#doc1"
          meta="12 mars 2026 · Laboratoire des Tilleuls"
          marks={<Mark kind="new" m={m} />}
          actions={
            <LinkButton href="#doc1" kind="secondary" small icon="hide" about=": Prise de sang">
              Masquer
            </LinkButton>
          }
        />
        <Item
          icon="pill"
          title="Ordonnance"
          href="#doc2"
          meta="3 mars 2026 · Dr Nadia Belkacem"
          marks={<Mark kind="hidden" m={m} />}
        />
        <Item
          icon="image"
          title="Radiographie du poignet gauche"
          href="#doc3"
          meta="18 janvier 2026 · Hôpital du Parc"
        />
      </ItemList>
      <Pagination m={m} page={2} pages={5} hrefOf={(page) => `?page=${page}`} />
      <div class="columns">
        <Feed>
          <FeedDay label="Aujourd'hui" level={3}>
            <FeedEntry
              icon="siren"
              tone="danger"
              dateTime="2026-03-12T14:05:00Z"
              time="14 h 05"
              more={
                <p class="marks">
                  <Mark kind="emergency" m={m} />
                </p>
              }
            >
              <strong>Dr Hugo Lemaire</strong>, médecin urgentiste, a ouvert votre dossier en urgence.
            </FeedEntry>
            <FeedEntry
              icon="eye"
              dateTime="2026-03-12T09:12:00Z"
              time="9 h 12"
              more={
                <Details summary="Pourquoi le pouvait-elle ?">
                  <p>Vous lui avez donné votre accord.</p>
                </Details>
              }
            >
              <strong>Nadia Belkacem</strong>, médecin généraliste, a lu <a href="#doc1">Prise de sang</a>.
            </FeedEntry>
          </FeedDay>
        </Feed>
        <DefinitionList
          items={[
            { term: 'Déposé par', value: 'Laboratoire des Tilleuls' },
            { term: 'Date', value: '12 mars 2026' },
            { term: 'Format', value: 'PDF, 240 ko' },
          ]}
        />
      </div>
      <Table
        caption="Résultats"
        columns={[
          { label: 'Examen' },
          { label: 'Résultat', numeric: true },
          { label: 'Intervalle du laboratoire', numeric: true },
        ]}
        rows={[
          ['Cholestérol total', '5,1 mmol/L', '3,5 à 5,2'],
          ['Triglycérides', '1,2 mmol/L', '0,5 à 1,7'],
        ]}
      />
      <Cards>
        <Card title="Mes documents" href="#cartes" icon="documents" level={3}>
          <p>12 documents, dont 2 nouveaux.</p>
        </Card>
        <Card title="Qui a accès" href="#cartes" icon="people" level={3} tone="sun">
          <p>3 professionnels.</p>
        </Card>
      </Cards>
      <EmptyState
        picture={<EmptyPicture />}
        title="Aucun document pour l'instant"
        action={
          <LinkButton href="#vide" icon="add">
            Ajouter un document
          </LinkButton>
        }
      >
        <p>Vos professionnels peuvent en déposer. Vous pouvez aussi en ajouter.</p>
      </EmptyState>
      <NotebookPicture />
    </section>
  );
}

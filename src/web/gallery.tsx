// Every component on one page, to look at them together (demo only). Texts are samples in French.
import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Card,
  Cards,
  Checkbox,
  Checkboxes,
  ConfirmForm,
  CopyText,
  DateField,
  DefinitionList,
  Details,
  EmptyState,
  ErrorSummary,
  Feed,
  FeedDay,
  FeedEntry,
  FileField,
  FilterForm,
  Item,
  ItemList,
  LinkButton,
  Mark,
  type MarkKind,
  Notice,
  OneTimeCodeField,
  Pagination,
  PostForm,
  Radios,
  SectionNav,
  Select,
  Setting,
  Steps,
  Table,
  TextArea,
  TextField,
} from './components/index.js';
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

function Forms({ m, csrf }: { m: Messages; csrf: string }): VNode {
  return (
    <section class="block narrow">
      <h2>Formulaires</h2>
      <Steps m={m} steps={['Votre code', 'Votre numéro', 'Votre carte', 'Vos identifiants']} current={2} />
      <ErrorSummary m={m} errors={[{ field: 'nir', text: 'Le numéro de sécurité sociale compte 15 chiffres.' }]} />
      <PostForm action="/demo/composants" csrf={csrf} files>
        <TextField
          m={m}
          name="nir"
          label="Numéro de sécurité sociale"
          hint="15 chiffres, sur votre carte Vitale."
          error="Le numéro de sécurité sociale compte 15 chiffres."
          autocomplete="off"
          inputMode="numeric"
          width={20}
          code
        />
        <TextField m={m} name="identifiant" label="Identifiant" autocomplete="username" optional />
        <OneTimeCodeField m={m} label="Code à usage unique" />
        <DateField m={m} name="naissance" legend="Date de naissance" hint="Par exemple 31 3 1980" birth />
        <Radios
          m={m}
          name="visibilite"
          legend="Qui peut voir ce document ?"
          value="visible"
          options={[
            { value: 'visible', label: 'Les professionnels autorisés', hint: "C'est le choix habituel." },
            { value: 'masque', label: 'Moi seulement' },
          ]}
        />
        <Checkboxes
          m={m}
          name="avis"
          legend="Me prévenir"
          values={['mail']}
          options={[
            { value: 'mail', label: 'Par e-mail' },
            { value: 'sms', label: 'Par SMS' },
          ]}
        />
        <Checkbox m={m} name="compris" label="J'ai compris que ce choix est réversible" />
        <Select
          m={m}
          name="type"
          label="Type de document"
          empty={m.common.form.choose}
          options={[{ value: 'ord', label: 'Ordonnance' }]}
        />
        <TextArea m={m} name="note" label="Note" optional />
        <FileField
          m={m}
          name="fichier"
          label="Fichier"
          accept=".pdf,.jpg,.png"
          hint={m.common.form.maximumSize('25 Mo')}
        />
        <Actions>
          <Button>Ajouter le document</Button>
          <LinkButton href="#formulaires" kind="quiet">
            {m.common.form.cancel}
          </LinkButton>
        </Actions>
      </PostForm>
    </section>
  );
}

function Acts({ m, csrf }: { m: Messages; csrf: string }): VNode {
  return (
    <section class="block">
      <h2>Actes</h2>
      <div class="sheet block">
        <Setting
          m={m}
          title="Le Samu peut lire mon dossier"
          on
          action="/demo/composants"
          csrf={csrf}
          changeLabel="Interdire la lecture au Samu"
        >
          <p>Quand vous appelez le 15, le médecin régulateur lit vos documents.</p>
        </Setting>
        <Setting
          m={m}
          title="Accès d'urgence"
          on={false}
          action="/demo/composants"
          csrf={csrf}
          changeLabel="Autoriser l'accès d'urgence"
        >
          <p>Un professionnel ouvre votre dossier si votre vie est en danger.</p>
        </Setting>
      </div>
      <div class="sheet sheet-pad narrow">
        <ConfirmForm
          m={m}
          action="/demo/composants"
          csrf={csrf}
          danger
          confirmLabel="Bloquer Hugo Lemaire"
          cancelHref="#actes"
          consequences={[
            'Il ne lit plus vos documents, dès maintenant.',
            'Il peut encore en déposer.',
            'Vous pouvez le débloquer quand vous voulez.',
          ]}
        />
      </div>
      <CopyText m={m} label="Clé de configuration" value="JBSW Y3DP EHPK 3PXP" />
    </section>
  );
}

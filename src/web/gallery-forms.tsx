// The forms and acts of the gallery.
import type { VNode } from 'preact';
import {
  Actions,
  Button,
  Checkbox,
  Checkboxes,
  ConfirmForm,
  CopyText,
  DateField,
  ErrorSummary,
  FileField,
  LinkButton,
  OneTimeCodeField,
  PostForm,
  Radios,
  Select,
  Setting,
  Steps,
  TextArea,
  TextField,
} from './components/index.js';
import type { Messages } from './messages/index.js';

export function Forms({ m, csrf }: { m: Messages; csrf: string }): VNode {
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

export function Acts({ m, csrf }: { m: Messages; csrf: string }): VNode {
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

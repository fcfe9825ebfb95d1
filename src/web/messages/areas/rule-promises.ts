// The promise of every rule in plain words, for the public book of rules.
import { area } from '../area.js';

export const rulePromises = area(
  {
    'actor-sees-own-acts': 'Un professionnel ou un logiciel voit les traces de ses propres actes.',
    'administrator-blocks-others':
      'Le professionnel choisi comme administrateur en bloque un autre, à la demande de la personne.',
    'administrator-reads': 'Le professionnel choisi comme administrateur lit.',
    'administrator-reads-hidden': 'Le professionnel choisi comme administrateur voit aussi les documents masqués.',
    'administrator-reads-the-history':
      'Le professionnel choisi comme administrateur voit qui a consulté le dossier, documents masqués compris.',
    'archived-waits-to-be-asked-for': 'Un document archivé reste hors des listes ordinaires. Il se lit sur demande.',
    'attending-reads': 'Le médecin traitant lit.',
    'attending-reads-hidden-by-law':
      "Là où l'exploitant suit la lecture de la loi, le médecin traitant voit aussi les documents masqués. La personne en est informée.",
    'attending-reads-the-history':
      'Le médecin traitant voit qui a consulté le dossier, sauf ce qui nomme un document masqué.',
    'author-amends-own-document':
      "L'auteur d'un document le corrige, le remplace, l'archive ou le retire. Personne d'autre.",
    'author-finds-own-deposits':
      "Un professionnel ou un logiciel retrouve et lit ce qu'il a déposé, sans accord, même si c'est masqué depuis.",
    'author-hides-own-document': "L'auteur masque son document aux autres professionnels, à la demande de la personne.",
    'blocked-professional-is-refused':
      "Un professionnel bloqué ne lit rien, pas même ce qu'il a déposé, sauf en urgence si la personne ne s'y est pas opposée.",
    'care-team-reads': "Un membre de l'équipe de soins lit pendant les soins : la loi le considère comme autorisé.",
    'carer-deposits-for-the-person': 'Un aidant invité par la personne ajoute des documents à son dossier.',
    'carer-never-controls':
      "Un aidant ne change ni droit, ni blocage, ni réglage. Il ne masque rien et ne lit pas l'historique.",
    'carer-reads-for-the-person': 'Un aidant invité par la personne lit ses documents.',
    'closed-space-neither-gives-nor-takes':
      "Un espace refusé, pas encore ouvert, fermé ou effacé ne donne rien et ne reçoit rien. Celui d'une personne décédée ne s'ouvre qu'à ses proches.",
    'consented-reads': "Un professionnel à qui la personne a donné son accord lit jusqu'au terme de cet accord.",
    'emergency-reads-unless-objected':
      "En urgence, un professionnel lit en disant pourquoi, sauf opposition de la personne. Même s'il est bloqué.",
    'frozen-professional-opens-no-stranger':
      "Qui a ouvert trop de dossiers d'inconnus n'en ouvre plus. Deux auditeurs l'examinent.",
    'hidden-from-professionals':
      "Un document masqué n'existe pas pour les professionnels, sauf pour son auteur et ceux nommés plus haut.",
    'insurers-and-employers-never-read':
      "Les assureurs, mutuelles, employeurs et la médecine du travail ne lisent jamais rien, même avec un accord. Ils n'apprennent rien non plus.",
    'kept-from-one-professional':
      "Un document que la personne cache à un professionnel n'existe pas pour lui, quoi qu'il lise par ailleurs.",
    'matrix-refuses':
      'Un professionnel ne lit que les types de documents et la confidentialité que la matrice donne à sa profession, même en urgence.',
    'minor-keeps-from-parents':
      "Ce qu'un mineur a voulu garder secret n'est montré ni à ses représentants, ni à un aidant.",
    'person-controls-own-record':
      "La personne décide qui a accès, bloque un professionnel et règle les accès d'urgence.",
    'person-deposits-in-own-record': 'La personne ajoute ses propres documents.',
    'person-does-not-see-what-is-withheld':
      "Ce qui attend une consultation d'annonce n'est montré ni à la personne, ni à ceux qui la représentent, avant d'être libéré.",
    'person-enters-only-an-active-space':
      "La personne, son représentant et son aidant n'entrent que dans un espace activé et non suspendu.",
    'person-hides-and-shows-documents':
      'La personne masque tout document aux professionnels et le montre à nouveau, quand elle veut et sans raison à donner.',
    'person-reads-own-record': "La personne lit tout son dossier, et qui l'a consulté.",
    'professional-deposits':
      "Un professionnel ou son logiciel peut déposer, même bloqué, et même si l'espace n'a jamais été activé.",
    'professional-entrusts-a-colleague':
      "Un professionnel qui participe aux soins note l'accord donné pour un confrère à qui il en confie une part.",
    'professional-hides-at-the-persons-request':
      'Un professionnel qui participe aux soins masque un document quand la personne le demande.',
    'professional-learns-the-state-of-the-space':
      "Un professionnel qui donne l'identité complète d'une personne apprend si elle a un espace et dans quel état. Rien d'autre.",
    'professional-states-consent':
      "Un professionnel note, par un acte explicite, l'accord que la personne lui a donné.",
    'reading-needs-consent': 'Sans soins, sans accord et sans urgence, un professionnel ne lit rien.',
    'representative-decides-for-the-person':
      'Le représentant légal dépose, masque, montre et décide des accès au nom de la personne.',
    'representative-reads-for-the-person':
      "Le représentant légal lit le dossier dont il est responsable, et qui l'a consulté.",
    'samu-reads-unless-objected':
      "Le médecin régulateur du Samu lit lorsqu'il est appelé pour la personne, sauf opposition.",
    'shown-to-one-professional':
      "Un professionnel à qui la personne montre un document masqué le lit, s'il peut lire quelque chose.",
    'software-alone-reads-only-its-own': "Un logiciel sans professionnel nommé ne lit que ce qu'il a déposé lui-même.",
    'struck-off-professional-is-refused':
      'Un professionnel qui a quitté le registre ne lit plus rien et ne fait plus rien, dès la demande suivante.',
    'suspended-space-only-receives':
      'Un espace suspendu reçoit encore des documents. Personne ne le lit ni ne le change.',
    'urgent-care-reads-hidden-unless-objected':
      "En urgence ou pour le Samu, les documents masqués sont lus aussi, sauf si la personne s'y est opposée.",
    'heirs-ask-only-after-death':
      "Les proches n'accèdent à rien tant que l'assurance maladie n'a pas signalé le décès.",
    'opposition-outlives-the-person':
      "Si la personne s'y est opposée de son vivant, aucun héritier, conjoint ou partenaire ne lit son dossier après son décès.",
    'heir-needs-a-granted-request':
      "Être héritier n'ouvre rien : chaque demande est examinée, et seule une demande acceptée donne accès.",
    'heirs-never-get-what-is-withheld':
      "Ce que la personne n'avait pas encore appris n'est pas remis à ses proches dans une copie. Un professionnel le leur dit.",
    'minor-keeps-from-heirs': "Ce qu'un mineur a gardé secret pour ses parents n'est remis à personne après son décès.",
    'what-was-hidden-stays-hidden':
      "Ce que la personne avait masqué, ou ajouté elle-même, n'est pas remis à ses proches. Les parents d'un mineur le reçoivent.",
    'heirs-get-only-what-was-granted':
      "Une demande acceptée ouvre les catégories et la période dont son motif a besoin, et rien d'autre.",
    'heir-reads-what-was-granted':
      "Celui dont la demande est acceptée reçoit une copie de ce qu'elle nomme, et ne fait rien d'autre.",
    'visit-keeps-a-minors-secret':
      "Ce qu'un mineur garde secret n'est montré en consultation que s'il a choisi lui-même ce document.",
    'visit-needs-the-persons-agreement':
      "À qui on montre son dossier ne le voit que si la personne l'accepte, pendant les minutes données, tant qu'elle n'arrête pas.",
    'visit-never-shows-what-is-withheld':
      "Ce qui attend une consultation d'annonce n'est pas montré avec un code : la personne regarde le même écran.",
    'visit-shows-hidden-only-by-name':
      "Ce que la personne a masqué, ou cache à ce professionnel, n'est montré que si elle a choisi ce document.",
    'visit-shows-only-what-was-chosen':
      'Le code montre les documents choisis. Si la personne montre tout, il montre ce que la matrice donne à la profession.',
    'visitor-reads-what-the-person-shows':
      'Celui que la personne laisse entrer avec un code lit ce qu’elle montre, et ne fait rien d’autre.',
  },
  {
    'actor-sees-own-acts': 'A professional or a piece of software sees the traces of its own acts.',
    'administrator-blocks-others':
      'The professional whom the person chose as administrator blocks another one when the person asks for it.',
    'administrator-reads': 'The professional whom the person chose as administrator reads.',
    'administrator-reads-hidden': 'The professional whom the person chose as administrator sees hidden documents too.',
    'administrator-reads-the-history':
      'The professional whom the person chose as administrator sees who looked at the record, also at hidden documents.',
    'archived-waits-to-be-asked-for': 'An archived document stays out of ordinary lists and is read on demand.',
    'attending-reads': 'The attending physician reads.',
    'attending-reads-hidden-by-law':
      'Where the operator follows the reading of the law, the attending physician sees hidden documents too; the person is told so.',
    'attending-reads-the-history':
      'The attending physician sees who looked at the record, apart from entries that name a hidden document.',
    'author-amends-own-document':
      'The author of a document corrects, replaces, archives or withdraws it, and nobody else does.',
    'author-finds-own-deposits':
      'A professional or a piece of software finds and reads what it deposited itself, without consent and even when it was hidden since.',
    'author-hides-own-document':
      "The author hides their own document from other professionals, at the person's request.",
    'blocked-professional-is-refused':
      'A professional the person blocked reads nothing, not even their own deposits, except in an emergency the person did not object to.',
    'care-team-reads': 'A member of the care team reads during care, as the law deems them authorised.',
    'carer-deposits-for-the-person': 'A carer the person invited adds documents to their record.',
    'carer-never-controls':
      'A carer changes no right, block or switch, hides and withdraws nothing, and does not read the access history.',
    'carer-reads-for-the-person': 'A carer the person invited reads their documents.',
    'closed-space-neither-gives-nor-takes':
      'A space that is opposed, notified without an earlier record, closed or erased gives nothing and takes nothing; that of a deceased person opens to heirs alone.',
    'consented-reads': 'A professional to whom the person gave consent reads until its term.',
    'emergency-reads-unless-objected':
      'In an emergency a professional reads with a stated reason, unless the person objected; blocked professionals too.',
    'frozen-professional-opens-no-stranger':
      'Who opened too many records of strangers in an hour or a month opens no more until two auditors looked into it.',
    'hidden-from-professionals':
      'A hidden document does not exist for professionals, apart from its author and those named above.',
    'insurers-and-employers-never-read':
      'Insurers, mutuals, employers and occupational medicine never read anything, whatever consent they show, and learn nothing either.',
    'kept-from-one-professional':
      'A document the person keeps from one professional does not exist for them, whatever else they may read.',
    'matrix-refuses':
      'A professional reads only the types and confidentiality levels that the matrix gives to their profession, also in an emergency.',
    'minor-keeps-from-parents':
      'What a minor asked to keep from their parents is shown to no representative, and to no carer.',
    'person-controls-own-record':
      'The person decides who has access, blocks a professional and sets the emergency switches.',
    'person-deposits-in-own-record': 'The person adds documents of their own.',
    'person-does-not-see-what-is-withheld':
      'What a professional keeps for an announcement is not shown to the person, nor to anyone who stands in for them, until it is lifted.',
    'person-enters-only-an-active-space':
      'The person, their representative and their carer enter only a space that has been activated and is not suspended.',
    'person-hides-and-shows-documents':
      'The person hides any document from professionals and shows it again, at any moment and without giving a reason.',
    'person-reads-own-record': 'The person reads everything in their own record, and who looked at it.',
    'professional-deposits':
      'A professional or their software may deposit, even when blocked and even when the space was never activated.',
    'professional-entrusts-a-colleague':
      'A professional who takes part in the care records the consent the person gave for a colleague who takes over a part of it.',
    'professional-hides-at-the-persons-request':
      'A professional who takes part in the care hides a document when the person asks for it.',
    'professional-learns-the-state-of-the-space':
      'A professional who gives the full identity of a person learns whether they have a space and its state, and nothing else.',
    'professional-states-consent': 'A professional records, by an explicit act, the consent the person gave them.',
    'reading-needs-consent': 'Without care, consent or an emergency, a professional reads nothing.',
    'representative-decides-for-the-person':
      'The legal representative deposits, hides, shows and decides on access in the name of the person.',
    'representative-reads-for-the-person':
      'The legal representative reads the record they are responsible for, and who looked at it.',
    'samu-reads-unless-objected':
      'The regulating doctor of the Samu reads when called about the person, unless the person objected.',
    'shown-to-one-professional':
      'A professional to whom the person shows a hidden document by name reads it, as far as they read at all.',
    'software-alone-reads-only-its-own':
      'Software without a named professional reads nothing but what it deposited itself.',
    'struck-off-professional-is-refused':
      'A professional who left the register reads nothing and does nothing, from the next request on.',
    'suspended-space-only-receives':
      'A suspended space still receives documents, and nobody reads it, changes it or decides in it.',
    'urgent-care-reads-hidden-unless-objected':
      'In an emergency or for the Samu, hidden documents are read too, unless the person objected to that.',
    'heirs-ask-only-after-death': 'Heirs reach nothing of a person whose death the insurer has not reported.',
    'opposition-outlives-the-person':
      'Who opposed it while alive is read by no heir, spouse or partner after their death, whatever was granted.',
    'heir-needs-a-granted-request':
      'No heir has access by being one: each request is judged, and only a granted one opens anything.',
    'heirs-never-get-what-is-withheld':
      'What the person had not been told yet is not handed to heirs by a copy: a professional tells it.',
    'minor-keeps-from-heirs': 'What a minor kept from their parents is handed to nobody after their death.',
    'what-was-hidden-stays-hidden':
      'What the person had hidden, or wrote and added themself, is not handed to heirs; the parents of a minor get it.',
    'heirs-get-only-what-was-granted':
      'A granted request opens the categories and the time it needs for its ground, and nothing beside them.',
    'heir-reads-what-was-granted': 'Whose request was granted gets a copy of what it names, and does nothing else.',
    'visit-keeps-a-minors-secret':
      'What a minor keeps from their parents is shown in a visit only when the person themself chose that very document.',
    'visit-needs-the-persons-agreement':
      'Whoever the person shows their record to sees it only while the person lets them: agreed to, in time, not stopped.',
    'visit-never-shows-what-is-withheld':
      'What is kept for an announcement is not shown in a visit: the person would see it over the shoulder.',
    'visit-shows-hidden-only-by-name':
      'What the person hid, or keeps from this professional, is shown in a visit only when they chose that very document.',
    'visit-shows-only-what-was-chosen':
      "A visit shows the chosen documents, or of all those shown to professionals what the matrix gives to the visitor's profession.",
    'visitor-reads-what-the-person-shows':
      'Whoever the person lets in for a visit reads what the person shows, and does nothing else.',
  },
);

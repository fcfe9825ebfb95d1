// Who has access: people, consents, blocks, emergency switches, the matrix of professions.
import { area } from '../area.js';

export const access = area(
  {
    title: 'Qui a accès',
    lead: 'Vous décidez. Chaque changement prend effet tout de suite.',
    sections: {
      label: 'Rubriques',
      people: 'Personnes et réglages',
      hiding: 'Ce que je masque',
      professions: 'Ce que chaque profession peut lire',
    },
    attending: { none: "Aucun médecin traitant n'est enregistré ici." },
    blocks: {
      none: "Vous n'avez bloqué personne.",
      since: (day: string) => `Bloqué depuis le ${day}`,
      unblock: 'Débloquer',
      block: 'Bloquer',
      other: 'Bloquer un professionnel',
    },
    blocking: {
      title: 'Bloquer un professionnel',
      lead: "Il ne lira plus votre dossier. Il ne saura pas que vous l'avez bloqué.",
      known: 'Choisissez parmi les professionnels connus de votre dossier',
      number: 'Ou saisissez son numéro (RPPS)',
      numberHint: '11 chiffres. Il figure sur ses ordonnances, près de son nom.',
      submit: 'Bloquer ce professionnel',
      confirmTitle: (name: string) => `Bloquer ${name} ?`,
      confirm: (name: string) => `Bloquer ${name}`,
      consequences: [
        'Ce professionnel ne peut plus lire aucun document, pas même les siens.',
        'Si vous lui aviez donné votre accord, cet accord prend fin.',
        'Il peut encore déposer un document qui vous concerne : la loi le lui demande.',
        'En urgence vitale, il peut lire, sauf si vous avez refusé les accès en urgence.',
        'Vous pouvez le débloquer à tout moment.',
      ],
      attendingToo: "C'est votre médecin traitant. Le bloquer ne change pas votre déclaration à l'assurance maladie.",
      already: 'Ce professionnel est déjà bloqué.',
      nobody: "Aucun professionnel n'est encore connu de votre dossier.",
      errors: {
        'professional-missing': 'Choisissez un professionnel, ou saisissez son numéro.',
        'professional-unknown': 'Nous ne connaissons pas ce numéro. Vérifiez ses 11 chiffres.',
      },
    },
    emergency: {
      title: "En cas d'urgence",
      text: 'Ces accès servent à vous secourir. Vous en êtes prévenu à chaque fois.',
      samu: {
        title: 'Le Samu (15) peut lire mon dossier',
        on: "Si quelqu'un appelle le 15 pour vous, le médecin du Samu peut lire votre dossier.",
        off: "Le Samu ne lit rien, même si quelqu'un appelle le 15 pour vous.",
        turnOn: 'Autoriser le Samu',
        turnOff: 'Refuser le Samu',
      },
      breakGlass: {
        title: 'Un soignant peut lire en urgence',
        on: 'Si votre vie est en danger et que vous ne pouvez pas répondre, un soignant peut lire votre dossier. Il doit écrire pourquoi.',
        off: 'Personne ne lit en urgence sans votre accord, même si votre vie est en danger.',
        turnOn: "Autoriser l'accès d'urgence",
        turnOff: "Refuser l'accès d'urgence",
      },
      hidden: {
        title: 'Les documents masqués sont lisibles en urgence',
        on: 'En urgence seulement, les secours lisent aussi ce que vous avez masqué.',
        off: 'Vos documents masqués restent masqués, même en urgence.',
        turnOn: 'Autoriser leur lecture en urgence',
        turnOff: 'Refuser leur lecture en urgence',
      },
    },
    newDocuments: {
      title: 'Nouveaux documents',
      name: 'Masquer les nouveaux documents',
      on: 'Chaque document déposé est masqué aux professionnels. Vous le montrez quand vous voulez. Ceux déjà là ne changent pas.',
      off: 'Chaque document déposé est visible des professionnels qui ont accès à votre dossier.',
      turnOn: 'Masquer les nouveaux documents',
      turnOff: 'Montrer les nouveaux documents',
    },
    never: {
      title: 'Qui ne lit jamais',
      text: 'Votre assureur, votre mutuelle, votre banque, votre employeur et la médecine du travail. Même avec votre accord.',
    },
    afterDeath: {
      title: 'Après votre décès',
      text: 'La loi permet à vos héritiers, votre conjoint ou votre partenaire de demander une partie de votre dossier.',
      setting: {
        title: 'Vos proches peuvent demander',
        on: "Seulement pour connaître les causes du décès, défendre votre mémoire ou faire valoir leurs droits. Deux auditeurs décident de chaque demande. Ce que vous avez masqué ou ajouté vous-même n'est pas remis.",
        off: "Vous vous y opposez : toute demande d'un proche sera refusée.",
        turnOn: 'Ne plus s’y opposer',
        turnOff: "S'y opposer",
      },
      follows:
        "Vous pouvez changer d'avis à tout moment. Votre dernier choix vaut après votre décès. Les parents d'un mineur décédé gardent leur accès, sauf à ce que le mineur a gardé secret.",
    },
    attendingLaw: {
      off: 'Ce que vous masquez, votre médecin traitant ne le voit pas non plus.',
      on: 'Ici, votre médecin traitant voit aussi les documents masqués, comme la loi le permet.',
    },
    unknownProfessional: (id: string) => `Professionnel n° ${id}`,
    done: {
      blocked: (name: string) => `${name} est bloqué. Ce professionnel ne lit plus votre dossier.`,
      unblocked: (name: string) => `${name} n'est plus bloqué.`,
      undoBlock: 'Annuler le blocage',
      consentEnded: (name: string) => `Votre accord à ${name} a pris fin.`,
      consentBack: (name: string) => `Votre accord à ${name} est rétabli.`,
      setting: {
        objectsToSamu: { on: 'Le Samu ne lira pas votre dossier.', off: 'Le Samu peut lire votre dossier.' },
        objectsToEmergency: {
          on: 'Personne ne lira en urgence sans votre accord.',
          off: 'Un soignant peut lire votre dossier en urgence.',
        },
        objectsToHiddenInEmergency: {
          on: 'Vos documents masqués le restent en urgence.',
          off: 'Vos documents masqués sont lisibles en urgence.',
        },
        hidesNewDocuments: {
          on: 'Les nouveaux documents seront masqués.',
          off: 'Les nouveaux documents seront visibles.',
        },
        objectsToHeirs: {
          on: 'Vos proches ne liront pas votre dossier après votre décès.',
          off: 'Après votre décès, vos proches pourront demander une partie de votre dossier.',
        },
      },
    },
  },
  {
    title: 'Who has access',
    lead: 'You decide. Every change takes effect at once.',
    sections: {
      label: 'Sections',
      people: 'People and settings',
      hiding: 'What I hide',
      professions: 'What each profession can read',
    },
    attending: { none: 'No attending physician is recorded here.' },
    blocks: {
      none: 'You have blocked nobody.',
      since: (day: string) => `Blocked since ${day}`,
      unblock: 'Unblock',
      block: 'Block',
      other: 'Block a professional',
    },
    blocking: {
      title: 'Block a professional',
      lead: 'They will no longer read your record. They will not know that you blocked them.',
      known: 'Choose among the professionals known to your record',
      number: 'Or enter their number (RPPS)',
      numberHint: '11 digits. It stands on their prescriptions, near their name.',
      submit: 'Block this professional',
      confirmTitle: (name: string) => `Block ${name}?`,
      confirm: (name: string) => `Block ${name}`,
      consequences: [
        'This professional can read no document any more, not even their own.',
        'If you had given them your consent, it ends.',
        'They can still add a document about you: the law asks them to.',
        'In a vital emergency they can read, unless you refused emergency access.',
        'You can unblock them at any time.',
      ],
      attendingToo:
        'This is your attending physician. Blocking them does not change your declaration to the health insurance.',
      already: 'This professional is already blocked.',
      nobody: 'No professional is known to your record yet.',
      errors: {
        'professional-missing': 'Choose a professional, or enter their number.',
        'professional-unknown': 'We do not know this number. Check its 11 digits.',
      },
    },
    emergency: {
      title: 'In an emergency',
      text: 'This access serves to rescue you. You are told each time.',
      samu: {
        title: 'Emergency dispatch (15) can read my record',
        on: 'If someone calls 15 for you, the dispatch doctor can read your record.',
        off: 'Dispatch reads nothing, even if someone calls 15 for you.',
        turnOn: 'Allow dispatch',
        turnOff: 'Refuse dispatch',
      },
      breakGlass: {
        title: 'A carer can read in an emergency',
        on: 'If your life is in danger and you cannot answer, a carer can read your record. They must write why.',
        off: 'Nobody reads in an emergency without your consent, even if your life is in danger.',
        turnOn: 'Allow emergency access',
        turnOff: 'Refuse emergency access',
      },
      hidden: {
        title: 'Hidden documents can be read in an emergency',
        on: 'Only in an emergency, rescuers also read what you have hidden.',
        off: 'Your hidden documents stay hidden, even in an emergency.',
        turnOn: 'Allow reading them in an emergency',
        turnOff: 'Refuse reading them in an emergency',
      },
    },
    newDocuments: {
      title: 'New documents',
      name: 'Hide new documents',
      on: 'Every document added is hidden from professionals. You show it when you like. Those already there do not change.',
      off: 'Every document added can be seen by the professionals who have access to your record.',
      turnOn: 'Hide new documents',
      turnOff: 'Show new documents',
    },
    never: {
      title: 'Who never reads',
      text: 'Your insurer, your mutual, your bank, your employer and occupational medicine. Not even with your consent.',
    },
    afterDeath: {
      title: 'After your death',
      text: 'The law lets your heirs, your spouse or your partner ask for a part of your record.',
      setting: {
        title: 'Your relatives may ask',
        on: 'Only to know the causes of death, to defend your memory or to assert their rights. Two auditors decide on each request. What you hid or added yourself is not handed over.',
        off: 'You oppose it: every request of a relative will be refused.',
        turnOn: 'No longer oppose it',
        turnOff: 'Oppose it',
      },
      follows:
        'You can change your mind at any time. Your last choice holds after your death. The parents of a minor who died keep their access, but to what the minor kept from them.',
    },
    attendingLaw: {
      off: 'What you hide, your attending physician does not see either.',
      on: 'Here your attending physician sees hidden documents too, as the law allows.',
    },
    unknownProfessional: (id: string) => `Professional no. ${id}`,
    done: {
      blocked: (name: string) => `${name} is blocked. This professional no longer reads your record.`,
      unblocked: (name: string) => `${name} is no longer blocked.`,
      undoBlock: 'Undo the block',
      consentEnded: (name: string) => `Your consent to ${name} has ended.`,
      consentBack: (name: string) => `Your consent to ${name} is back.`,
      setting: {
        objectsToSamu: { on: 'Dispatch will not read your record.', off: 'Dispatch can read your record.' },
        objectsToEmergency: {
          on: 'Nobody will read in an emergency without your consent.',
          off: 'A carer can read your record in an emergency.',
        },
        objectsToHiddenInEmergency: {
          on: 'Your hidden documents stay hidden in an emergency.',
          off: 'Your hidden documents can be read in an emergency.',
        },
        hidesNewDocuments: {
          on: 'New documents will be hidden.',
          off: 'New documents will be visible.',
        },
        objectsToHeirs: {
          on: 'Your relatives will not read your record after your death.',
          off: 'After your death, your relatives may ask for a part of your record.',
        },
      },
    },
  },
);

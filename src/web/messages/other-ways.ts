/** What ends the words of a named fault: another way. */
export const OTHER_WAYS = {
  fr: {
    askSender: 'Autrement : demandez au professionnel de le déposer lui-même.',
    byPhone: 'Autrement : appelez-nous, un conseiller vous aide.',
    printIt: 'Autrement : imprimez le document, puis prenez-le en photo.',
    tellMaker: "Autrement : signalez-le à l'éditeur du logiciel, avec la référence.",
  },
  en: {
    askSender: 'Another way: ask the professional to add it themselves.',
    byPhone: 'Another way: call us, an adviser helps you.',
    printIt: 'Another way: print the document, then take a picture of it.',
    tellMaker: 'Another way: report it to the maker of the software, with the reference.',
  },
} as const;

// Who works for the demo's service: advisers of the help-desk, and auditors. Invented people.

export interface DemoStaff {
  readonly key: string;
  readonly role: 'helpdesk' | 'auditor';
  readonly id: string;
  readonly name: string;
  readonly username: string;
  readonly password: string;
  /** Base32, SHA-1, 6 digits, 30 s. */
  readonly totpSecret: string;
  /** One sentence in French for docs/personas.md. */
  readonly story: string;
}

export const demoStaff: readonly DemoStaff[] = [
  {
    key: 'maud',
    role: 'helpdesk',
    id: '5f0e6f0c-3d2b-4f57-9a55-2c1f4a6c1e01',
    name: 'Maud LESCURE',
    username: 'maud.conseil',
    password: 'Carnet-demo-maud-1',
    totpSecret: 'JBQWY3DPEHPK3PXPJBQWY3DPEHPK3PXP',
    story: 'Conseillère du poste d’assistance.',
  },
  {
    key: 'idriss',
    role: 'helpdesk',
    id: '5f0e6f0c-3d2b-4f57-9a55-2c1f4a6c1e02',
    name: 'Idriss COLIN',
    username: 'idriss.conseil',
    password: 'Carnet-demo-idriss-1',
    totpSecret: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
    story: 'Conseiller, traite les demandes reçues par courrier.',
  },
  {
    key: 'solene',
    role: 'auditor',
    id: '5f0e6f0c-3d2b-4f57-9a55-2c1f4a6c1e03',
    name: 'Solène ARVOR',
    username: 'solene.controle',
    password: 'Carnet-demo-solene-1',
    totpSecret: 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK',
    story: 'Auditrice : juge les accès arrêtés et relit les accès en urgence.',
  },
  {
    key: 'bastien',
    role: 'auditor',
    id: '5f0e6f0c-3d2b-4f57-9a55-2c1f4a6c1e04',
    name: 'Bastien QUERCY',
    username: 'bastien.controle',
    password: 'Carnet-demo-bastien-1',
    totpSecret: 'NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE',
    story: 'Auditeur : donne le second avis.',
  },
];

// Who works at the demo's help-desk. Invented people.

export interface DemoStaff {
  readonly key: string;
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
    id: '5f0e6f0c-3d2b-4f57-9a55-2c1f4a6c1e01',
    name: 'Maud LESCURE',
    username: 'maud.conseil',
    password: 'Carnet-demo-maud-1',
    totpSecret: 'JBQWY3DPEHPK3PXPJBQWY3DPEHPK3PXP',
    story: 'Conseillère du poste d’assistance.',
  },
  {
    key: 'idriss',
    id: '5f0e6f0c-3d2b-4f57-9a55-2c1f4a6c1e02',
    name: 'Idriss COLIN',
    username: 'idriss.conseil',
    password: 'Carnet-demo-idriss-1',
    totpSecret: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
    story: 'Conseiller, traite les demandes reçues par courrier.',
  },
];

// Paul's yearly eye examination, the same sheet each time.

import { letter } from '../contents.js';
import type { Content } from '../document.model.js';

export const eyes = (year: string, found: string, next: string): Content =>
  letter({
    to: 'Dr Claire ARNOULT',
    sections: [
      { title: 'Motif', text: 'Dépistage annuel de la rétinopathie diabétique.' },
      {
        title: 'Examen',
        table: {
          head: ['', 'Œil droit', 'Œil gauche'],
          rows: [
            ['Acuité de loin corrigée', '10/10', year < '2024' ? '10/10' : '9/10'],
            ['Pression intraoculaire', '15 mmHg', '16 mmHg'],
            ['Cristallin', 'clair', year < '2024' ? 'clair' : 'opacité débutante'],
          ],
        },
      },
      { title: 'Fond d’œil', text: found },
      { title: 'Conclusion', text: next },
    ],
  });

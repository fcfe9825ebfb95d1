// The vaccination booklet Dominique photographed: forty years of handwriting.

import { photoPng } from '../image/photo.js';

export const oldBooklet = (): Uint8Array =>
  photoPng({
    width: 620,
    height: 800,
    paper: [240, 230, 204],
    rules: Array.from({ length: 11 }, (_, index) => [
      [30, 170 + index * 48],
      [520, 170 + index * 48],
    ]),
    lines: [
      { text: 'CARNET DE VACCINATIONS', x: 110, y: 70, size: 21 },
      { text: 'DATE', x: 40, y: 155, size: 12 },
      { text: 'VACCIN', x: 170, y: 155, size: 12 },
      { text: 'LOT', x: 400, y: 155, size: 12 },
      { text: '12/06/79', x: 36, y: 206, size: 17, hand: true },
      { text: 'DT Coq Polio 1', x: 160, y: 206, size: 17, hand: true },
      { text: 'K 4417', x: 396, y: 206, size: 16, hand: true },
      { text: '18/07/79', x: 36, y: 254, size: 17, hand: true },
      { text: 'DT Coq Polio 2', x: 160, y: 254, size: 17, hand: true },
      { text: 'K 4502', x: 396, y: 254, size: 16, hand: true },
      { text: '23/08/79', x: 36, y: 302, size: 17, hand: true },
      { text: 'DT Coq Polio 3', x: 160, y: 302, size: 17, hand: true },
      { text: 'K 4610', x: 396, y: 302, size: 16, hand: true },
      { text: '04/09/80', x: 36, y: 350, size: 17, hand: true },
      { text: 'rappel DTCP', x: 160, y: 350, size: 17, hand: true },
      { text: '11/03/85', x: 36, y: 398, size: 17, hand: true },
      { text: 'rappel DT Polio', x: 160, y: 398, size: 17, hand: true },
      { text: 'P 0218', x: 396, y: 398, size: 16, hand: true },
      { text: '02/05/91', x: 36, y: 446, size: 17, hand: true },
      { text: 'rubéole', x: 160, y: 446, size: 17, hand: true },
      { text: '15/10/95', x: 36, y: 494, size: 17, hand: true },
      { text: 'rappel DT Polio', x: 160, y: 494, size: 17, hand: true },
    ],
    stamp: { x: 420, y: 600, words: ['DISPENSAIRE', 'VALLOMBRE'] },
  });

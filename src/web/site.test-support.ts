import type { Site } from './site.js';

/** A site for tests and pictures: addresses of assets are their names. */
export const sampleSite: Site = {
  assetUrl: (name) => `/assets/${name}`,
  help: {
    phone: '01 99 00 34 22',
    hours: { fr: 'Du lundi au vendredi, de 8 h à 19 h', en: 'Monday to Friday, 8:00 to 19:00' },
    relayUrl: 'https://relais.example/carnet',
  },
  demo: true,
};

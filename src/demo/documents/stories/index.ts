// Who has which documents. Persons who are notified or opposed without an earlier record cannot have any.

import type { Draft } from '../document.model.js';
import { amina } from './amina.js';
import { dominique } from './dominique.js';
import { armand, lucien, simone } from './elders.js';
import { jeanne } from './jeanne.js';
import { karim } from './karim.js';
import { nora } from './nora.js';
import { paul } from './paul.js';
import { elodie, marc } from './paused.js';
import { sofia } from './sofia.js';
import { tom } from './tom.js';

export const stories: Readonly<Record<string, readonly Draft[]>> = {
  dominique,
  amina,
  paul,
  karim,
  jeanne,
  sofia,
  nora,
  tom,
  lucien,
  simone,
  armand,
  elodie,
  marc,
};

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { de } from './de.js';

test('« de » loses its vowel before another', () => {
  const said = ['Élodie', 'Amina', 'Œdipe', 'Lou', 'Hugo', 'Yasmine'].map(de);
  assert.deepEqual(said, ["d'Élodie", "d'Amina", "d'Œdipe", 'de Lou', 'de Hugo', 'de Yasmine']);
});

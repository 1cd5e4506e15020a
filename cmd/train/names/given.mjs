// Writes the lists of given and family names from the npm package
// @faker-js/faker 10.6.0 (MIT), unpacked:
//
//	node given.mjs .../package/dist/index.js given > data/en/names-given.txt
//	node given.mjs .../package/dist/index.js family > data/en/names-family.txt
import { pathToFileURL } from 'node:url';

const [, , index, which] = process.argv;
const { allLocales } = await import(pathToFileURL(index));
const latin = /^[A-Za-zÀ-ɏḀ-ỿ'’-]{3,}$/;
const names = new Set();

function walk(value) {
  if (typeof value === 'string') {
    if (latin.test(value) && value[0] !== value[0].toLowerCase()) names.add(value);
  } else if (value && typeof value === 'object') {
    if (typeof value.value === 'string') walk(value.value);
    else Object.values(value).forEach(walk);
  }
}

for (const locale of Object.values(allLocales)) {
  walk(locale.person?.[which === 'given' ? 'first_name' : 'last_name']);
}
console.log(`# ${which === 'given' ? 'Given' : 'Family'} names in Latin letters, of some 70 countries and languages.
# Source: made by cmd/train/names/given.mjs from the npm package
# @faker-js/faker 10.6.0. Licence: MIT.
# Format: one a line.`);
console.log([...names].sort().join('\n'));

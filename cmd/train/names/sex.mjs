// Writes the list of given names that tell men from women, from the npm
// package @faker-js/faker 10.6.0 (MIT), unpacked:
//
//	node sex.mjs .../package/dist/index.js > data/en/entity-given.txt
//
// A name counts for a sex where at least four fifths of the countries that
// list it by sex list it so.
import { pathToFileURL } from 'node:url';

const [, , index] = process.argv;
const { allLocales } = await import(pathToFileURL(index));
const latin = /^[A-Za-zÀ-ɏḀ-ỿ'’-]{3,}$/;
const counts = new Map();

function names(value, found) {
  if (typeof value === 'string') {
    if (latin.test(value) && value[0] !== value[0].toLowerCase()) found.add(value);
  } else if (value && typeof value === 'object') {
    if (typeof value.value === 'string') names(value.value, found);
    else Object.values(value).forEach((v) => names(v, found));
  }
  return found;
}

for (const locale of Object.values(allLocales)) {
  const first = locale.person?.first_name;
  ['female', 'male'].forEach((sex, i) => {
    for (const name of names(first?.[sex], new Set())) {
      const count = counts.get(name) ?? [0, 0];
      count[i]++;
      counts.set(name, count);
    }
  });
}
const lines = [];
for (const [name, [f, m]] of counts) {
  if (f * 5 >= (f + m) * 4) lines.push(`${name}\tf`);
  else if (m * 5 >= (f + m) * 4) lines.push(`${name}\tm`);
}
console.log(`# Given names in Latin letters that tell men (m) from women (f).
# Source: made by cmd/train/names/sex.mjs from the npm package
# @faker-js/faker 10.6.0. Licence: MIT.
# Format: name, tab, m or f. Names that many men and many women bear are left out.`);
console.log(lines.sort().join('\n'));

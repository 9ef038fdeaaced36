// Writes the units of measure that slides/measure embeds, after CLDR: what each is of its base units, and what languages call
// it. Run by make: node build/units.mjs > slides/measure/dist/units.json
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

// The languages in which units are read, those of regions behind those that they add to. Of one name in two, the first language counts.
const LANGUAGES = ['en', 'en-GB', 'de', 'fr', 'zh'];

// Kinds of units of which figures are told; the others (concentration, graphics, light, parts of cooking) have names that are ordinary words.
const KINDS = ['area', 'digital', 'duration', 'electric', 'energy', 'force', 'frequency', 'length', 'mass', 'power', 'pressure', 'speed', 'temperature', 'volume'];

// Units whose names mean something else more often than not.
const ODD = new Set(['generic', 'night', 'quarter', 'day-person', 'point', 'chain', 'rod', 'stone', 'grain', 'slug', 'cup', 'cup-metric', 'cup-imperial', 'drop', 'pinch', 'jigger',
  'dram', 'tablespoon', 'teaspoon', 'dessert-spoon', 'dessert-spoon-imperial', 'beaufort', 'light-speed', 'earth-radius', 'solar-radius', 'earth-mass', 'solar-mass', 'dalton',
  'ofhg', 'gasoline-energy-density', 'foodcalorie', 'calorie-it', 'british-thermal-unit-it', 'becquerel', 'sievert', 'gray']);
// Names that are, as words, more often something else, and symbols of one letter other than these.
const WORDS = new Set(['in', 'at', 'am', 'an', 'pt', 'st', 'ct', 'fl', 'mb', 'pa', 'un', 'da', 'kt', 'kn', 'mi', 'points', 'pound', 'pounds', 'second', 'bars', 'foot', 'deg', 'mth', 'w', 'sem', 'al', 'ch', 'ac', 'pi', 'po', 'to', 'go', 'wo', 'mon', 'dec', 'ua',
  'sm', 'cd', 'fur', 'au', 'pc', 'bu', 'fm', 'ly', 'fw', 'nd', '节', '码', '牛', '卡', '巴']);
const LETTERS = new Set(['t', 'g', 'm', 'l', 'L', 'W', 'V', 'h']);
// Names that CLDR does not have. A ton is a tonne where it is not said to be another: few write of short tons.
const MORE = {
  tonne: ['tonnes', 'tonne', 'tons', 'ton', '吨'], kilogram: ['kilograms', 'kilo', 'kilos', '公斤'], kilometer: ['kilometers', '千米', 'kms'], liter: ['公升'], hour: ['hours', 'hrs', 'Std', 'h'], day: ['日'], week: ['周', '星期'], celsius: ['°C', '℃', 'Celsius'],
  'kilometer-per-hour': ['km/h', 'kmh', 'kph'], 'meter-per-second': ['m/s'], year: ['years', 'yrs', 'yr'], 'square-meter': ['sqm', 'm2', 'qm'], 'square-kilometer': ['km2', 'qkm'], 'cubic-meter': ['m3'],
  'kilowatt-hour': ['kWh'], 'megawatt-hour': ['MWh'], 'gigawatt-hour': ['GWh'], 'terawatt-hour': ['TWh'], terawatt: ['TW'], kilotonne: ['kilotonnes'], megatonne: ['megatonnes'],
};

const of = (name) => JSON.parse(readFileSync(join('node_modules', name), 'utf8'));
const { version, unitPrefixes, unitConstants, convertUnits } = of('cldr-core/supplemental/units.json').supplemental;

// A rational number is two BigInts, [numerator, denominator].
const times = ([a, b], [c, d]) => [a * c, b * d];
const over = ([a, b], [c, d]) => [a * d, b * c];
const power = (x, n) => (n < 0 ? over([1n, 1n], power(x, -n)) : Array.from({ length: n }).reduce((all) => times(all, x), [1n, 1n]));

// value is that of an expression of CLDR: numbers and constants with * and /, of which products bind closer.
function value(expression) {
  return String(expression).split('/').map((product) => product.split('*').map((part) => number(part.trim())).reduce(times)).reduce(over);
}

function number(text) {
  if (unitConstants[text]) return value(unitConstants[text]._value);
  const [digits, exponent = '0'] = text.split('E');
  const [whole, fraction = ''] = digits.split('.');
  return times([BigInt(whole + fraction), 10n ** BigInt(fraction.length)], power([10n, 1n], Number(exponent)));
}

// measured is what a unit is of its base units: a factor, and the base units by their powers.
function measured(id) {
  let [up, down = ''] = id.split('-per-');
  if (id.startsWith('per-')) [up, down] = ['', id.slice(4)];
  const all = { by: [1n, 1n], of: {} };
  for (const [part, sign] of [[up, 1], [down, -1]]) {
    for (let rest = part; rest;) rest = factor(all, rest, sign);
  }
  return all;
}

// factor takes the first factor of a product of units, and returns what stands behind it.
function factor(all, text, sign) {
  let raised = sign, rest = text, scale = [1n, 1n];
  for (const [name, n] of [['square-', 2], ['cubic-', 3], ['pow4-', 4]]) {
    if (rest.startsWith(name)) [raised, rest] = [sign * n, rest.slice(name.length)];
  }
  let known = longest(rest);
  if (!known) {
    const prefix = Object.keys(unitPrefixes).find((p) => rest.startsWith(p) && longest(rest.slice(p.length)));
    if (!prefix) throw new Error(`CLDR has no unit for ${text}`);
    const { _power10: ten, _power2: two } = unitPrefixes[prefix];
    scale = ten ? power([10n, 1n], Number(ten)) : power([2n, 1n], Number(two));
    rest = rest.slice(prefix.length);
    known = longest(rest);
  }
  const { _baseUnit: base, _factor: by = '1' } = convertUnits[known];
  all.by = times(all.by, power(times(scale, value(by)), raised));
  const dims = base === known ? { [base]: 1 } : measured(base).of;
  for (const [name, n] of Object.entries(dims)) all.of[name] = (all.of[name] || 0) + n * raised;
  return rest.slice(known.length + 1);
}

const longest = (text) => Object.keys(convertUnits).filter((unit) => text === unit || text.startsWith(`${unit}-`)).sort((a, b) => b.length - a.length)[0];

const gcd = (a, b) => (b ? gcd(b, a % b) : a < 0n ? -a : a);
const text = ([a, b]) => (a / gcd(a, b)) + (b / gcd(a, b) === 1n ? '' : `/${b / gcd(a, b)}`);

const units = {};
function add(id) {
  const { by, of: dims } = measured(id);
  const base = Object.entries(dims).filter(([, n]) => n).sort().map(([name, n]) => name + (n === 1 ? '' : n)).join(' ');
  units[id] = { base, by: text(by), plus: convertUnits[id]?._offset ? text(value(convertUnits[id]._offset)) : undefined };
}

const names = {};
function name(written, id) {
  const plain = written.replace('{0}', '').replace(/[\s\u00a0]+/g, ' ').trim().replace(/\.$/, '');
  const letters = [...plain].length;
  if (!plain || WORDS.has(plain.toLowerCase()) || letters === 1 && !LETTERS.has(plain) && plain < '\u2e80' || !/^[\p{L}°℃]/u.test(plain)) return;
  names[plain] ??= id;
}
for (const [id, more] of Object.entries(MORE)) {
  add(id);
  for (const written of more) name(written, id);
}
for (const language of LANGUAGES) {
  const table = of(`cldr-units-full/main/${language}/units.json`).main[language].units;
  for (const form of ['long', 'short', 'narrow']) {
    for (const [key, patterns] of Object.entries(table[form])) {
      const [, kind, id] = /^(\w+?)-(.*)$/.exec(key) || [];
      if (!KINDS.includes(kind) || ODD.has(id) || id.includes('-100-') || /-(jp|shaku|cloth)|^(rin|sun|ken|shaku|koku|sai|kosaji|osaji|fun|cho)/.test(id)) continue;
      add(id);
      for (const [which, pattern] of Object.entries(patterns)) {
        if (form !== 'narrow' && which === 'displayName' || which.includes('-count-')) name(pattern, id);
      }
    }
  }
}
const plurals = {};
for (const [written, id] of Object.entries(names)) plurals[id] ??= /^[a-z][a-z ]+s$/.test(written) || written === 'feet' || written === 'degrees Celsius' ? written : undefined;
process.stdout.write(`${JSON.stringify({ cldr: version._cldrVersion, units, names, plurals })}\n`);

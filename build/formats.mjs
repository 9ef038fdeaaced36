// Writes how languages write numbers and dates, after CLDR, as JSON: the version of CLDR, which is that of this Node, and
// the formats by BCP 47 tag, which words/formats.go reads. The keys are those of words.Charts; layouts of dates are those of Go's package time, with {January|…} for names of months.

// The languages besides English and Chinese, which words/ has itself; a region where it writes in another way.
const tags = [
  'ar', 'bg', 'bn', 'ca', 'cs', 'da', 'de', 'de-AT', 'de-CH', 'el', 'en-IN', 'en-US', 'es', 'es-MX', 'et', 'eu', 'fa', 'fi', 'fr', 'fr-CA',
  'fr-CH', 'ga', 'gl', 'he', 'hi', 'hr', 'hu', 'id', 'is', 'it', 'ja', 'ko', 'lt', 'lv', 'ms', 'nb', 'nl', 'nn', 'no', 'pl', 'pt', 'pt-PT',
  'ro', 'ru', 'sk', 'sl', 'sq', 'sr', 'sr-Latn', 'sv', 'sw', 'ta', 'th', 'tr', 'uk', 'ur', 'vi',
];

// bare is a text without marks of direction, which drawings do not need: the text around them has one.
const bare = (text) => text.replace(/[\u200e\u200f\u061c]/g, '');

const escaped = (text) => bare(text).replace(/%/g, '%%');

function numbers(locale) {
  const long = new Intl.NumberFormat(locale).formatToParts(1234567.5);
  const part = (type) => long.find((p) => p.type === type)?.value || '';
  const grouped = new Intl.NumberFormat(locale).formatToParts(1234).some((p) => p.type === 'group');
  const groups = long.filter((p) => p.type === 'integer').map((p) => p.value.length);
  const pattern = (options, fills) => {
    let done = false;
    const texts = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, ...options }).formatToParts(5).map(({ type, value }) => {
      if (type === 'integer' && !done) {
        done = true;
        return fills[0];
      }
      return type === 'currency' ? fills[1] : escaped(value);
    });
    return texts.join('').replace(/ /g, '\u00a0');
  };
  return {
    decimal: part('decimal'), group: part('group'), grouped: grouped ? 4 : 5, lakhs: groups.at(-2) === 2 || undefined,
    percent: pattern({ style: 'percent' }, ['%s']).replace('500', '%s'),
    money: pattern({ style: 'currency', currency: 'EUR', currencyDisplay: 'narrowSymbol' }, ['%[1]s', '%[2]s']),
    sizes: sizes(locale),
  };
}

// powers are those of ten that some language counts large numbers by.
const powers = [12, 9, 8, 7, 6, 5, 4];

// sizes are the units of large numbers, from the largest: the long form where one form is right behind any number, else
// the short one.
function sizes(locale) {
  const found = [];
  for (const power of powers) {
    const behind = (display, times) => {
      const text = bare(new Intl.NumberFormat(locale, { notation: 'compact', compactDisplay: display, maximumFractionDigits: 1 }).format(times * 10 ** power));
      const digits = String(times).replace('.', '\\D');
      return new RegExp(`^${digits}(\\D+)$`).exec(text)?.[1];
    };
    const forms = [1, 2, 3, 5, 7.5].map((times) => behind('long', times));
    const name = forms.every((form) => form && form === forms[0]) ? forms[0] : behind('short', 1) === behind('short', 5) && behind('short', 1);
    if (name) {
      found.push({ of: 10 ** power, name: name.replace(/ /g, '\u00a0') });
    }
  }
  return found;
}

// layout is how the parts of a date that options name are written.
function layout(locale, options) {
  const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', hourCycle: 'h23', ...options });
  const parts = (month) => format.formatToParts(Date.UTC(2015, month, 5, 16, 5));
  const names = Array.from({ length: 12 }, (_, month) => bare(parts(month).find((p) => p.type === 'month')?.value || ''));
  const of = {
    year: () => '2006',
    month: () => (/^\d+$/.test(names[8]) ? (names[8] === '09' ? '01' : '1') : `{${names.join('|')}}`),
    day: (value) => (value === '05' ? '02' : '2'),
    hour: () => '15',
    minute: () => '04',
  };
  return parts(8).map(({ type, value }) => (of[type] ? of[type](bare(value)) : bare(value))).join('');
}

function dates(locale) {
  const clock = { hour: '2-digit', minute: '2-digit' };
  const forms = (month) => [
    { year: 'numeric' }, { year: 'numeric', month }, { year: 'numeric', month, day: 'numeric' }, { year: 'numeric', month, day: 'numeric', ...clock },
  ].map((options) => layout(locale, options));
  const inYear = [{ month: 'short' }, { month: 'short', day: 'numeric' }, { month: 'short', day: 'numeric', ...clock }].map((options) => layout(locale, options));
  return {
    dates: forms('long'), shortDates: forms('short'), inYear: ['', ...inYear],
    inMonth: layout(locale, { day: 'numeric' }), clock: layout(locale, clock),
  };
}

const formats = {};
for (const tag of tags) {
  const locale = `${tag}-u-nu-latn-ca-gregory`;
  if (Intl.DateTimeFormat.supportedLocalesOf(tag).length === 0) {
    throw new Error(`Node has no data for ${tag}; install one with all languages of ICU`);
  }
  formats[tag.toLowerCase()] = { ...numbers(locale), ...dates(locale) };
}
process.stdout.write(`${JSON.stringify({ cldr: process.versions.cldr, formats })}\n`);

// The ticks of a large figure's axis of dates, by the part of it that is shown, and dates in words.

const minute = 60e3, hour = 60 * minute, dayLength = 24 * hour, month = 30.44 * dayLength, year = 365.2425 * dayLength;

/** Steps from tick to tick: how long one is about, in ms, of which unit it is and of how many. @type {[number, "Minutes" | "Hours" | "Date" | "Month" | "FullYear", number][]} */
const steps = [
  .../** @type {const} */ ([1, 5, 15, 30]).map((n) => /** @type {[number, "Minutes", number]} */ ([n * minute, "Minutes", n])),
  .../** @type {const} */ ([1, 3, 6, 12]).map((n) => /** @type {[number, "Hours", number]} */ ([n * hour, "Hours", n])),
  .../** @type {const} */ ([1, 2, 7, 14]).map((n) => /** @type {[number, "Date", number]} */ ([n * dayLength, "Date", n])),
  .../** @type {const} */ ([1, 3, 6]).map((n) => /** @type {[number, "Month", number]} */ ([n * month, "Month", n])),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((n) => /** @type {[number, "FullYear", number]} */ ([n * year, "FullYear", n])),
];

/**
 * dateTicks returns the moments at which an axis has ticks, in ms: round ones, no more than most.
 * @param {number} low
 * @param {number} high
 * @param {number} most
 */
export function dateTicks(low, high, most) {
  const [, unit, n] = steps.find(([length]) => (high - low) / length <= most) || steps[steps.length - 1];
  const at = new Date(low), all = [];
  if (unit === "FullYear") at.setUTCFullYear(Math.floor(at.getUTCFullYear() / n) * n, 0, 1);
  else if (unit === "Month") at.setUTCMonth(Math.floor(at.getUTCMonth() / n) * n, 1);
  if (unit !== "Minutes" && unit !== "Hours") at.setUTCHours(0, 0, 0, 0);
  else at.setTime(Math.floor(low / (n * (unit === "Hours" ? hour : minute))) * n * (unit === "Hours" ? hour : minute));
  if (unit === "Date") at.setTime(Math.floor(at.getTime() / (n * dayLength)) * n * dayLength);
  for (; at.getTime() <= high; at[`setUTC${unit}`](at[`getUTC${unit}`]() + n)) if (at.getTime() >= low) all.push(at.getTime());
  return all;
}

/**
 * numberTicks returns the numbers at which an axis has ticks: multiples of 1, 2 or 5 times a power of ten, no more than most.
 * @param {number} low
 * @param {number} high
 * @param {number} most
 */
export function numberTicks(low, high, most) {
  const power = 10 ** Math.floor(Math.log10((high - low) / most));
  const step = [1, 2, 5, 10].map((n) => n * power).find((one) => (high - low) / one <= most) || 10 * power, all = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) all.push(Number((i * step).toPrecision(12)));
  return all;
}

/**
 * tickNames returns what writes a tick, as exactly as the part that is shown needs.
 * @param {string} lang
 * @param {() => number} span how many milliseconds are shown
 * @returns {(at: number) => string}
 */
export function tickNames(lang, span) {
  const form = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(english(lang), { timeZone: "UTC", ...options });
  const forms = { year: form({ year: "numeric" }), month: form({ year: "numeric", month: "short" }), day: form({ day: "numeric", month: "short" }), time: form({ hour: "2-digit", minute: "2-digit", hour12: false }) };
  return (at) => {
    const shown = span(), date = new Date(at);
    if (shown > 6 * year) return forms.year.format(date);
    if (date.getUTCDate() === 1 && (shown > 4 * month || date.getUTCMonth() === 0)) return forms.month.format(date);
    return (at % dayLength === 0 ? forms.day : forms.time).format(date);
  };
}

/**
 * moment returns what writes a moment in full, as exactly as its cell does.
 * @param {string} lang
 * @returns {(cell: string) => string}
 */
export function moment(lang) {
  const form = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(english(lang), { timeZone: "UTC", ...options });
  const forms = [form({ year: "numeric" }), form({ year: "numeric", month: "long" }), form({ dateStyle: "long" }), form({ dateStyle: "long", timeStyle: "short" })];
  return (cell) => forms[({ 4: 0, 7: 1, 10: 2 })[cell.length] ?? 3].format(new Date(cell.includes("T") ? `${cell}Z` : cell));
}

/** english is a language for dates: English alone has the day before the month. @param {string} lang */
const english = (lang) => lang === "en" ? "en-GB" : lang;

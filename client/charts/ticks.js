// What stands at the ticks of a large figure's axis, by the part of it that is shown.

const hour = 3600e3, dayLength = 24 * hour, month = 30 * dayLength, year = 365 * dayLength;

/**
 * dates returns what writes a moment at a tick.
 * @param {string} lang
 * @param {() => number} span how many milliseconds are shown
 * @returns {(at: number) => string}
 */
export function dates(lang, span) {
  const form = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(lang, { timeZone: "UTC", ...options });
  const forms = { year: form({ year: "numeric" }), month: form({ year: "numeric", month: "short" }), day: form({ day: "numeric", month: "short" }), time: form({ hour: "2-digit", minute: "2-digit", hour12: false }) };
  return (at) => {
    const shown = span(), date = new Date(at);
    if (shown > 6 * year) return forms.year.format(date);
    if (shown > 4 * month) return (date.getUTCDate() === 1 ? forms.month : forms.day).format(date);
    if (shown > 3 * dayLength || at % dayLength === 0) return (date.getUTCDate() === 1 && date.getUTCMonth() === 0 ? forms.month : forms.day).format(date);
    return forms.time.format(date);
  };
}

/**
 * moment returns what writes a moment in full, as exactly as its cell does.
 * @param {string} lang
 * @returns {(cell: string) => string}
 */
export function moment(lang) {
  const form = (/** @type {Intl.DateTimeFormatOptions} */ options) => new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, { timeZone: "UTC", ...options });
  const forms = [form({ year: "numeric" }), form({ year: "numeric", month: "long" }), form({ dateStyle: "long" }), form({ dateStyle: "long", timeStyle: "short" })];
  return (cell) => forms[({ 4: 0, 7: 1, 10: 2 })[cell.length] ?? 3].format(new Date(cell.includes("T") ? `${cell}Z` : cell));
}

// The records of a figure in the file that readers download (slides/csv.go).

/**
 * rows yields the cells of each row of a file with comma separated values, and where it begins.
 * @param {string} text
 * @param {number} [at] where the first row begins
 * @returns {Generator<{cells: string[], at: number}>}
 */
export function* rows(text, at = text.startsWith("\uFEFF") ? 1 : 0) {
  while (at < text.length) {
    const first = at;
    const end = text.indexOf("\n", at), line = text.slice(at, end < 0 ? text.length : end);
    if (!line.includes('"')) {
      yield { cells: (line.endsWith("\r") ? line.slice(0, -1) : line).split(",").map(plain), at: first };
      at = end < 0 ? text.length : end + 1;
      continue;
    }
    const cells = [];
    do {
      const [cell, next] = text[at] === '"' ? quoted(text, at) : bare(text, at);
      cells.push(plain(cell));
      at = next + 1;
    } while (text[at - 1] === ",");
    if (text[at - 1] === "\r") at++;
    yield { cells, at: first };
  }
}

/** bare reads a cell without quotation marks, and returns the index of what ends it. @param {string} text @param {number} at @returns {[string, number]} */
function bare(text, at) {
  let end = at;
  while (end < text.length && !",\r\n".includes(text[end])) end++;
  return [text.slice(at, end), end];
}

/** quoted reads a cell in quotation marks, of which two stand for one. @param {string} text @param {number} at @returns {[string, number]} */
function quoted(text, at) {
  let end = at + 1;
  while (end < text.length && (text[end] !== '"' || text[end + 1] === '"')) end += text[end] === '"' ? 2 : 1;
  return [text.slice(at + 1, end).replaceAll('""', '"'), end + 1];
}

/** plain is a cell without the apostrophe that keeps spreadsheets from running it. @param {string} cell */
const plain = (cell) => /^'[=+\-@\t\r\n]/.test(cell) ? cell.slice(1) : cell;

/**
 * last returns the last day of a date, as it compares with others: that of a month is the 31st. No date is after all.
 * @param {string} date a year, a month, a day, or a time of a day
 */
const last = (date) => ({ 0: "9999-12-31", 4: `${date}-12-31`, 7: `${date}-31` })[date.length] || date.slice(0, 10);

/**
 * knownBy returns a function that reports whether a record was known at the end of a day (slides.Deck.KnownFrom).
 * @param {string[]} columns the names of the file's columns
 * @param {string} day
 * @param {Record<string, string>} sources the dates from which sources were known
 * @returns {(cells: string[]) => boolean}
 */
export function knownBy(columns, day, sources) {
  const [known, end, date, source] = ["known", "end", "date", "source"].map((name) => columns.indexOf(name));
  return (cells) => {
    const from = cells[known] || cells[end] || cells[date] || sources[cells[source]] || "";
    return from !== "" && last(from) <= last(day);
  };
}

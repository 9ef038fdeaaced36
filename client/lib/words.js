// The texts of package words, in the page's language.

/**
 * texts returns the function that says a text of a table, which has them by language and name.
 * What is put in takes the places of {0}, {1} and so on. English stands in for other languages.
 * @param {Record<string, Record<string, string>>} table
 * @returns {(name: string, ...put: (string | number)[]) => string}
 */
export function texts(table) {
  const own = table[document.documentElement.lang.split("-")[0]] || table.en;
  return (name, ...put) => own[name].replace(/\{(\d)\}/g, (_, i) => String(put[i]));
}

// Passages, as citations name them.

/**
 * passageKey is the identifier of the first passage that a citation names, given as "source ¶9, 11" or
 * "source p. 4, ¶2": as slides.Place.Key writes the place, behind the source.
 * @param {string} cite as data-cite has it
 */
export function passageKey(cite) {
  const [, source = cite, page, onPage, paragraph, name] = /^(\S+) (?:p(?:p|ages?)?\.? (\d+)(?:, ¶(\d+))?|¶(\d+)|(.+))/i.exec(cite) || [];
  return [source, page ? `p${page}` : paragraph || name, onPage].filter(Boolean).join("-").replaceAll(" ", "-");
}

// What differs between two versions of a deck, as its deck.json has them. It needs no browser.

// changes returns {other, slides, figures}: the title of the second deck if that is another;
// slides as [word, title, ...] with the words of package words; and what figures were and are,
// as {where, what, from, to}, where what is empty for those in a slide's text. It tells a
// figure only where it knows which has taken the place of which.
export function changes(before, after) {
  const found = { other: before.title === after.title ? "" : after.title, slides: [], figures: [] };
  if (found.other) return found;
  const old = new Map(before.slides.map((slide) => [slide.slug, slide]));
  const drawn = new Map(before.figures.map((figure) => [figure.id, figure]));
  const redrawn = new Map(after.figures.filter((figure) => differs(drawn.get(figure.id), figure)).map((figure) => [figure.id, figure]));
  for (const slide of after.slides) {
    const was = old.get(slide.slug);
    old.delete(slide.slug);
    if (!was) {
      found.slides.push(["added", slide.title]);
      continue;
    }
    if (was.title !== slide.title) found.slides.push(["renamed", was.title, slide.title]);
    const told = [...numbers(was, slide)];
    for (const id of figuresOn(slide.blocks)) {
      if (redrawn.has(id) && drawn.has(id)) told.push(...records(drawn.get(id), redrawn.get(id)));
    }
    found.figures.push(...told);
    const touched = differs({ ...was, title: "", headline: "" }, { ...slide, title: "", headline: "" }) || figuresOn(slide.blocks).some((id) => redrawn.has(id));
    if (touched && !told.length) found.slides.push(["changed", slide.title]);
  }
  for (const slide of old.values()) found.slides.push(["removed", slide.title]);
  return found;
}

const differs = (a, b) => JSON.stringify(a) !== JSON.stringify(b);

// figuresOn are the IDs of the figures in blocks.
function figuresOn(blocks) {
  return (blocks || []).flatMap((block) => [
    ...(block.figure ? [block.figure] : []), ...(block.columns || []).flatMap((column) => figuresOn(column.blocks)),
  ]);
}

/** The kinds of slides.Node that end a passage and begin another. */
const block = /^(?:p|li|ul|ol|td|th|tr|h\d|div|blockquote|dt|dd|br|table|thead|tbody|caption)$/;

// passages are the texts of a slide, each a paragraph, a list's item, a cell or so.
function passages(slide) {
  const lines = [""];
  const read = (nodes) => {
    for (const { k: kind = "", t: text = "", c: children } of nodes || []) {
      if (kind === "cites" || kind === "contested") continue;
      if (block.test(kind)) lines.push("");
      lines[lines.length - 1] += text;
      read(children);
      if (block.test(kind)) lines.push("");
    }
  };
  const body = (blocks) => (blocks || []).forEach((part) => {
    read(part.text);
    lines.push("");
    (part.columns || []).forEach((column) => body(column.blocks));
  });
  read(slide.headline);
  lines.push("");
  body(slide.blocks);
  read(slide.notes);
  return lines.map((line) => line.replace(/\s+/g, " ").trim()).filter(Boolean);
}

// number is a number as one reads it, with what is before and behind it: $21.5 million, 42%.
const number = /[$€£¥₹]?\d(?:[\d.,\u00A0\u202F]*\d)?(?:\s?%|\s[^\s\d.,;:!?()"“”]+)?/g;

// numbers compares passages that say the same but for their numbers.
function* numbers(was, is) {
  const now = new Map();
  for (const text of passages(is)) {
    const frame = text.replace(/\d(?:[\d.,\u00A0\u202F]*\d)?/g, "#");
    if (!now.has(frame)) now.set(frame, []);
    now.get(frame).push(text);
  }
  for (const text of passages(was)) {
    const other = now.get(text.replace(/\d(?:[\d.,\u00A0\u202F]*\d)?/g, "#"))?.shift();
    if (!other || other === text) continue;
    const from = text.match(number) || [], to = other.match(number) || [];
    for (const [i, old] of from.entries()) if (old !== to[i]) yield { where: is.title, what: "", from: old, to: to[i] };
  }
}

// records compares the records of a figure that are about the same.
function* records(was, is) {
  const now = new Map(keyed(is.records));
  for (const [key, record] of keyed(was.records)) {
    const other = now.get(key);
    if (other && value(record) !== value(other)) yield { where: is.title, what: name(record), from: value(record), to: value(other) };
  }
}

const name = (record) => [record.label, record.series, record.date].filter(Boolean).join(", ");
const value = (record) => (record.value === undefined ? "–" : `${record.token || record.value}${record.unit && !record.token ? " " + record.unit : ""}`);

// keyed are records with what tells them apart: what they are about, and the how manieth.
function keyed(list) {
  const seen = new Map();
  return (list || []).map((record) => {
    const key = JSON.stringify([record.label, record.series, record.date, record.assertedBy]);
    seen.set(key, (seen.get(key) || 0) + 1);
    return [`${key} ${seen.get(key)}`, record];
  });
}

// A large figure (slides.Figure.Large) in the browser. Its records are in no program and no page: they are read from
// the file that readers download when its chart wakes. Here ECharts lays out the axes too, for they follow what is shown: the
// wheel, two fingers or the keys + and - enlarge, a drag or the arrows move, 0 shows all.
import { init, use } from "echarts/core";
import { DataZoomInsideComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
import { on } from "../deck.js";
import { announce } from "../lib/announce.js";
import { make } from "../lib/element.js";
import { fetchWhole } from "../program/fetch.js";
import { offsets } from "./pointer.js";
import { reach, readSeries } from "./series.js";
import { dateTicks, moment, numberTicks, tickNames } from "./ticks.js";

use([CanvasRenderer, DataZoomInsideComponent, TooltipComponent]);

/** By how much a key enlarges, and by which part of what is shown another moves it. */
const enlarged = 0.6, moved = 0.25;
/** The least part of the axis that is shown, in percent. */
const least = 0.01;
/** How wide a line and how large a dot is, in px of the drawing; what a step dims. */
const lineWidth = 1.5, dot = 4, faded = 0.28;
/**
 * The layers that dots are drawn in, and how each lets others through: ECharts draws many dots as one shape, which is
 * nowhere darker than elsewhere. So they are darker where they are many, as in the still picture.
 */
const layers = 8, through = 0.35;
/** Lengths in px of the drawing: of a tick, from the values to their axis, and from an axis to the middle of labels below it. */
const tickLength = 4, labelGap = 8, labelBelow = 16;
/** The least room from tick to tick along x, in letters. */
const tickRoom = 8;
/** The room around all values, as a part of their reach, so that none stands on the edge. */
const air = 0.02;

/**
 * large draws a large figure into a host, once its records have come. It follows steps, scheme and size.
 * @param {HTMLElement} host
 * @param {string} json see Told of series.js
 * @param {string} day as known at the end of which; empty for all
 * @returns {Promise<{count: number, dispose(): void}>} rejected where the records do not come
 */
export async function large(host, json, day) {
  /** @type {import("./series.js").Told} */
  const told = JSON.parse(json);
  const text = new TextDecoder().decode(await fetchWhole(on(told.records, "")));
  const data = await readSeries(text, told, day, () => new Promise((done) => setTimeout(done)));
  return draw(host, told, data);
}

/**
 * @param {HTMLElement} host
 * @param {import("./series.js").Told} told
 * @param {import("./series.js").Data} data
 */
function draw(host, told, data) {
  const page = document.documentElement, frame = /** @type {HTMLElement} */ (host.parentElement);
  const stage = make("div"), whole = make("button", { type: "button", className: "chart-whole", hidden: true, onclick: all }, told.whole);
  host.append(stage, whole);
  host.removeAttribute("aria-hidden"); // of the button
  stage.ariaHidden = "true";
  const [low, high] = reach(data, told), { plot } = told.wide, { along } = plot, strip = along === "value";
  const room = along === "label" ? 0.5 : (high - low) * air;
  const [first, final] = strip ? [plot.low, plot.high] : [low - room, high + room]; // of the axis along x
  const at = (/** @type {number} */ percent) => first + (final - first) * percent / 100;
  let [start, end] = [0, 100]; // what is shown, in percent
  let ticks = 1; // how many the axis along x has at most
  let graphics = () => /** @type {any[]} */ ([]); // the names, and the remarks where they stand
  const span = () => at(end) - at(start);
  const digits = new Intl.NumberFormat(page.lang, { maximumSignificantDigits: 12 });
  const number = (/** @type {number} */ v) => digits.format(v || 0).replace("-", "−");
  const write = along === "date" ? tickNames(page.lang, span) : number;
  const place = (/** @type {number} */ at) => along === "label" ? data.labels[Math.round(at)] || "" : write(at);
  const zoomed = () => /** @type {any} */ (host).currentCSSZoom || 1; // a slide's text may be larger
  const chart = init(stage, null, { renderer: "canvas", width: 100, height: 100, devicePixelRatio: devicePixelRatio * zoomed() });
  const size = { width: 100, height: 100 };
  const probe = make("i", { hidden: true });
  host.append(probe);
  offsets(stage, size);

  /** options returns the chart at the size of the host. */
  function options() {
    const narrow = /** @type {HTMLElement | null} */ (frame.querySelector(".still.narrow"))?.offsetParent;
    const layout = narrow ? told.narrow : told.wide, { plot } = layout;
    const box = host.getBoundingClientRect(), zoom = zoomed();
    const width = box.width / zoom, height = box.height / zoom;
    // As a still picture fits its box; what is left grows the plot.
    const scale = Math.min(width / layout.width, height / layout.height) || 1;
    const wider = width / scale - layout.width, taller = height / scale - layout.height;
    Object.assign(size, { width, height });
    stage.style.cssText = `width:${width}px;height:${height}px;touch-action:pan-y`;
    chart.resize({ width, height });
    const { fontFamily } = getComputedStyle(frame);
    const colour = (/** @type {number} */ i) => {
      probe.style.color = `var(${COLOURS[i]})`;
      return getComputedStyle(probe).color;
    };
    ticks = Math.floor((plot.width + wider) / (tickRoom * plot.font / 2));
    const [hidden, dim] = step();
    const label = { fontSize: plot.font * scale, fontFamily, color: colour(MUTED) };
    const rule = (/** @type {number} */ i) => ({ show: true, lineStyle: { color: colour(i), width: scale } });
    graphics = () => [...layout.names, ...(whole.hidden ? layout.remarks : [])].map((one) => named(told, layout, wider, taller, colour, fontFamily, one));
    const x = placed(), scaled = plot.log ? "log" : "value";
    // The still picture's own ticks, unless a part of the values is shown.
    const y = told.type === "line" && plot.ticks ? { customValues: layout.plot.ticks } : {};
    return {
      animation: false,
      grid: { outerBoundsMode: "none", left: plot.x * scale, top: plot.y * scale, width: (plot.width + wider) * scale, height: (plot.height + taller) * scale },
      graphic: { elements: [{ type: "group", scaleX: scale, scaleY: scale, silent: true, children: graphics() }] },
      xAxis: {
        type: strip ? scaled : "value", min: first, max: final,
        axisLine: { show: false, onZero: false }, splitLine: { show: false }, axisTick: { ...rule(MUTED), length: tickLength * scale, ...x },
        axisLabel: { ...label, margin: labelBelow * scale, verticalAlign: "middle", color: colour(along === "date" || along === "label" ? TEXT : MUTED), hideOverlap: true, formatter: place, ...x },
      },
      yAxis: strip ? { type: "value", min: (plot.y - plot.rows[0]) / plot.rows[1], max: (plot.y + plot.height - plot.rows[0]) / plot.rows[1], inverse: true, show: false } : {
        type: scaled, min: plot.low, max: plot.high, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: true, lineStyle: { color: y.customValues?.map((v) => colour(v ? LINE : MUTED)) || colour(LINE), width: scale }, ...y }, axisLabel: { ...label, margin: labelGap * scale, formatter: number, ...y },
      },
      dataZoom: [
        { type: "inside", xAxisIndex: 0, start, end, minSpan: least, zoomOnMouseWheel: page.scrollHeight > page.clientHeight ? "ctrl" : true, filterMode: "filter" },
        ...(told.type === "scatter" ? [{ type: "inside", yAxisIndex: 0, minSpan: least, zoomOnMouseWheel: page.scrollHeight > page.clientHeight ? "ctrl" : true, filterMode: "filter" }] : []),
      ],
      tooltip: {
        trigger: told.type === "line" ? "axis" : "item", formatter: tip, confine: true, transitionDuration: 0, padding: [8, 11], backgroundColor: colour(SURFACE), borderColor: colour(MUTED),
        textStyle: { color: colour(TEXT), fontFamily, fontSize: 14 }, extraCssText: "white-space:pre-line;max-width:22em;box-shadow:none", axisPointer: { type: "line", animation: false, lineStyle: { color: colour(MUTED), type: "solid" } },
      },
      series: data.series.flatMap((one, n) => {
        const shown = hidden.includes(n) ? new Float64Array() : one.data, opacity = dim.includes(n) ? faded : 1, color = colour(SERIES + n % 6);
        /** @type {any} */
        const all = { type: told.type === "line" ? "line" : "scatter", name: told.series[n], dimensions: ["x", "y"], encode: { x: 0, y: 1 }, animation: false, z: 2 };
        if (told.type === "line") return [{ ...all, data: shown, showSymbol: false, sampling: "minmax", itemStyle: { color }, lineStyle: { color, width: lineWidth * scale, opacity } }];
        return layered(shown, layers).map((data) => ({ ...all, data, symbol: "circle", symbolSize: dot * scale, large: true, largeThreshold: 1, progressive: 0, itemStyle: { color, opacity: through * opacity } }));
      }),
    };
  }

  /**
   * row returns a record in words, a line each: its series, its place, its value, and where it comes from.
   * @param {number} n of its series
   * @param {number} i of its point
   */
  function row(n, i) {
    const cells = data.record(n, i), cell = (/** @type {string} */ name) => cells[data.columns.indexOf(name)] || "";
    const say = moment(page.lang), amount = (/** @type {string} */ text) => text && number(Number(text));
    const value = [cell("approx"), amount(cell("value")), cell("unit") || told.unit].filter(Boolean).join(" ");
    const at = along === "number" && `${told.x} ${amount(cells[data.columns.indexOf("value") + 1])}`.trim();
    return [[cell("series"), cell("label")].filter(Boolean).join(" – "), at, cell("date") && say(cell("date")), value, cell("asserted_by"), told.cites[`${cell("source")} ${cell("paragraph")}`]?.[1], cell("note")].filter(Boolean).join("\n");
  }

  /** found returns the series and the point of an item. @param {{seriesIndex: number, dataIndex: number}} at @returns {[number, number]} */
  const found = ({ seriesIndex: n, dataIndex: i }) => told.type === "line" ? [n, i] : [Math.floor(n / layers), i * layers + n % layers];

  /** tip is the text of the tooltip, as HTML. @param {any} at a point, or those at one place */
  function tip(at) {
    const points = [at].flat().filter((one) => one.dataIndex >= 0);
    return points.map((one) => row(...found(one))).join("\n\n").replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  }

  /** show shows a part of the axis, in percent. @param {number} from @param {number} to */
  function show(from, to) {
    const wide = Math.min(Math.max(to - from, least), 100), first = Math.min(Math.max(from, 0), 100 - wide);
    chart.dispatchAction({ type: "dataZoom", dataZoomIndex: 0, start: first, end: first + wide });
    if (wide === 100) chart.dispatchAction({ type: "dataZoom", dataZoomIndex: 1, start: 0, end: 100 });
  }

  /** all shows the whole axis. */
  function all() {
    show(0, 100);
    if (document.activeElement === whole || document.activeElement === document.body) frame.focus({ preventScroll: true });
  }

  /** placed are the ticks along x of the part that is shown. */
  function placed() {
    const all = (along === "date" ? dateTicks : numberTicks)(at(start), at(end), ticks);
    return { customValues: along === "label" ? all.filter(Number.isInteger) : all };
  }

  chart.on("dataZoom", () => {
    const [x, y] = /** @type {any} */ (chart.getOption()).dataZoom;
    [start, end] = [x.start, x.end];
    const was = whole.hidden;
    whole.hidden = end - start > 99.99 && !(y && y.end - y.start < 99.99);
    chart.setOption({ xAxis: { axisTick: placed(), axisLabel: placed() } }, { lazyUpdate: true });
    if (whole.hidden !== was && told.wide.remarks.length) redraw();
  });
  chart.on("click", (/** @type {any} */ e) => {
    const cells = data.record(...found(e)), cite = told.cites[["source", "paragraph"].map((name) => cells[data.columns.indexOf(name)]).join(" ")];
    if (cite) exhibit.showEvidence(cite[0], true);
  });

  /** Keys of the chart when it has the focus. @param {KeyboardEvent} e */
  function key(e) {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const wide = end - start, middle = (start + end) / 2, part = wide < 99.99;
    const about = (/** @type {number} */ to) => show(middle - to / 2, middle + to / 2);
    const keys = {
      "+": () => about(wide * enlarged), "=": () => about(wide * enlarged), "-": () => about(wide / enlarged),
      ...(part && { ArrowLeft: () => show(start - wide * moved, end - wide * moved), ArrowRight: () => show(start + wide * moved, end + wide * moved), 0: all, Escape: all }),
    };
    if (!Object.hasOwn(keys, e.key)) return;
    e.preventDefault();
    e.stopPropagation();
    keys[e.key]();
    const shown = (/** @type {number} */ percent) => place(along === "number" ? Number(at(percent).toPrecision(4)) : at(percent));
    announce(`${shown(start)} – ${shown(end)}`);
  }

  /** step returns the series that are hidden and those that are dimmed now. @returns {[number[], number[]]} */
  function step() {
    const n = exhibit.steps(), { steps = [], after = 0 } = told;
    const [hidden, dim] = (n >= 0 && steps[Math.min(Math.max(n - after, 0), steps.length - 1)]) || told.rest;
    return [hidden || [], dim || []];
  }

  const redraw = () => { if (host.isConnected) chart.setOption(options(), { notMerge: true }); };
  const observer = new ResizeObserver(redraw);
  const listening = new AbortController(), { signal } = listening;
  frame.addEventListener("keydown", key, { signal });
  for (const event of ["exhibit:look", "exhibit:step"]) addEventListener(event, redraw, { signal });
  redraw();
  chart.getZr().flush();
  observer.observe(host);
  return {
    /** How many records the chart has. */
    count: data.series.reduce((count, { rows }) => count + rows.length, 0),
    dispose() {
      listening.abort();
      observer.disconnect();
      chart.dispose();
      stage.remove();
      whole.remove();
      probe.remove();
      host.setAttribute("aria-hidden", "true");
    },
  };
}

/** The custom properties of a drawing's colours, in the order of charts.Names, and which of them are what. */
const COLOURS = ["text", "muted", "line", "surface", "1", "2", "3", "4", "5", "6"].map((name) => `--chart-${name}`);
const TEXT = 0, MUTED = 1, LINE = 2, SURFACE = 3, SERIES = 4;

/** layered deals points out to layers, in turn. @param {Float64Array} points @param {number} count */
function layered(points, count) {
  return Array.from({ length: count }, (_, layer) => Float64Array.from({ length: 2 * Math.max(0, Math.ceil((points.length / 2 - layer) / count)) }, (_, i) => points[2 * (layer + (i >> 1) * count) + i % 2]));
}

/**
 * named is a name of an axis or a series, or an annotation, as the still picture has it, moved with the edges of a plot
 * that has grown.
 * @param {import("./series.js").Told} told
 * @param {import("./series.js").Layout} layout
 * @param {number} wider
 * @param {number} taller
 * @param {(i: number) => string} colour
 * @param {string} fontFamily
 * @param {any} graphic
 */
function named({ colours }, { plot }, wider, taller, colour, fontFamily, graphic) {
  const paint = (/** @type {string} */ hex) => hex && colour(colours.indexOf(hex));
  const right = (/** @type {number} */ x) => x > plot.x + plot.width ? x + wider : x > plot.x ? plot.x + (x - plot.x) * (1 + wider / plot.width) : x;
  const down = (/** @type {number} */ y) => y > plot.y + plot.height ? y + taller : y > plot.y ? plot.y + (y - plot.y) * (1 + taller / plot.height) : y;
  const { x = 0, y = 0, shape, style } = graphic;
  const moved = shape && graphic.type === "line" ? { ...shape, x1: right(shape.x1 || 0), x2: right(shape.x2 || 0), y1: down(shape.y1 || 0), y2: down(shape.y2 || 0) } : shape;
  return { ...graphic, x: right(x), y: down(y), ...(shape && { shape: moved }), style: { ...style, fontFamily, fill: paint(style.fill), stroke: paint(style.stroke) } };
}

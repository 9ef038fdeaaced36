// The chart in the browser: mount draws an option into a host and returns a handle.
import './marks.js';
import { init, use } from 'echarts/core';
import { TooltipComponent } from 'echarts/components';
import { offsets } from './pointer.js';

export { large } from './large.js';

use([TooltipComponent]);

/**
 * mount draws at a fixed size, in one synchronous task, so that the picture it
 * replaces can go in the same frame. The drawing is scaled to the host as an svg with a
 * viewBox is (xMinYMin meet), and follows it when it changes.
 * @param {HTMLElement} host
 * @param {number} width
 * @param {number} height
 * @param {string} optionJSON
 * @param {(type: 'click' | 'mouseover', name: string) => void} [onMark] told of a mark
 * that is clicked, tapped or pointed at
 */
export function mount(host, width, height, optionJSON, onMark) {
  const { stage, release } = scaled(host, width, height);
  const chart = init(stage, null, { renderer: 'svg', width, height });
  let marks = [];
  for (const type of /** @type {const} */ (['click', 'mouseover'])) {
    chart.on(type, (/** @type {any} */ e) => { if (e.name) onMark?.(type, plain(e.name)); });
  }

  function update(json) {
    chart.setOption(JSON.parse(json), { notMerge: true });
    chart.getZr().flush();
    raiseSigns(stage);
    marks = listMarks(chart);
  }

  function dispose() {
    release();
    chart.dispose();
    stage.remove();
  }

  try {
    update(optionJSON);
  } catch (err) {
    dispose();
    throw err;
  }
  return {
    /** update draws another option at the same size. */
    update,
    /** marks lists what can be pointed at, in the order of the data: {name, seriesIndex, dataIndex}. */
    marks: () => marks,
    /** show opens the tooltip of mark i and highlights it; hide closes it. */
    show(i) {
      this.hide();
      const { seriesIndex, dataIndex } = marks[i];
      chart.dispatchAction({ type: 'highlight', seriesIndex, dataIndex });
      chart.dispatchAction({ type: 'showTip', seriesIndex, dataIndex });
    },
    hide() {
      chart.dispatchAction({ type: 'downplay' });
      chart.dispatchAction({ type: 'hideTip' });
    },
    dispose,
  };
}

// A record can have two marks, a point on a bar: it is listed once, with the front one.
function listMarks(chart) {
  const byRecord = new Map();
  chart.getModel().eachSeries((series) => {
    const data = series.getData();
    for (let dataIndex = 0; dataIndex < data.count(); dataIndex++) {
      const order = data.getRawDataItem(dataIndex).order;
      const name = plain(data.getName(dataIndex));
      if (!name || !data.getItemGraphicEl(dataIndex)) continue; // hidden by a step, or a gap
      byRecord.set(order, { name, seriesIndex: series.seriesIndex, dataIndex });
    }
  });
  return [...byRecord.keys()].sort((a, b) => a - b).map((order) => byRecord.get(order));
}

// What stands at the end of a text that other sources contest: slides.Signs.
const SIGNS = /(?<=.)[‡*]+$/u;

// raiseSigns makes the signs at the ends of texts small and raises them, as the server's pictures have them.
// ECharts writes a text anew only where it changes.
function raiseSigns(stage) {
  for (const text of stage.querySelectorAll('text')) {
    const signs = !text.firstElementChild && SIGNS.exec(text.textContent);
    if (!signs) continue;
    const raised = document.createElementNS(text.namespaceURI, 'tspan');
    raised.setAttribute('dy', '-.4em');
    raised.setAttribute('font-size', '.9em');
    raised.append(signs[0]);
    text.textContent = text.textContent.slice(0, signs.index);
    text.append(raised);
  }
}

// plain is a mark's name without the marks that keep ECharts from reading it as a template.
function plain(name) {
  return name.replaceAll('\u200b', '');
}

// A drawing of this width and less is for a phone: its page grows with it.
const NARROW = 400;

// scaled puts an element of a fixed size into the host and zooms it to fit, as an svg
// with a viewBox does: text is laid out as in the still picture, to the pixel.
function scaled(host, width, height) {
  const stage = document.createElement('div');
  stage.style.cssText = `width:${width}px;height:${height}px`;
  host.append(stage);
  const frame = host.parentElement;
  const fit = () => {
    let box = host.getBoundingClientRect();
    if (width <= NARROW && box.width * height > (box.height + 1) * width) {
      frame.style.minHeight = `${box.width * height / width}px`; // of a list longer than the still
      box = host.getBoundingClientRect();
    }
    // A box is measured on the screen, and the slide's text may be zoomed already.
    const scale = Math.min(box.width / width, box.height / height) / (/** @type {any} */ (host).currentCSSZoom || 1);
    stage.style.zoom = scale > 0 ? String(scale) : '';
  };
  fit();
  const observer = new ResizeObserver(fit);
  observer.observe(host);
  offsets(stage, { width, height });
  return {
    stage,
    release() {
      observer.disconnect();
      frame.style.minHeight = '';
    },
  };
}

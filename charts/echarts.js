// The chart in the browser: mount draws an option into a host and returns a handle.
import './marks.js';
import { init, use } from 'echarts/core';
import { TooltipComponent } from 'echarts/components';

use([TooltipComponent]);

/**
 * mount draws at a fixed size, in one synchronous task, so that the picture it
 * replaces can go in the same frame. The host may be scaled by a CSS transform.
 * @param {HTMLElement} host
 * @param {number} width
 * @param {number} height
 * @param {string} optionJSON
 */
export function mount(host, width, height, optionJSON) {
  const chart = init(host, null, { renderer: 'svg', width, height });
  let marks = [];

  function update(json) {
    chart.setOption(JSON.parse(json), { notMerge: true });
    chart.getZr().flush();
    marks = listMarks(chart);
  }

  try {
    update(optionJSON);
  } catch (err) {
    chart.dispose();
    throw err;
  }
  return {
    /** update draws another option at the same size. */
    update,
    /** marks lists what can be pointed at, in drawing order: {name, seriesIndex, dataIndex}. */
    marks: () => marks,
    get count() { return marks.length; },
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
    dispose: () => chart.dispose(),
  };
}

function listMarks(chart) {
  const marks = [];
  chart.getModel().eachSeries((series) => {
    const data = series.getData();
    for (let dataIndex = 0; dataIndex < data.count(); dataIndex++) {
      marks.push({
        name: data.getName(dataIndex).replaceAll('\u200b', ''),
        seriesIndex: series.seriesIndex,
        dataIndex,
      });
    }
  });
  return marks;
}

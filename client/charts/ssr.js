// The chart as text: what the server runs in goja.
import './marks.js';
import { init } from 'echarts/core';

export function render(width, height, optionJSON) {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(JSON.parse(optionJSON));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

// What both bundles draw with: only the parts of ECharts that our options name.
import { use } from 'echarts/core';
import { BarChart, CustomChart, LineChart, ScatterChart } from 'echarts/charts';
import { GraphicComponent, GridComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

// span is a custom series for what lasts: a bar from value[0] to value[1] at
// height value[2], value[3] pixels high, with corners of radius value[4].
function span(_params, api) {
  const [x0, y] = api.coord([api.value(0), api.value(2)]);
  const [x1] = api.coord([api.value(1), api.value(2)]);
  const height = api.value(3);
  return {
    type: 'rect',
    shape: { x: x0, y: y - height / 2, width: x1 - x0, height, r: api.value(4) },
    style: api.style(),
  };
}

// path is a custom series for marks of any outline: SVG path data by index of the item, in pixels of the drawing or of
// a scale, from a point of its grid. What it fills has the opacity value[0], if that is not 0.
function path(params, api) {
  const { paths, at = [0, 0], scale = 1 } = params.itemPayload;
  const [x, y] = api.coord([0, 0]);
  const shade = api.value(0);
  return {
    type: 'path',
    x: x + at[0],
    y: y + at[1],
    scaleX: scale,
    scaleY: scale,
    shape: { pathData: paths[params.dataIndex] },
    style: { ...api.style(), strokeNoScale: true, ...(shade && { fillOpacity: shade }) },
  };
}

use([
  BarChart, CustomChart, LineChart, ScatterChart,
  GraphicComponent, GridComponent, SVGRenderer,
  (registers) => registers.registerCustomSeries('span', /** @type {any} */ (span)),
  (registers) => registers.registerCustomSeries('path', /** @type {any} */ (path)),
]);

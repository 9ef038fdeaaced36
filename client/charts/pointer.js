// Where the pointer is on a chart.

/**
 * offsets tells ECharts where the pointer is in its own pixels: it takes offsetX and offsetY for that, which in a zoomed
 * element they are not.
 * @param {HTMLElement} stage the element of the chart
 * @param {{width: number, height: number}} size of the chart, in its pixels; read at each event
 */
export function offsets(stage, size) {
  for (const type of /** @type {const} */ (["mousemove", "mouseover", "mouseout", "click", "mousedown", "mouseup", "wheel"])) {
    stage.addEventListener(type, (e) => {
      const box = stage.getBoundingClientRect();
      Object.defineProperties(e, {
        offsetX: { value: (e.clientX - box.left) * size.width / box.width },
        offsetY: { value: (e.clientY - box.top) * size.height / box.height },
      });
    }, { capture: true, passive: true });
  }
}

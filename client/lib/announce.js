// What a screen reader says.

/**
 * announce has a screen reader say a text.
 * @param {string} text
 */
export function announce(text) {
  const region = document.getElementById("end");
  if (region) region.textContent = text;
}

// What Escape ends that is no dialog and no panel: the tool begun last comes first.

/** @type {(() => void)[]} */
const begun = [];

/**
 * begin notes how a tool is ended. The returned function forgets it, and has to be called when the
 * tool ends in another way.
 * @param {() => void} end
 */
export function begin(end) {
  begun.push(end);
  return () => {
    const i = begun.indexOf(end);
    if (i >= 0) begun.splice(i, 1);
  };
}

/** leave ends the tool begun last, and reports whether there was one. */
export function leave() {
  const end = begun.pop();
  end?.();
  return Boolean(end);
}

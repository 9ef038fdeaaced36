import assert from "node:assert/strict";
import { test } from "node:test";
import { passageKey } from "../lib/passage.js";

test("a citation leads to its first passage", () => {
  for (const [cite, key] of Object.entries({
    "log ¶9": "log-9", "log ¶9, 11": "log-9", "log ¶23–25": "log-23", "log p. 4": "log-p4", "log pp. 4–6": "log-p4",
    "log Page 4": "log-p4", "log p. 4, ¶2, 5": "log-p4-2", "panel B12": "panel-B12", "survey Night workers, share": "survey-Night-workers,-share", "panel regions[name=North].n": "panel-regions[name=North].n", log: "log",
  })) assert.equal(passageKey(cite), key);
});

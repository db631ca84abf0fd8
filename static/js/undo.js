"use strict";
/* The strip with the button that takes the last decision back: ten seconds, longer while pointed at or focused. */
(() => {
  const SECONDS = 10;
  const STARTED = new Map();   // by decision: a part of the page that is fetched anew does not begin again

  const isHeld = (strip) => strip.matches(":hover, :focus-within");
  function end(name) {
    const strip = document.querySelector(`[data-undo="${name}"]`);
    if (!strip) return;
    if (isHeld(strip)) setTimeout(() => end(name), 1000 * SECONDS);
    else strip.remove();
  }
  function begin(strip) {
    const name = strip.dataset.undo;
    const known = STARTED.get(name);
    if (known === undefined && !("over" in strip.dataset)) {
      STARTED.set(name, Date.now());
      setTimeout(() => end(name), 1000 * SECONDS);
    } else if ((known === undefined || Date.now() - known >= 1000 * SECONDS) && !isHeld(strip)) {
      strip.remove();
    }
  }
  const look = () => document.querySelectorAll("[data-undo]").forEach(begin);
  document.addEventListener("DOMContentLoaded", look);
  document.addEventListener("htmx:afterSettle", look);
})();

/* "Play sample": a button beside an <audio>, whose own controls serve where this script does not run. */
(() => {
  "use strict";
  const PLAY = "Play sample";
  const STOP = "Stop";

  function bind(button) {
    const audio = document.getElementById(button.dataset.plays);
    const label = button.querySelector("span");
    const show = () => { label.textContent = audio.paused ? PLAY : STOP; };
    audio.removeAttribute("controls");
    button.hidden = false;
    button.addEventListener("click", () => {
      if (!audio.paused) { audio.pause(); audio.currentTime = 0; return; }
      button.setAttribute("aria-busy", "true");
      audio.play().catch(() => fail(button, label));
    });
    ["play", "pause", "ended"].forEach((name) => audio.addEventListener(name, show));
    ["playing", "pause", "error"].forEach((name) => audio.addEventListener(name, () => button.removeAttribute("aria-busy")));
  }

  function fail(button, label) {
    button.removeAttribute("aria-busy");
    label.textContent = "The sample did not arrive. Try again";
  }

  document.querySelectorAll("[data-plays]").forEach(bind);
})();

/* Playing where the page has little room. Without this script an <audio> shows its own controls, and a link
   opens the recording itself.
   <button data-plays="id of an audio" hidden>: plays and stops that sample.
   <a href="recording" data-plays-in="id of an audio">: plays the recording there, outside what refreshes itself. */
(() => {
  "use strict";

  function bind(button) {
    const audio = document.getElementById(button.dataset.plays);
    const label = button.querySelector("span");
    const words = label.textContent;
    audio.removeAttribute("controls");
    button.hidden = false;
    button.addEventListener("click", () => (audio.paused ? play(audio, () => { label.textContent = "No sample yet. Try again"; }) : audio.pause()));
    audio.addEventListener("play", () => { label.textContent = "Stop"; });
    audio.addEventListener("pause", () => { label.textContent = words; audio.currentTime = 0; });
    ["play", "playing", "pause", "error"].forEach((name) => audio.addEventListener(name, () => {
      button.toggleAttribute("aria-busy", name === "play" && audio.readyState < 3);
      if (button.hasAttribute("aria-busy")) button.setAttribute("aria-busy", "true");
    }));
  }

  function play(audio, fail) {
    audio.play().catch((error) => { if (error.name !== "AbortError") fail(); });
  }

  function playIn(link) {
    const audio = document.getElementById(link.dataset.playsIn);
    audio.closest("[hidden]")?.removeAttribute("hidden");
    if (audio.src !== link.href) audio.src = link.href;
    audio.setAttribute("aria-label", link.getAttribute("aria-label"));
    play(audio, () => { audio.focus(); });
  }

  document.querySelectorAll("[data-plays]").forEach(bind);
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-plays-in]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    playIn(link);
  });
})();

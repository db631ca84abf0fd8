"use strict";
/* Where a reader is in a story: kept in this browser for each reader and story apart, forgotten at the end of the
   story and after 90 days. It is offered in words, and the page never goes there by itself. */
window.readPlace = (() => {
  const DAYS = 90;
  const PREFIX = "story-creator/place/";
  const { kept } = window.readSettings;
  const reading = document.getElementById("reading");
  const key = `${PREFIX}${document.body.dataset.user}/${reading.dataset.story}`;
  const offer = document.getElementById("resume");

  function read(name) {
    try {
      return JSON.parse(kept?.getItem(name) ?? "null");
    } catch (error) {
      if (error instanceof SyntaxError) return null;
      throw error;
    }
  }
  function keep(place) { kept?.setItem(key, JSON.stringify({ ...place, at: Date.now() })); }
  function forget() { kept?.removeItem(key); }
  function tidy() {
    for (const name of Object.keys(kept ?? {})) {
      if (name.startsWith(PREFIX) && !(read(name)?.at > Date.now() - DAYS * 86_400_000)) kept.removeItem(name);
    }
  }

  const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  /** The paragraph at the top of the window, for who reads without the sound. */
  function inView() {
    const scenes = [...reading.querySelectorAll("[data-scene]")];
    const isAtEnd = window.scrollY > 0 && window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 2;
    const scene = (!isAtEnd && scenes.find((each) => each.getBoundingClientRect().bottom > window.innerHeight / 3)) || scenes.at(-1);
    const paragraphs = [...scene.querySelectorAll(".prose > p")];
    const paragraph = paragraphs.findIndex((each) => each.getBoundingClientRect().bottom > 0);
    return { scene: scene.dataset.scene, paragraph: Math.max(paragraph, 0) };
  }

  /** Keep the paragraph in view, unless that would lose a place further on that is still on offer. */
  function keepView() {
    const view = inView();
    const isBefore = (one, other) => Number(one.scene) < Number(other.scene)
      || (Number(one.scene) === Number(other.scene) && one.paragraph <= (other.paragraph ?? Infinity));
    const isAtBeginning = window.scrollY === 0 || isBefore(view, { scene: reading.querySelector("[data-scene]").dataset.scene, paragraph: 0 });
    if (!isAtBeginning && (offer.hidden || !isBefore(view, read(key)))) keep(view);
  }

  /** Offer the place where the reader was; `go(scene, place)` is called if they want to go there. */
  function suggest(go) {
    const place = read(key);
    const scene = place && reading.querySelector(`[data-scene="${CSS.escape(String(place.scene))}"]`);
    if (!scene) return;
    // A time is one of the recording that was heard; of a later one nobody knows where that is.
    const seconds = place.sound && place.sound === scene.dataset.sound ? place.seconds : 0;
    const words = `scene ${place.scene}${seconds ? `, ${clock(seconds)}` : ""}`;
    offer.querySelector("p").textContent = `You were at ${words}, ${scene.dataset.title}.`;
    offer.querySelector("[data-go-on]").textContent = `Go on from ${words}`;
    offer.querySelector("[data-go-on]").addEventListener("click", () => { dismiss(); go(scene, { ...place, seconds }); });
    offer.querySelector("[data-begin-again]").addEventListener("click", () => {
      forget();
      dismiss();
      document.querySelector("h1").focus({ preventScroll: true });
    });
    offer.hidden = false;
  }
  function dismiss() { offer.hidden = true; }

  tidy();
  return { clock, dismiss, forget, inView, keep, keepView, suggest };
})();

"use strict";
/* The text while it is heard: the sentence that is spoken is marked and kept in view, and every sentence can be
   chosen, with the pointer or with the arrow keys, to be heard from there. A reader who scrolls is left alone. */
window.readAlong = (() => {
  const reading = document.getElementById("reading");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const followButton = document.querySelector("[data-follow]");
  const player = document.getElementById("player");
  const SCROLLS = ["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"];

  const texts = new Map([...reading.querySelectorAll("[data-scene]")].map((scene) => [scene, sentencesOf(scene)]));
  let marked = null;
  let isFollowing = true;
  let isHeard = false;

  function sentencesOf(scene) {
    return [...scene.querySelectorAll("[data-start]")].map((element) => ({ element, start: Number(element.dataset.start) }));
  }

  // ── the sentence that is spoken ──
  function spokenAt(scene, seconds) {
    const sentences = texts.get(scene);
    let first = 0;
    let after = sentences.length;
    while (first < after) {
      const middle = (first + after) >> 1;
      if (sentences[middle].start <= seconds + .01) first = middle + 1;
      else after = middle;
    }
    return sentences[first - 1]?.element ?? null;
  }
  function mark(scene, seconds) {
    const spoken = scene && spokenAt(scene, seconds);
    if (spoken === marked) return;
    marked?.classList.remove("spoken");
    marked?.removeAttribute("aria-current");
    marked = spoken;
    if (!marked) return;
    marked.classList.add("spoken");
    marked.setAttribute("aria-current", "true");
    if (!reading.contains(document.activeElement)) offer(marked);
    if (isFollowing && isHeard) show(marked);
  }

  // ── keeping it in view ──
  function show(element) {
    const { top, bottom } = element.getBoundingClientRect();
    const floor = player.getBoundingClientRect().top - 24;
    if (top > window.innerHeight * .12 && bottom < floor) return;
    scrollTo(top + window.scrollY - window.innerHeight * .3);
  }
  function scrollTo(top) { window.scrollTo({ top, behavior: calm.matches ? "instant" : "smooth" }); }
  /** Bring the head of a scene, its picture above all, to the top. */
  function showScene(scene) { scrollTo(scene.getBoundingClientRect().top + window.scrollY - 16); }

  function follow() {
    isFollowing = true;
    hear(isHeard);
    if (marked && isHeard) show(marked);
  }
  function loosen() {
    if (!isHeard || !isFollowing) return;
    isFollowing = false;
    hear(isHeard);
  }
  /** Tell whether sound is heard just now; only then is there something to follow. */
  function hear(heard) {
    isHeard = heard;
    if (followButton) followButton.hidden = isFollowing || !heard;
  }
  for (const name of ["wheel", "touchmove"]) {
    addEventListener(name, ({ target }) => { if (!player.contains(target)) loosen(); }, { passive: true });
  }
  addEventListener("hashchange", loosen);
  addEventListener("keydown", ({ key, target }) => { if (SCROLLS.includes(key) && !target.closest("input, select, [popover]")) loosen(); });
  addEventListener("pointerdown", ({ clientX }) => { if (clientX >= document.documentElement.clientWidth) loosen(); });   // the scroll bar

  // ── one tab stop a scene; from there the arrow keys go on ──
  function offer(sentence) {
    for (const { element } of texts.get(sentence.closest("[data-scene]"))) {
      if (element === sentence) {
        element.tabIndex = 0;
        element.setAttribute("role", "link");   // not a button: the space bar goes on meaning play and pause
        element.setAttribute("aria-describedby", "reading-hint");
      } else if (element.hasAttribute("tabindex")) {
        for (const name of ["tabindex", "role", "aria-describedby"]) element.removeAttribute(name);
      }
    }
  }
  function neighbour(sentence, key) {
    const all = texts.get(sentence.closest("[data-scene]")).map(({ element }) => element);
    const at = all.indexOf(sentence);
    const found = { ArrowDown: all[at + 1], ArrowUp: all[at - 1], Home: all[0], End: all.at(-1) };
    return found[key];
  }

  /** Let sentences be chosen; `choose(scene, seconds)` is called with where the chosen one begins. */
  function bind(choose) {
    const chosen = (sentence) => choose(sentence.closest("[data-scene]"), Number(sentence.dataset.start));
    for (const sentences of texts.values()) if (sentences.length) offer(sentences[0].element);
    reading.addEventListener("click", (event) => {
      const sentence = event.target.closest("[data-start]");
      const isSelecting = !getSelection().isCollapsed;   // a reader who copies text does not want to hear it
      if (!sentence || isSelecting || event.ctrlKey || event.metaKey || event.shiftKey) return;
      offer(sentence);
      chosen(sentence);
    });
    reading.addEventListener("keydown", (event) => {
      const sentence = event.target.closest("[data-start]");
      if (!sentence || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = neighbour(sentence, event.key);
      if (next) {
        offer(next);
        next.focus();
      } else if (event.key === "Enter") chosen(sentence);
      else return;
      event.preventDefault();
    });
    reading.dataset.ready = "";
  }

  return { bind, follow, hear, isFollowing: () => isFollowing, mark, showScene };
})();

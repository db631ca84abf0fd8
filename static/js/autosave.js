"use strict";
/* Copies of what is being typed, in this browser only: offered after a mishap, never put in by themselves.
   A copy is kept under user, field, version and page; it goes when the text was saved, at sign-out, after 7 days. */
(() => {
  const PREFIX = "story-creator/typed";
  const DAYS = 7;
  const MOST = 5;        // copies of one field: one for each page it was typed on
  const PAUSE = 800;     // milliseconds without a key before a copy is made
  const page = Math.random().toString(36).slice(2);
  const user = () => document.body.dataset.user;
  const ofField = (field) => `${PREFIX}/${user()}/${field}/`;
  const slot = (field) => `${ofField(field.dataset.autosave)}${field.dataset.version ?? ""}/${page}`;

  function storage() {
    try {
      return window.localStorage;
    } catch (error) {   // refused by the browser's settings: there are no copies then
      if (error instanceof DOMException) return null;
      throw error;
    }
  }
  const kept = storage();

  function copies(prefix) {
    return Object.keys(kept ?? {}).filter((key) => key.startsWith(prefix))
      .map((key) => ({ key, ...JSON.parse(kept.getItem(key)) }))
      .sort((one, other) => other.at - one.at);
  }
  const forget = (found) => found.forEach(({ key }) => kept.removeItem(key));
  const tidy = () => forget(copies(`${PREFIX}/`).filter(({ at }) => at < Date.now() - DAYS * 86_400_000));

  function keep(field, sent = false) {
    clearTimeout(timers.get(field));
    if (!kept || !user()) return;
    if (field.value === field.defaultValue) { kept.removeItem(slot(field)); return; }
    try {
      kept.setItem(slot(field), JSON.stringify({ text: field.value, at: Date.now(), sent }));
    } catch (error) {   // full: the page itself still holds the text
      if (!(error instanceof DOMException)) throw error;
    }
    forget(copies(ofField(field.dataset.autosave)).slice(MOST));
  }

  const timers = new Map();
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-autosave]")) return;
    clearTimeout(timers.get(target));
    timers.set(target, setTimeout(() => keep(target), PAUSE));
  });
  const keepAll = () => timers.forEach((_timer, field) => { if (field.isConnected) keep(field); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keepAll(); });

  document.addEventListener("submit", ({ target }) => {
    if (target.matches("[data-sign-out]")) { timers.clear(); if (kept) forget(copies(`${PREFIX}/${user()}/`)); return; }
    target.querySelectorAll("[data-autosave]").forEach((field) => { timers.delete(field); keep(field, true); });
  }, true);

  const sameDay = (one, other) => one.toDateString() === other.toDateString();
  function moment(at) {
    const then = new Date(at);
    const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    return sameDay(then, new Date()) ? `at ${time}`
      : `on ${then.toLocaleDateString("en-GB", { day: "numeric", month: "long" })} at ${time}`;
  }
  function button(words, className, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }
  function offer(field, copy) {
    const words = (copy.text.match(/\S+/g) ?? []).length;
    const box = window.storyCreator.notice("", `Restore what you typed ${moment(copy.at)}?`,
      `${words} ${words === 1 ? "word" : "words"}, kept in this browser. What stands here now is not touched until you say so.`);
    const row = document.createElement("div");
    row.className = "row";
    row.append(
      button("Restore it", "btn", () => { box.remove(); window.storyCreator.fill(field, copy.text); }),
      button("Throw it away", "btn is-plain", () => { box.remove(); forget([copy]); field.focus(); }),
    );
    box.append(row);
    (field.closest(".stack-tight") ?? field).before(box);
  }

  function look() {
    if (!kept || !user()) return;
    // A page that shows the saved text says so; only what was sent is done with.
    for (const mark of document.querySelectorAll("[data-saved]")) {
      forget(copies(ofField(mark.dataset.saved)).filter(({ sent }) => sent));
      mark.removeAttribute("data-saved");
    }
    for (const field of document.querySelectorAll("[data-autosave]:not([data-watched])")) {
      field.dataset.watched = "";
      const copy = copies(ofField(field.dataset.autosave)).find(({ key }) => !key.endsWith(page));
      if (copy && copy.text !== field.value) offer(field, copy);
    }
  }
  document.addEventListener("DOMContentLoaded", () => { if (kept) tidy(); look(); });
  document.addEventListener("htmx:afterSettle", look);
})();

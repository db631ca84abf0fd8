"use strict";
/* Copies of what is being typed, in this browser only: offered after a mishap, never put in by themselves.
   Each field on a page writes to a slot of its own, so that a form that is opened again never overwrites what was
   typed in it before. A copy goes when its text was saved, taken back or thrown away, at sign-out, after 7 days. */
(() => {
  const PREFIX = "story-creator/typed";
  const DAYS = 7;
  const MOST = 5;        // copies of one field
  const PAUSE = 800;     // milliseconds without a key before a copy is made
  const user = () => document.body.dataset.user;
  const ofField = (name) => `${PREFIX}/${user()}/${name}/`;
  const slot = (field) => `${ofField(field.dataset.autosave)}${field.dataset.version ?? ""}/${field.dataset.slot}`;

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

  /** The copies of a field that no open form writes to: its author has not decided about them. */
  function undecided(name) {
    const open = new Set([...document.querySelectorAll("[data-slot]")].map(slot));
    return copies(ofField(name)).filter(({ key }) => !open.has(key));
  }

  // ── making copies ──
  const timers = new Map();   // field → the copy that is due
  function settle(field) {
    clearTimeout(timers.get(field));
    timers.delete(field);
  }
  /** Copy what stands in a field; tells whether it is safe now, here or with the server. */
  function keep(field, sent = false) {
    settle(field);
    if (!kept || !user()) return false;
    if (field.value === field.defaultValue) { kept.removeItem(slot(field)); return true; }
    if (!field.value.trim()) return false;   // emptied, perhaps by mistake: what stood there before is kept
    try {
      kept.setItem(slot(field), JSON.stringify({ text: field.value, at: Date.now(), sent }));
    } catch (error) {   // full: the page itself still holds the text
      if (!(error instanceof DOMException)) throw error;
      return false;
    }
    forget(copies(ofField(field.dataset.autosave)).slice(MOST));
    return true;
  }
  const keepAll = () => [...timers.keys()].forEach((field) => keep(field));

  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-autosave]")) return;
    watch(target);   // somebody types before the page has settled
    settle(target);
    timers.set(target, setTimeout(() => keep(target), PAUSE));
  });
  document.addEventListener("visibilitychange", () => { if (document.hidden) keepAll(); });
  document.addEventListener("htmx:beforeSwap", keepAll);   // the field may be about to go

  document.addEventListener("submit", ({ target }) => {
    if (target.matches("[data-sign-out]")) {
      [...timers.keys()].forEach(settle);
      if (kept) forget(copies(`${PREFIX}/${user()}/`));
      return;
    }
    target.querySelectorAll("[data-slot]").forEach((field) => keep(field, true));
  }, true);

  // ── words ──
  const sameDay = (one, other) => one.toDateString() === other.toDateString();
  function moment(at) {
    const then = new Date(at);
    const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    return sameDay(then, new Date()) ? `at ${time}`
      : `on ${then.toLocaleDateString("en-GB", { day: "numeric", month: "long" })} at ${time}`;
  }
  function measure(text) {
    const words = (text.match(/\S+/g) ?? []).length;
    return `${words} ${words === 1 ? "word" : "words"}, kept in this browser.`;
  }
  function button(words, className, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }
  function noticeWith(title, text, ...buttons) {
    const box = window.storyCreator.notice("", title, text);
    const row = document.createElement("div");
    row.className = "row";
    row.append(...buttons);
    box.append(row);
    return box;
  }

  // ── at an open form: the offer ──
  function restore(field, copy) {
    window.storyCreator.fill(field, copy.text);
    if (keep(field)) forget([copy]);   // it has moved to the slot of this field
  }
  function offer(field) {
    const copy = undecided(field.dataset.autosave).find(({ text }) => text !== field.value);
    if (!copy) return;
    const box = noticeWith(`Restore what you typed ${moment(copy.at)}?`,
      `${measure(copy.text)} What stands here now is not touched until you say so.`,
      button("Restore it", "btn", () => { box.remove(); restore(field, copy); }),
      button("Throw it away", "btn is-plain", () => { box.remove(); forget([copy]); field.focus(); offer(field); }));
    (field.closest(".stack-tight") ?? field).before(box);
  }

  function watch(field) {
    if (!kept || !user() || field.dataset.slot) return;
    field.dataset.slot = Math.random().toString(36).slice(2);
    offer(field);
  }

  // ── at a form that is closed: the reminder, and a list of them all at the head of the page ──
  let reminded = null;   // keys; null until the page has come
  const opener = (name) => document.querySelector(`[data-opens="${CSS.escape(name)}"]`);
  function remind() {
    const found = [...document.querySelectorAll("[data-unsaved]")].map(remindAt).filter(Boolean);
    showList(found);
    const fresh = found.find(({ copy }) => reminded && !reminded.has(copy.key));
    if (fresh) window.storyCreator.announce(`What you typed in scene ${fresh.scene} was not saved. It is kept in this browser.`);
    reminded = new Set(found.map(({ copy }) => copy.key));
  }
  function remindAt(place) {
    const names = place.dataset.unsaved.split(" ").filter(opener);
    const [first] = names.flatMap((name) => undecided(name).map((copy) => ({ name, copy })))
      .sort((one, other) => other.copy.at - one.copy.at);
    if (place.dataset.shows === first?.copy.key) return first && { ...first, scene: place.dataset.scene };
    place.replaceChildren(...(first ? [reminder(first, place.dataset.scene)] : []));
    if (first) place.dataset.shows = first.copy.key;
    else delete place.dataset.shows;
    return first && { ...first, scene: place.dataset.scene };
  }
  const reminder = ({ name, copy }, scene) => noticeWith(
    `You typed something in scene ${scene} ${moment(copy.at)} that was not saved`, measure(copy.text),
    button("Open it", "btn", () => opener(name).click()),
    button("Throw it away", "btn is-plain", () => { forget([copy]); remind(); opener(name).closest("article")?.querySelector("h2")?.focus(); }),
  );
  function showList(found) {
    const list = document.querySelector("[data-unsaved-list]");
    if (!list) return;
    const key = found.map(({ copy }) => copy.key).join(" ");
    if (list.dataset.shows === key) return;
    list.dataset.shows = key;
    list.replaceChildren(...(found.length ? [noticeWith("You typed something here that was not saved", "It is kept in this browser.",
      ...found.map(({ name, copy, scene }) => button(`Open scene ${scene}, typed ${moment(copy.at)}`, "btn", () => opener(name).click())))] : []));
  }

  function look() {
    if (!kept || !user()) return;
    // A page that shows the saved text says so; only what was sent is done with.
    for (const mark of document.querySelectorAll("[data-saved]")) {
      forget(copies(ofField(mark.dataset.saved)).filter(({ sent }) => sent));
      mark.removeAttribute("data-saved");
    }
    document.querySelectorAll("[data-autosave]").forEach(watch);
    remind();
  }
  document.addEventListener("DOMContentLoaded", () => { if (kept) tidy(); look(); });
  document.addEventListener("htmx:afterSettle", look);
})();

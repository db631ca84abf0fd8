"use strict";
/* How a reader likes a page of prose and its sound: remembered in this browser, for each reader apart.
   Runs before the page is painted, so that it never changes under the reader's eyes. */
window.readSettings = (() => {
  const DEFAULTS = { size: "medium", spacing: "medium", theme: "device", speed: "1", keys: "on" };
  const KEY = `story-creator/reader/${document.currentScript.dataset.reader}`;
  const root = document.documentElement;

  function storage() {
    try {
      return window.localStorage;
    } catch (error) {   // refused by the browser's settings: nothing is remembered then
      if (error instanceof DOMException) return null;
      throw error;
    }
  }
  const kept = storage();

  function remembered() {
    try {
      return JSON.parse(kept?.getItem(KEY) ?? "{}");
    } catch (error) {
      if (error instanceof SyntaxError) return {};
      throw error;
    }
  }
  const settings = { ...DEFAULTS, ...remembered() };

  function apply() {
    root.dataset.size = settings.size;
    root.dataset.spacing = settings.spacing;
    if (settings.theme === "device") delete root.dataset.theme;
    else root.dataset.theme = settings.theme;
  }
  function set(name, value) {
    settings[name] = value;
    kept?.setItem(KEY, JSON.stringify(settings));
    apply();
  }

  /** Show in a field what is set; a value that it does not offer falls back to the usual one. */
  function show(field) {
    const name = field.dataset.setting;
    if (field.type === "checkbox") field.checked = settings[name] === "on";
    else if (field.type === "radio") field.checked = field.value === settings[name];
    else field.value = settings[name];
  }
  const offers = (name) => [...document.querySelectorAll(`[data-setting="${name}"]`)]
    .flatMap((field) => (field.options ? [...field.options].map(({ value }) => value) : field.type === "checkbox" ? ["on", "off"] : [field.value]));

  document.addEventListener("DOMContentLoaded", () => {
    for (const name of Object.keys(DEFAULTS)) {
      const offered = offers(name);
      if (offered.length && !offered.includes(settings[name])) settings[name] = DEFAULTS[name];
    }
    apply();
    document.querySelectorAll("[data-setting]").forEach(show);
  });
  document.addEventListener("change", ({ target }) => {
    if (!target.dataset.setting) return;
    set(target.dataset.setting, target.type === "checkbox" ? (target.checked ? "on" : "off") : target.value);
  });
  apply();
  return { get: (name) => settings[name], set, kept };
})();

"use strict";
/* What every page needs: htmx's answers, focus, announcements, and forms that are sent once. */
window.storyCreator = (() => {
  const SENTENCES = {
    403: ["This page has been open too long", "Nothing that was saved is lost. Copy what you typed since, reload the page and try again."],
    404: ["This is no longer here", "It may have been deleted or changed in another window. Reload the page to see what there is now."],
    413: ["That is too long to be sent", "Nothing was lost. Shorten it and try again."],
    429: ["That was more than is possible at once", "Nothing was lost. Wait a little and try again."],
  };
  const OTHERWISE = ["The server could not answer that", "Nothing that was saved is lost, and what you typed is still here. Try again."];
  const SIGNED_OUT = ["You were signed out", "What you typed is still here, and was not saved. Sign in in a new tab, then come back and send it once more."];
  const NOT_SENT = ["The connection dropped", "That was not sent. What you typed is still here; try again when you are connected."];

  /** Say one sentence in the polite live region, the same one twice if need be. */
  function announce(text) {
    const region = document.getElementById("announcer");
    if (!region) return;
    region.textContent = "";
    setTimeout(() => { region.textContent = text; }, 50);
  }

  /** Build a notice: a bold sentence (what happened) and a line (what is safe, what next). */
  function notice(kind, title, text) {
    const box = document.createElement("div");
    const words = document.createElement("div");
    const head = document.createElement("strong");
    const line = document.createElement("p");
    box.className = "notice";
    if (kind) box.dataset.kind = kind;
    head.textContent = title;
    line.textContent = text;
    words.append(head, line);
    box.append(words);
    return box;
  }

  /** Show an error where messages stand, and move the focus to it; it goes when `about` has gone well. */
  function complain([title, text], about = "", ...more) {
    const place = document.getElementById("notices");
    if (!place) return;
    const box = notice("error", title, text);
    box.setAttribute("role", "alert");
    box.tabIndex = -1;
    box.dataset.about = about;
    box.append(...more);
    place.replaceChildren(box);
    box.focus();
  }
  /** What a request is about: the part of the page that it changes. */
  const aboutOf = (elt) => elt.closest("[hx-target]")?.getAttribute("hx-target") ?? elt.getAttribute("hx-post") ?? "";
  const SESSION = "session";
  function forgive(about) {
    for (const box of document.querySelectorAll("#notices > [data-about]")) {
      if (box.dataset.about === about || box.dataset.about === SESSION) box.remove();
    }
  }

  // ── signed out while the page stood open: what is typed in it must not be left ──
  const isTypedOn = () => [...document.querySelectorAll("textarea, input:not([type=hidden])")]
    .some((field) => field.matches("textarea[data-autosave]") || field.value !== field.defaultValue);
  function signedOut() {
    const address = `/accounts/login/?next=${encodeURIComponent(location.pathname + location.search)}`;
    if (!isTypedOn()) { location.assign(address); return; }
    if (document.querySelector(`#notices > [data-about=${SESSION}]`)) return;
    const link = document.createElement("a");
    link.className = "btn";
    link.href = address;
    link.target = "_blank";
    link.textContent = "Sign in in a new tab";
    complain(SIGNED_OUT, SESSION, link);
  }
  // A sign-in, in any tab, renews the token that forms are believed by; the cookie always holds the present one.
  function token() {
    const name = `${document.body.dataset.csrfCookie}=`;
    return document.cookie.split("; ").find((cookie) => cookie.startsWith(name))?.slice(name.length);
  }
  document.addEventListener("submit", ({ target }) => {   // captured: before it is read
    const field = target.elements.namedItem("csrfmiddlewaretoken");
    if (field && token()) field.value = token();
  }, true);
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (token()) detail.headers["X-CSRFToken"] = token();
  });

  /** Put text into a field as if it had been typed, so that Ctrl+Z brings back what was there. */
  function fill(field, text) {
    field.focus();
    field.select();
    if (document.execCommand("insertText", false, text)) return;
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // ── htmx: 422 and 409 are swapped (base.html), everything else that fails is said in a sentence ──
  const asksByItself = (event) => event.detail.elt.hasAttribute("data-live");   // a refresh tries again anyway
  document.addEventListener("htmx:responseError", (event) => {
    const { elt, xhr } = event.detail;
    if (xhr.status === 401) signedOut();
    else if (!asksByItself(event)) complain(SENTENCES[xhr.status] ?? OTHERWISE, aboutOf(elt));
  });
  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, (event) => { if (!asksByItself(event)) complain(NOT_SENT, aboutOf(event.detail.elt)); });
  }
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.successful && !asksByItself(event)) forgive(aboutOf(event.detail.elt));
  });

  // What the server refuses it explains in a notice of its own, sent to where messages stand.
  const explained = (xhr) => xhr.status >= 400 && xhr.getResponseHeader("HX-Retarget") === "#notices";
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    if (!explained(detail.xhr)) return;
    detail.shouldSwap = !detail.requestConfig.elt.hasAttribute("data-live");
    detail.isError = false;
  });
  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    const box = detail.xhr && explained(detail.xhr) && document.querySelector("#notices > .notice");
    if (!box) return;
    box.tabIndex = -1;
    box.dataset.about = aboutOf(detail.requestConfig.elt);
    box.focus();
  });

  const heard = new Set();
  /** Whether it has not been said yet, of what is to be said once however often it is fetched. */
  const isNews = (each) => each.dataset.announce !== "once" || (!heard.has(each.textContent) && heard.add(each.textContent));
  /** Move the focus to what changed, and say aloud what asks for it. */
  function attend() {
    const target = document.querySelector("[data-autofocus]");
    if (target) {
      target.removeAttribute("data-autofocus");
      target.focus();
    }
    const asking = [...document.querySelectorAll("[data-announce]")];
    const told = asking.filter(isNews);
    asking.forEach((each) => each.removeAttribute("data-announce"));
    if (told.length) announce(told.map((each) => each.textContent.trim().replace(/([^.!?])$/, "$1.")).join(" "));
    document.querySelectorAll("[data-count-of]").forEach(count);
  }
  document.addEventListener("htmx:afterSettle", attend);

  // ── a form about all scenes leaves those alone whose form is open: that may hold what was not saved ──
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    if (!detail.elt.matches("[data-leaves-open]")) return;
    detail.formData.delete("leave");
    for (const form of document.querySelectorAll("[data-form-of]")) detail.formData.append("leave", form.dataset.formOf);
  });

  // ── forms are sent once: the button keeps its words and its focus, and turns busy ──
  function setBusy(form, submitter) {
    form.dataset.sending = "";
    (submitter ?? form.querySelector("button[type=submit]"))?.setAttribute("aria-busy", "true");
  }
  function setIdle(form) {
    delete form.dataset.sending;
    form.querySelectorAll("[aria-busy=true]").forEach((button) => button.removeAttribute("aria-busy"));
    document.querySelectorAll(`[form="${CSS.escape(form.id)}"][aria-busy=true]`).forEach((button) => button.removeAttribute("aria-busy"));
  }
  document.addEventListener("submit", (event) => {   // captured: before htmx sees it
    if ("sending" in event.target.dataset) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, true);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    // A form that answers with a download leaves the page standing: it says so with data-stays.
    if (event.defaultPrevented || form.method === "dialog" || form.target || "stays" in form.dataset) return;
    setBusy(form, event.submitter);
    setTimeout(() => setIdle(form), 15_000);   // the page still stands: its loading was stopped
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt, requestConfig } = event.detail;
    if (elt.matches("form")) setBusy(elt, requestConfig.triggeringEvent?.submitter);
    else if (elt.matches("button")) elt.setAttribute("aria-busy", "true");
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, xhr } = event.detail;
    if (xhr.getResponseHeader("HX-Redirect")) return;   // the page is about to go
    if (elt.matches("form")) setIdle(elt);
    else elt.removeAttribute("aria-busy");
  });
  window.addEventListener("pageshow", (event) => {   // back from the cache of the browser: nothing is under way
    if (event.persisted) document.querySelectorAll("form[data-sending]").forEach(setIdle);
  });

  document.addEventListener("keydown", (event) => {
    const form = event.target.form;
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !form || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector("button[type=submit].is-primary") ?? form.querySelector("button[type=submit]"));
  });

  // ── ideas that fill the field ──
  function fillFrom(chip) {
    fill(document.querySelector(chip.dataset.fills), chip.dataset.text ?? chip.textContent.trim());
  }
  function surprise(button) {
    const field = document.querySelector(button.dataset.surprise);
    const chips = [...document.querySelectorAll("[data-fills]")].filter((chip) => chip.textContent.trim() !== field.value);
    if (chips.length) fillFrom(chips[Math.floor(Math.random() * chips.length)]);
  }

  // ── counters: "105 of 2,000 characters", "365 words" ──
  const number = new Intl.NumberFormat("en-GB");
  function count(output) {
    const field = document.querySelector(output.dataset.countOf);
    if (!field) return;
    const unit = output.dataset.count ?? "characters";
    const limit = Number(output.dataset.countMax);
    const length = unit === "words" ? (field.value.match(/\S+/g) ?? []).length : [...field.value].length;
    const over = limit && length > limit ? `, ${number.format(length - limit)} too many` : "";
    const one = !limit && length === 1;
    output.textContent = `${number.format(length)}${limit ? ` of ${number.format(limit)}` : ""} ${one ? unit.slice(0, -1) : unit}${over}`;
  }
  document.addEventListener("input", (event) => {
    if (event.target.id) document.querySelectorAll(`[data-count-of="#${CSS.escape(event.target.id)}"]`).forEach(count);
  });

  // ── copying ──
  async function copy(button) {
    const asked = button.dataset.copy;
    const source = asked.startsWith("#") ? document.querySelector(asked) : null;
    const text = source ? (source.value ?? source.textContent).trim() : asked;
    try {
      await navigator.clipboard.writeText(text);   // undefined on plain HTTP off this machine
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      source?.select?.();
      if (!document.execCommand("copy")) { announce("Copying is not allowed here. Select the text and copy it."); return; }
    }
    say(button, "Copied");
  }
  function say(button, word) {
    const before = button.dataset.words ?? button.textContent;
    button.dataset.words = before;
    button.textContent = word;
    announce(word);
    setTimeout(() => { button.textContent = before; delete button.dataset.words; }, 2000);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-fills], [data-surprise], [data-copy]");
    if (!button) return;
    if ("fills" in button.dataset) fillFrom(button);
    else if ("surprise" in button.dataset) surprise(button);
    else copy(button);
  });

  // ── one sound at a time ──
  document.addEventListener("play", (event) => {
    document.querySelectorAll("audio").forEach((other) => { if (other !== event.target) other.pause(); });
  }, true);

  document.addEventListener("DOMContentLoaded", attend);
  return { announce, complain, fill, notice, signedOut };
})();

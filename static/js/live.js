"use strict";
/* News from the server. The socket only tells; the page fetches its own parts, and polls when the socket is closed. */
(() => {
  const POLL = 3000;               // milliseconds
  const BACKSTOP = 5;              // every fifth look while the socket is open: 15 seconds
  const LONGEST_WAIT = 64;         // seconds between two attempts to reconnect
  const FINAL = new Set([4403, 4404]);   // not mine, not there: asking again changes nothing
  const SIGN_IN = 4401;
  const root = document.documentElement;
  const address = () => document.body.dataset.socket;

  // ── parts that refetch themselves ──
  const isTyping = (part) => {
    const field = document.activeElement;
    return part.contains(field) && field.matches("textarea, input") && field.value !== field.defaultValue;
  };
  const isSending = (part) => part.querySelector("[data-sending]") !== null;   // the answer brings it up to date
  function refresh(part) {
    if (isSending(part)) return;
    if (!isTyping(part)) { window.htmx?.trigger(part, "refresh"); return; }
    part.addEventListener("focusout", () => refresh(part), { once: true });
  }
  // What its author asks for in a part is newer than what the part is fetching: the later answer must win.
  document.addEventListener("htmx:beforeRequest", ({ detail }) => {
    const part = detail.elt.closest("[data-live]");
    if (part && part !== detail.elt) window.htmx.trigger(part, "htmx:abort");
  });
  const concerns = (part, what) => {
    const names = part.dataset.live.split(/\s+/).filter(Boolean);
    return !names.length || !what.size || names.some((name) => what.has(name));
  };
  const refreshAll = (selector, what = new Set()) => {
    for (const part of document.querySelectorAll(selector)) if (concerns(part, what)) refresh(part);
  };

  let changed = null;   // names gathered in the last moment: ten changes at once are one fetch
  function noteChange(what) {
    if (!changed) {
      changed = new Set();
      setTimeout(() => { const names = changed; changed = null; refreshAll("[data-live]", names); }, 150);
    }
    what.forEach((name) => changed.add(name));
  }

  // ── text as it is written: always the text so far, never a part of it ──
  const written = new Map();   // scene → the newest message
  const isNewer = (message, held) => !held || message.attempt > held.attempt
    || (message.attempt === held.attempt && message.seq > held.seq);
  function showText(message) {
    if (!isNewer(message, written.get(message.scene))) return;
    written.set(message.scene, message);
    document.querySelectorAll(`[data-stream="${CSS.escape(message.scene)}"]`).forEach((place) => write(place, message.text));
  }
  /** Set the paragraphs in place, so that a selection in an earlier one survives. */
  function write(place, text) {
    const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim());
    while (place.children.length > paragraphs.length) place.lastElementChild.remove();
    paragraphs.forEach((paragraph, index) => {
      const line = place.children[index] ?? place.appendChild(document.createElement("p"));
      if (line.textContent !== paragraph) line.textContent = paragraph;
      line.classList.toggle("streaming", index === paragraphs.length - 1);
    });
  }
  // A part that was just refetched may hold less than what was shown a moment ago.
  document.addEventListener("htmx:afterSettle", () => {
    for (const place of document.querySelectorAll("[data-stream]")) {
      const held = written.get(place.dataset.stream);
      const another = "attempt" in place.dataset && Number(place.dataset.attempt) !== held?.attempt;
      if (held && !another && held.text.length > place.textContent.length) write(place, held.text);
    }
  });

  function showProgress({ id, value, max = 100, done, left }) {
    const name = CSS.escape(id);
    document.querySelectorAll(`progress[data-progress="${name}"]`).forEach((bar) => { bar.max = max; bar.value = value; });
    if (done) document.querySelectorAll(`[data-progress-done="${name}"]`).forEach((line) => { line.textContent = done; });
    if (left) document.querySelectorAll(`[data-progress-left="${name}"]`).forEach((line) => { line.textContent = left; });
  }

  const HEARD = {
    changed: (message) => noteChange(message.what ?? []),
    text: (message) => showText({ ...message, scene: String(message.scene) }),
    progress: (message) => showProgress({ ...message, id: String(message.id) }),
  };

  // ── the socket ──
  let socket = null;
  let attempts = 0;
  let timer = 0;
  let wasOpen = false;

  function connect() {
    clearTimeout(timer);
    root.dataset.ws = "connecting";
    socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${address()}`);
    socket.addEventListener("open", opened);
    socket.addEventListener("message", (event) => { const message = JSON.parse(event.data); HEARD[message.type]?.(message); });
    socket.addEventListener("close", closed);
  }
  function opened() {
    attempts = 0;
    root.dataset.ws = "open";
    showConnection();
    // What happened between the page and the socket was told to nobody.
    refreshAll(wasOpen ? "[data-live]" : "[data-live][data-working]");
    wasOpen = true;
  }
  function closed({ code, target }) {
    if (target !== socket) return;
    root.dataset.ws = "closed";
    if (code === SIGN_IN) { window.storyCreator.signedOut(); return; }
    if (FINAL.has(code)) { socket = null; return; }
    // Full jitter: a thousand pages must not come back in the same second.
    timer = setTimeout(connect, Math.random() * 1000 * Math.min(LONGEST_WAIT, 2 ** attempts++));
  }
  const reconnect = () => {
    if (socket?.readyState === WebSocket.CLOSED) { attempts = 0; connect(); }
  };

  // ── polling ──
  const showConnection = () => document.querySelectorAll("[data-connection]").forEach((line) => {
    line.hidden = !address() || root.dataset.ws === "open";
  });
  let looks = 0;
  function look() {
    looks += 1;
    showConnection();
    if (document.hidden) return;
    if (root.dataset.ws !== "open" || looks % BACKSTOP === 0) refreshAll("[data-live][data-working]");
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (address()) connect();
    setInterval(look, POLL);
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) reconnect(); });
  window.addEventListener("online", reconnect);
  window.addEventListener("pagehide", () => { clearTimeout(timer); socket?.close(); });   // lets the browser keep the page for Back
  window.addEventListener("pageshow", (event) => { if (event.persisted && address()) { attempts = 0; connect(); } });
})();

"use strict";
/* A passage of a scene: selected in the text or chosen from the two lists of sentences, and shown in the text. */
(() => {
  const SHOWN = 200;   // characters of a passage that the form repeats
  const picked = window.Highlight && CSS.highlights ? new Highlight() : null;
  if (picked) CSS.highlights.set("picked", picked);

  // ── places in the text: counted in characters as the server counts them, an emoji being one ──
  const at = (run) => Number(run.dataset.at);
  const count = (text) => [...text].length;
  const runsOf = (text) => [...text.querySelectorAll("[data-at]")];
  const endOf = (run) => at(run) + count(run.textContent);
  const placeIn = (run, node, offset) => at(run) + (node.nodeType === Node.TEXT_NODE ? count(node.data.slice(0, offset)) : offset && count(run.textContent));

  /** The text that holds the whole selection, with its first and last place; undefined when none does. */
  function selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return undefined;
    const range = selection.getRangeAt(0);
    const within = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest("[data-text]");
    const text = within(range.startContainer);
    // A triple click ends before the first letter of whatever comes next.
    if (!text || (text !== within(range.endContainer) && range.endOffset !== 0)) return undefined;
    const runs = runsOf(text).filter((run) => range.intersectsNode(run));
    if (!runs.length) return undefined;
    const [first, last] = [runs[0], runs.at(-1)];
    const start = first.contains(range.startContainer) ? placeIn(first, range.startContainer, range.startOffset) : at(first);
    const end = last.contains(range.endContainer) ? placeIn(last, range.endContainer, range.endOffset) : endOf(last);
    return start < end ? { text, start, end, range } : undefined;
  }

  /** The words from one place to another, and the ranges in the page that hold them. */
  function passage(text, start, end) {
    const ranges = [];
    let last = start;
    const words = runsOf(text).filter((run) => at(run) < end && endOf(run) > start).map((run) => {
      const letters = [...run.textContent];
      const [a, b] = [Math.max(0, start - at(run)), Math.min(letters.length, end - at(run))];
      const range = document.createRange();
      range.setStart(run.firstChild, letters.slice(0, a).join("").length);
      range.setEnd(run.firstChild, letters.slice(0, b).join("").length);
      ranges.push(range);
      const gap = at(run) > last ? " " : "";   // a new line or paragraph
      last = endOf(run);
      return gap + letters.slice(a, b).join("");
    });
    return { words: words.join(""), ranges };
  }

  // ── the form: what its two lists say is shown beneath them and in the text ──
  const textOf = (form) => document.querySelector(`[data-text][data-scene="${CSS.escape(form.dataset.passage)}"]`);
  const listsOf = (form) => [form.querySelector("[name=start]"), form.querySelector("[name=end]")];
  function show(form) {
    const [from, to] = listsOf(form);
    const text = textOf(form);
    if (!text || from.value === "") return "";
    const own = to.options[[...from.options].indexOf(from.selectedOptions[0])];   // "the same one"
    const found = passage(text, Number(from.value), Number(to.value || own.value));
    found.ranges.forEach((range) => picked?.add(range));
    const words = found.words.length > SHOWN ? `${found.words.slice(0, SHOWN)} …` : found.words;
    return words ? `Only this passage: ‘${words}’` : "";
  }
  function showAll() {
    picked?.clear();
    for (const form of document.querySelectorAll("[data-passage]")) {
      const line = form.querySelector("[data-passage-shown]");
      line.dataset.otherwise ??= line.textContent.startsWith("Only") ? "All of the scene." : line.textContent;
      line.textContent = show(form) || line.dataset.otherwise;
      textOf(form)?.querySelectorAll("mark.picked").forEach((mark) => mark.classList.remove("picked"));
    }
  }
  document.addEventListener("change", ({ target }) => {
    const form = target.closest("[data-passage]");
    if (!form) return;
    showAll();
    window.storyCreator.announce(form.querySelector("[data-passage-shown]").textContent);
  });
  /** Choose the sentences that hold a selection. */
  function choose(form, { start, end }) {
    const [from, to] = listsOf(form);
    const values = (list) => [...list.options].slice(1).map((option) => Number(option.value));
    const first = values(from).filter((value) => value <= start).at(-1);
    const last = values(to).find((value) => value >= end);
    if (first === undefined || last === undefined) return;
    from.value = first;
    to.value = last;
    showAll();
  }

  // ── no form yet: a button at the selection opens it ──
  const bar = document.createElement("div");
  const button = document.createElement("button");
  bar.className = "passage-bar";
  button.type = "button";
  button.className = "btn";
  button.textContent = "Rewrite this passage";
  bar.append(button);
  bar.addEventListener("pointerdown", (event) => event.preventDefault());   // the selection stays
  let marked;
  function offer(found) {
    marked = found;
    if (!found) { bar.remove(); return; }
    found.text.after(bar);
    bar.style.insetBlockStart = bar.style.insetInlineStart = "0";
    const [here, there] = [bar.getBoundingClientRect(), [...found.range.getClientRects()].at(-1)];
    if (!there) return;
    const room = Math.max(0, document.documentElement.clientWidth - here.width - 8);
    bar.style.insetBlockStart = `${there.bottom + 8 - here.top}px`;
    bar.style.insetInlineStart = `${Math.min(Math.max(8, there.left), room) - here.left}px`;
  }
  button.addEventListener("click", () => {
    if (!marked) return;
    const { text, start, end } = marked;
    const query = new URLSearchParams({ open: "ask", start, end, of: text.dataset.text });
    offer(undefined);
    document.getSelection().removeAllRanges();
    window.htmx.ajax("GET", `${text.dataset.ask}?${query}`, { target: `#scene-${text.dataset.scene}`, swap: "outerHTML" });
  });
  function attend() {
    if (bar.contains(document.activeElement)) return;
    const found = selected();
    const form = found && document.querySelector(`[data-passage="${CSS.escape(found.text.dataset.scene)}"]`);
    if (form) choose(form, found);
    // While something else is typed or written at the scene, there is no form to open.
    offer(found && !form && !found.text.closest("article")?.querySelector("[data-form-of]") ? found : undefined);
  }
  let timer = 0;
  document.addEventListener("selectionchange", () => { clearTimeout(timer); timer = setTimeout(attend, 200); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && marked) offer(undefined); });

  // ── a note in hand: the words that it means stand out ──
  document.addEventListener("focusin", ({ target }) => {
    document.querySelectorAll("mark.is-pointed").forEach((mark) => mark.classList.remove("is-pointed"));
    const note = target.closest("[data-note]");
    note?.closest("article").querySelectorAll(`mark[data-notes~="${note.dataset.note}"]`).forEach((mark) => mark.classList.add("is-pointed"));
  });

  document.addEventListener("DOMContentLoaded", showAll);
  document.addEventListener("htmx:afterSettle", showAll);
})();

// Comfort for looking over a CV; the page works without this file.

const ROW = ".finding";
const OPEN = ".finding--pending";

const rows = (kind = ROW) => [...document.querySelectorAll(kind)];
const current = () => document.activeElement?.closest(ROW) ?? null;
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const behavior = () => (calm.matches ? "auto" : "smooth");

// --- the row's place on the page ----------------------------------------------------------

const marksOf = (row) =>
  document.querySelectorAll(`.review__pages [href="#${CSS.escape(row.id)}"]`);

const litClass = (mark) =>
  mark.classList.contains("mark") ? "mark--lit" : "lines__mark--lit";

// The page's text may be folded up beneath its picture.
const isShown = (mark) => mark.getBoundingClientRect().width > 0;

// Scrolls the frame of the pages alone: the row itself must stay where it is.
const reveal = (mark) => {
  const frame = mark.closest(".review__sheets");
  if (!frame || frame.scrollHeight <= frame.clientHeight) return;
  const around = frame.getBoundingClientRect();
  const box = mark.getBoundingClientRect();
  if (box.top >= around.top && box.bottom <= around.bottom) return;
  const middle = box.top - around.top - (frame.clientHeight - box.height) / 2;
  frame.scrollBy({ top: middle, behavior: behavior() });
};

const light = (row) => {
  for (const mark of document.querySelectorAll(".mark--lit, .lines__mark--lit")) {
    mark.classList.remove("mark--lit", "lines__mark--lit");
  }
  const marks = row ? [...marksOf(row)].filter(isShown) : [];
  for (const mark of marks) mark.classList.add(litClass(mark));
  if (marks.length) reveal(marks[0]);
};

document.addEventListener("focusin", (event) => {
  if (event.target.closest(".review__pages")) return;
  light(event.target.closest(".finding, .mention"));
});

// --- keys ---------------------------------------------------------------------------------

const focusRow = (row) => {
  if (!row) return;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest", behavior: behavior() });
};

const step = (by) => {
  const all = rows();
  const at = all.indexOf(current());
  focusRow(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by]);
};

const isTyping = (element) =>
  element.isContentEditable || element.matches("input:not([type=checkbox]), textarea, select");

const isShortcut = (event) =>
  event.ctrlKey || event.altKey || event.metaKey || event.isComposing;

document.getElementById("review-keys").hidden = false;

document.addEventListener("keydown", (event) => {
  if (isTyping(event.target) || isShortcut(event)) return;
  if (event.key === "j") step(1);
  else if (event.key === "k") step(-1);
  else if ("aedu".includes(event.key) && !event.repeat) {
    current()?.querySelector(`[data-key="${event.key}"]`)?.click();
  } else return;
  event.preventDefault();
});

// --- after a swap, the focus goes on to what is left to decide -----------------------------

let leaving = null; // the row that is being decided, and what follows it

document.body.addEventListener("htmx:beforeSwap", (event) => {
  const { target } = event.detail;
  const row = target.matches(ROW) ? target : null;
  if (!row && target.id !== "findings") return;
  const others = rows(OPEN).filter((one) => one !== row);
  const after = others.find(
    (one) => row && row.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  leaving = { row: row?.id, next: (after ?? others[0])?.id };
});

document.body.addEventListener("htmx:afterSettle", () => {
  if (!leaving) return;
  const row = document.getElementById(leaving.row);
  const next = document.getElementById(leaving.next);
  leaving = null;
  const field = row?.querySelector(
    ".error-summary, .finding__form :is(input:not([type=hidden]), textarea)",
  );
  if (field) field.focus();
  else if (row?.matches(OPEN)) focusRow(row);
  else focusRow(next?.matches(OPEN) ? next : (row ?? rows(OPEN)[0] ?? rows()[0]));
});

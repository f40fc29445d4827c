// The day page under a thumb: what is open stays open, a usual food is logged at one tap, a swipe deletes.

// What is open stays open where an answer draws it anew.
const states = new Map();
const remember = ({ detail: { target } }) => {
  const within = target.matches("details[id]") ? [target] : target.querySelectorAll("details[id]");
  for (const details of within) states.set(details.id, details.open);
};
const restore = () => {
  for (const [id, open] of states) {
    const details = document.getElementById(id);
    if (details) details.open = open;
  }
  states.clear();
};
for (const name of ["htmx:beforeSwap", "htmx:oobBeforeSwap"]) document.addEventListener(name, remember);
for (const name of ["htmx:afterSwap", "htmx:oobAfterSwap"]) document.addEventListener(name, restore);

// Beside a wide page there is room for what a day means: it stands open when it comes.
let hasCome = false;
document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
  if (target.id !== "aside" || hasCome) return;
  hasCome = true;
  if (matchMedia("(min-width: 60.01rem)").matches) for (const details of target.querySelectorAll(":scope > details")) details.open = true;
});

// What opens over the page closes when something else is tapped, and by Escape.
const overlays = () => document.querySelectorAll(".strip details[open], .days[open]");
document.addEventListener("click", ({ target }) => {
  for (const details of overlays()) if (!details.contains(target) && !target.closest(".week")) details.open = false;
});
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const details of overlays()) {
    details.open = false;
    details.querySelector("summary").focus();
  }
});

// A usual food is logged once however often it is tapped within two seconds, and once more after that.
const DOUBLE_TAP_MS = 2000;
const newKey = () =>
  "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (digit) =>
    (digit ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (digit / 4)))).toString(16),
  );
document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  if (!detail.successful || !target.matches?.("[data-at-once]")) return;
  const { key } = target.elements;
  setTimeout(() => (key.value = newKey()), DOUBLE_TAP_MS);
});

// Pressed and held, it opens its form.
const HOLD_MS = 500;
let holding = 0;
let held = false;
document.addEventListener("pointerdown", ({ target }) => {
  const pencil = target.closest("#usual .log")?.closest("li").querySelector(".pencil");
  clearTimeout(holding);
  held = false;
  if (!pencil) return;
  holding = setTimeout(() => {
    held = true;
    pencil.click();
  }, HOLD_MS);
});
for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => clearTimeout(holding));
document.addEventListener("contextmenu", (event) => {
  if (event.target.closest("#usual .log")) event.preventDefault();
});
document.addEventListener(
  "click",
  (event) => {
    if (!held || !event.target.closest("#usual .log")) return;
    held = false;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

// An entry that is swept to the left under a finger is deleted; Undo stands in the message.
const SWEPT_PX = 96;
let swept = null;
document.addEventListener("pointerdown", ({ target, pointerType, clientX }) => {
  const entry = pointerType === "touch" ? target.closest(".entry") : null;
  swept = entry && { entry, from: clientX, by: 0 };
});
document.addEventListener("pointermove", ({ clientX }) => {
  if (!swept) return;
  swept.by = Math.min(clientX - swept.from, 0);
  swept.entry.style.translate = swept.by < -8 ? `${swept.by}px` : "";
});
document.addEventListener("pointerup", () => {
  if (!swept) return;
  const { entry, by } = swept;
  swept = null;
  entry.style.translate = "";
  if (by <= -SWEPT_PX) entry.querySelector(".remove").click();
});
document.addEventListener("pointercancel", () => {
  if (swept) swept.entry.style.translate = "";
  swept = null;
});

// On paper every meal stands open.
let closed = [];
addEventListener("beforeprint", () => {
  closed = [...document.querySelectorAll(".folded:not([open])")];
  for (const meal of closed) meal.open = true;
});
addEventListener("afterprint", () => {
  for (const meal of closed) meal.open = false;
});

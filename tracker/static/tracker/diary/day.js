// The day page: the search box as a combobox, the sheet for changes, and the meal that things are added to.

const box = document.getElementById("q");
const results = document.getElementById("results");
const portion = document.getElementById("portion");
const sheet = document.getElementById("sheet");
const content = document.getElementById("sheet-content");
const mealChoice = document.getElementById("meal-choice");

// Where the arrows stop: at what can be taken, and at what opens more kinds of it.
const options = () => [...results.querySelectorAll('[role="option"]:not(details:not([open]) *), .more-kinds > summary')];
const selected = () => results.querySelector('[aria-selected="true"], .more-kinds > .reached');

const mark = (option, is) => {
  if (option?.matches("summary")) option.classList.toggle("reached", is);
  else option?.setAttribute("aria-selected", String(is));
};
const select = (option) => {
  mark(selected(), false);
  mark(option, true);
  option?.scrollIntoView({ block: "nearest" });
  if (option) box.setAttribute("aria-activedescendant", option.id);
  else box.removeAttribute("aria-activedescendant");
};

// What opens kinds leaves the keyboard of a phone where it is, and takes the mark out of what it closes.
results.addEventListener("mousedown", (event) => {
  if (event.target.closest(".more-kinds > summary")) event.preventDefault();
});
results.addEventListener(
  "toggle",
  ({ target }) => {
    if (selected() && !options().includes(selected())) select(target.querySelector("summary"));
  },
  true,
);

const closeResults = () => {
  results.replaceChildren();
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
};

// Where none is selected, down leads to the first and up to the last, as it does from the first.
const move = (step) => {
  const all = options();
  const from = Math.max(all.indexOf(selected()), step < 0 ? 0 : -1);
  select(all.at((from + step) % all.length));
};

// Enter takes the selected food; before the results for what is typed have come, it waits for them.
let enterWaits = false;
const areFresh = () => results.firstElementChild?.dataset.query === box.value;
const takeFirst = () => {
  enterWaits = box.value.trim() !== "" && !areFresh();
  if (!enterWaits) selected()?.click();
};

box.addEventListener("input", () => (enterWaits = false));
box.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" && !options().length) document.querySelector("#usual .log")?.focus();
  else if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter") takeFirst();
  else if (event.key === "Escape") closeResults();
  else return;
  event.preventDefault();
});

box.form.addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("htmx:afterSwap", (event) => {
  const target = event.detail.target;
  if (target === results) {
    box.setAttribute("aria-expanded", String(options().length > 0));
    select(selected()); // none where the foods found are only near to what was typed
    portion.replaceChildren();
  }
  if (target === portion && portion.querySelector("form")) {
    closeResults();
    const field = portion.querySelector(".error, .errorlist") ? portion.querySelector("[aria-invalid], input[type=text]") : portion.querySelector('[name="quantity"]');
    field?.focus();
    field?.select?.();
    portion.scrollIntoView({ block: "nearest" });
  }
  if (target === content) {
    if (content.childElementCount) {
      if (!sheet.open) sheet.showModal();
    } else sheet.close();
  }
});

// Only once they have settled do results answer a click.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target === results && enterWaits && areFresh()) takeFirst();
});

// What was typed is done with, unless it was a usual food that was logged: then it stays, and so does the focus.
document.addEventListener("entry-logged", ({ target }) => {
  if (target.matches?.("[data-at-once]")) return;
  portion.replaceChildren();
  box.value = "";
  closeResults();
  box.focus();
});

// What closes the sheet or the portion form.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches("[data-close]")) sheet.close();
  if (button.matches("[data-cancel]")) {
    portion.replaceChildren();
    box.focus();
  }
});

// Which meal the next food goes to: what is usual in it stands below the box from then on.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-add-to]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const meal = link.dataset.addTo;
  mealChoice.value = meal;
  mealChoice.dispatchEvent(new Event("change", { bubbles: true }));
  for (const field of document.querySelectorAll("[data-meal]")) field.value = meal;
  for (const other of document.querySelectorAll("[data-with-meal]")) other.search = `?meal=${meal}`;
  window.htmx.ajax("GET", link.getAttribute("href"), { target: "#usual", swap: "outerHTML" });
  box.focus();
  box.scrollIntoView({ block: "center" });
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.target.closest?.("[data-closes]")) sheet.close();
});

// A saved meal that was found is logged at once, or asked about in the sheet: then the search is over.
document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  if (!target.matches?.("[data-logs]") || !areFresh() || !(detail.successful || detail.xhr.status === 400)) return;
  box.value = "";
  closeResults();
});
sheet.addEventListener("click", (event) => {
  if (event.target === sheet) sheet.close();
});

// What waits for its answer stays in the page: htmx looks for what to change where it stands, and would find nothing if
// what it stood in had been replaced meanwhile. What is not replaced here comes again with that answer.
const waits = (part) => part.querySelector(".htmx-request") !== null;
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (["usual", "aside", "results"].includes(detail.target.id) && waits(detail.target)) detail.shouldSwap = false;
});

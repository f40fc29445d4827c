// The search box of the day page: a combobox, on a phone a screen of its own, and the meal that foods are added to.

const box = document.getElementById("q");
const results = document.getElementById("results");
const portion = document.getElementById("portion");
const line = document.getElementById("line");
const mealChoice = document.getElementById("meal-choice");
const { classList } = document.body;

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

// An answer that is still on its way is for what is typed no more.
const cancel = () => window.htmx.trigger(box, "htmx:abort");
const closeResults = () => {
  cancel();
  results.replaceChildren();
  box.setAttribute("aria-expanded", "false");
  box.removeAttribute("aria-activedescendant");
};

// On a phone the search is a screen of its own as soon as it is used: the keyboard leaves little room for the day.
// The day stands where it stood once the search is left, by its arrow or by the phone's own way back.
const small = matchMedia("(max-width: 48rem)");
let stood = 0;
let watcher = null;
const enter = () => {
  if (!small.matches || classList.contains("searching")) return;
  stood = scrollY;
  classList.add("searching");
  scrollTo(0, 0);
  if (!window.CloseWatcher) return;
  watcher = new CloseWatcher();
  watcher.onclose = leave;
};
const show = () => {
  if (!classList.contains("searching")) return;
  classList.remove("searching");
  watcher?.destroy();
  scrollTo(0, stood);
};
const leave = () => {
  if (!line.firstElementChild) closeResults(); // the rows of a line stay, corrected as they are
  portion.replaceChildren();
  show();
  box.blur();
};
const clear = () => {
  box.value = "";
  box.dispatchEvent(new Event("emptied"));
  closeResults();
  show();
  box.focus({ preventScroll: true });
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
const ask = () => {
  if (box.value.trim() && !areFresh()) window.htmx.trigger(box, "asked");
};
const takeFirst = () => {
  enterWaits = box.value.trim() !== "" && !areFresh();
  if (enterWaits) ask();
  else selected()?.click();
};

box.addEventListener("input", () => {
  enterWaits = false;
  cancel();
  enter();
});
box.addEventListener("click", () => {
  enter();
  ask();
});
box.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" && !options().length) document.querySelector("#usual .log")?.focus();
  else if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter") takeFirst();
  else if (event.key === "Escape") {
    closeResults();
    show();
  }
  else return;
  event.preventDefault();
});

box.form.addEventListener("submit", (event) => event.preventDefault());

document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => {
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
});

// Only once they have settled do results answer a click.
document.addEventListener("htmx:afterSettle", ({ detail: { target } }) => {
  if (target === results && enterWaits && areFresh()) takeFirst();
});

document.addEventListener("entry-logged", ({ target }) => {
  if (target.matches?.("[data-at-once]")) return; // beside the box: what is typed there stays
  portion.replaceChildren();
  clear();
});

// A saved meal that was found is logged at once, or asked about in the sheet: then the search is over.
document.addEventListener("htmx:afterRequest", ({ target, detail }) => {
  if (!target.matches?.("[data-logs]") || !areFresh() || !(detail.successful || detail.xhr.status === 400)) return;
  clear();
});

// The hidden field is the one truth of which meal foods are added to; what shows it or leads there follows.
const choose = (meal) => {
  const isOther = mealChoice.value !== meal;
  mealChoice.value = meal;
  for (const field of document.querySelectorAll("[data-meal]")) field.value = meal;
  for (const link of document.querySelectorAll("[data-with-meal]")) link.search = `?meal=${meal}`;
  if (isOther) document.dispatchEvent(new CustomEvent("meal-chosen", { detail: { meal } }));
};
document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-choose-meal]")) return;
  choose(target.value);
  if (results.firstElementChild) window.htmx.trigger(box, "asked");
  box.focus({ preventScroll: true });
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button, [data-add-to]");
  if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (button.matches("[data-leave]")) leave();
  if (button.matches("[data-clear]")) clear();
  if (button.matches("[data-cancel]")) {
    portion.replaceChildren();
    box.focus();
  }
  if (button.matches("[data-add-to]")) {
    event.preventDefault();
    choose(button.dataset.addTo);
    box.focus();
    enter();
    if (!small.matches) box.scrollIntoView({ block: "center" });
    ask();
  }
});

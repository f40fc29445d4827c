// A line of plain words: Enter goes from the search box to the button that adds its rows.

const box = document.getElementById("q");
const line = document.getElementById("line");
const results = document.getElementById("results");

const button = () => line.querySelector("[data-add-line]");
const isFresh = () => results.firstElementChild?.dataset.query === box.value;
const clear = () => line.replaceChildren();

// Its style sheet comes when the first words are asked for.
const styles = document.getElementById("line-styles");
box.addEventListener("htmx:beforeRequest", () => document.head.append(styles.content), { once: true });

let enterWaits = false;
box.addEventListener("input", () => {
  enterWaits = false;
  if (box.value.trim() === "") clear();
});
box.addEventListener("emptied", clear);
box.addEventListener("keydown", (event) => {
  if (event.key === "Escape") clear();
  if (event.key !== "Enter") return;
  if (isFresh()) button()?.focus();
  else enterWaits = true;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target === results && enterWaits && isFresh()) button()?.focus();
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-cancel-line]")) return;
  event.preventDefault();
  clear();
  box.focus();
});
document.addEventListener("change", (event) => {
  const row = event.target.closest(".line-row");
  if (row && event.target.type === "checkbox") row.classList.toggle("left-out", !event.target.checked);
});
document.addEventListener("entry-logged", clear);

// The recipe form: Enter goes on to the next field instead of sending the form, and a food once taken clears the search.

const form = document.getElementById("recipe");
const box = document.getElementById("ingredient-q");
const found = document.getElementById("found");

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  if (event.target === box) {
    event.preventDefault();
    found.querySelector("button")?.click();
  } else if (event.target.name === "quantity") {
    event.preventDefault();
    box.focus();
  }
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "rows" || event.detail.requestConfig.elt.name !== "add") return;
  box.value = "";
  found.replaceChildren();
  const added = form.querySelector('.ingredients li:last-child [name="quantity"]');
  added?.focus();
  added?.select();
});

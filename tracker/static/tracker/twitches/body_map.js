// The body map and the usual places press the boxes of the list of all places, which is what a form sends.

const pressed = (button) => button.getAttribute("aria-pressed") === "true";

const show = (places) => {
  const boxes = [...places.querySelectorAll('[name="places"]')];
  const checked = new Map(boxes.map((box) => [box.value, box.checked]));
  for (const button of places.querySelectorAll("[data-body-place]")) button.setAttribute("aria-pressed", String(checked.get(button.dataset.bodyPlace)));
  places.querySelector("[data-chosen]").textContent = boxes.filter((box) => box.checked).map((box) => box.ariaLabel).join(", ");
};

const press = (button) => {
  const places = button.closest("[data-body-places]");
  const box = places.querySelector(`[name="places"][value="${button.dataset.bodyPlace}"]`);
  box.checked = !pressed(button);
  show(places);
};

const begin = (root) => {
  for (const places of root.querySelectorAll("[data-body-places]")) {
    for (const part of places.querySelectorAll("[data-map], [data-usual]")) part.hidden = false;
    show(places);
  }
};

document.addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-body-place]");
  if (button) press(button);
});
document.addEventListener("keydown", (event) => {
  const part = event.target.closest?.("svg [data-body-place]");
  if (!part || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  press(part);
});
document.addEventListener("change", ({ target }) => {
  if (target.name === "places") show(target.closest("[data-body-places]"));
});
document.addEventListener("htmx:afterSwap", ({ detail: { target } }) => begin(target));
begin(document);

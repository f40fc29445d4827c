// Half-typed words outlive a reload: each day its own, in this tab only, until they are logged, emptied or signed out.

const box = document.getElementById("q");
const place = `typed:${location.pathname}`;

box.value ||= sessionStorage.getItem(place) ?? "";
const keep = () => {
  if (box.value.trim()) sessionStorage.setItem(place, box.value);
  else sessionStorage.removeItem(place);
};
box.addEventListener("input", keep);
box.addEventListener("emptied", keep);

// A page that comes back as it was left shows a day that may have changed since: it is asked for again.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) location.reload();
});

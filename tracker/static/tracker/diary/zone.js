// The device says where it is, once and when it has travelled: the day page asks whether the day is there too.

const tell = document.getElementById("tell-zone");
const PLACE = "device-zone";
let known = tell.dataset.known;

const say = () => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  const before = localStorage.getItem(PLACE) || zone;
  if (zone === known && before === zone) {
    localStorage.setItem(PLACE, zone);
    return;
  }
  tell.elements.zone.value = zone;
  tell.elements.before.value = before;
  window.htmx.trigger(tell, "told");
};

tell.addEventListener("htmx:afterRequest", ({ detail }) => {
  if (!detail.successful) return;
  known = tell.elements.zone.value;
  localStorage.setItem(PLACE, known);
});
document.addEventListener("DOMContentLoaded", say); // after htmx has looked at the page
document.addEventListener("visibilitychange", () => document.hidden || say());

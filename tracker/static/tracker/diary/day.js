// The day page: the sheet for changes, and parts that wait for an answer.

const sheet = document.getElementById("sheet");
const content = document.getElementById("sheet-content");

// It opens when the style sheets that its content has brought are there.
const come = (link) => link.sheet ?? new Promise((done) => (link.onload = link.onerror = done));
document.addEventListener("htmx:afterSwap", async ({ detail: { target } }) => {
  if (target !== content) return;
  const wasOpen = sheet.open; // what closes it meanwhile is meant
  await Promise.all([...content.querySelectorAll("link")].map(come));
  if (content.childElementCount) {
    if (!wasOpen && !sheet.open) {
      sheet.showModal();
      content.scrollTop = 0;
    }
  } else sheet.close();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("button")?.matches("[data-close]")) sheet.close();
});

// What is usual in the meal that foods are added to from now on.
document.addEventListener("meal-chosen", ({ detail: { meal } }) => {
  window.htmx.ajax("GET", `${location.pathname}?meal=${meal}`, { target: "#usual", swap: "outerHTML" });
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful && event.target.closest?.("[data-closes]")) sheet.close();
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

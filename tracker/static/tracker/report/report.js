// Printing is the browser's: the button only opens it, and without scripts there is none.

const button = document.getElementById("print");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Whoever comes back opens the report anew, with nothing ticked.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});

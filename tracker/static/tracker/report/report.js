// Printing is the browser's: the button only opens it, and without scripts there is none.

const button = document.getElementById("print");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// A file that is too large is refused before it is sent; a form that takes long says so.
const form = document.querySelector("[data-sends-file]");
const file = form?.querySelector("[type=file]");
const problem = document.getElementById("file-problem");

file?.addEventListener("change", () => {
  const tooLarge = file.files[0]?.size > Number(form.dataset.sendsFile);
  file.setCustomValidity(tooLarge ? problem.dataset.tooLarge : "");
  problem.textContent = file.validationMessage;
  problem.hidden = !tooLarge;
});

form?.addEventListener("submit", ({ submitter }) => {
  if (submitter?.dataset.busy) {
    submitter.textContent = submitter.dataset.busy;
    submitter.setAttribute("aria-busy", "true");
  }
});

addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

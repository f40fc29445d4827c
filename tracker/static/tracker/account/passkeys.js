// Passkeys are driven by allauth's own scripts; this says in words when one was not used, and hides what cannot work.

const problem = document.getElementById("passkey-problem");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  problem.hidden = false;
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-needs-passkeys]")) problem.hidden = true;
});

if (!window.PublicKeyCredential) for (const button of document.querySelectorAll("[data-needs-passkeys]")) button.hidden = true;

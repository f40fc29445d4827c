// What is typed into a password field can be shown, and a new one gets a plain hint: how long it is, whether it is one of
// the commonest, whether it repeats itself. Nothing typed leaves the page for it.

const FEW_SIGNS = 4;
let common;

async function commonPasswords(address) {
  try {
    const answer = await fetch(address);
    return new Set(answer.ok ? (await answer.text()).split("\n") : []);
  } catch {
    return new Set();
  }
}

function judged(password, known, { least, advised }) {
  const signs = [...password];
  if (signs.length < least) return "short";
  if (known.has(password.toLowerCase().trim())) return "known";
  if (new Set(signs).size <= FEW_SIGNS) return "repeated";
  return signs.length < advised ? "enough" : "long";
}

function showOnRequest(input, button) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  });
  input.form.addEventListener("submit", () => (input.type = "password")); // browsers offer to keep passwords only
}

function hintWhileTyping(input, hint) {
  input.addEventListener("input", async () => {
    common ??= commonPasswords(hint.dataset.common);
    const known = await common;
    hint.hidden = !input.value;
    if (input.value) hint.textContent = hint.dataset[judged(input.value, known, hint.dataset)];
  });
}

for (const beside of document.querySelectorAll(".beside-password")) {
  const input = document.getElementById(beside.dataset.for);
  showOnRequest(input, beside.querySelector("button"));
  const hint = beside.querySelector("p");
  if (hint) hintWhileTyping(input, hint);
}

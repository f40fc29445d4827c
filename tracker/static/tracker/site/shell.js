// What every signed-in page needs: the CSRF token, errors said in words, undo messages, and signing in again in place.

const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.split("=")[1];

document.addEventListener("htmx:configRequest", (event) => {
  const token = cookie("csrftoken");
  if (!token) return;
  event.detail.headers["X-CSRFToken"] = token;
  // The form's own token is from before a sign-in in place.
  if (event.detail.verb !== "get") event.detail.parameters.csrfmiddlewaretoken = token;
});

// Nothing that was typed outlives a sign-out, also where the site has no certificate and a browser clears nothing itself.
document.addEventListener("submit", ({ target }) => {
  if (target.action.endsWith("/accounts/logout/")) sessionStorage.clear();
});

const isPlain = (xhr) => Boolean(xhr.getResponseHeader("Content-Type")?.startsWith("text/plain"));

// A form that came back with a sentence (400) is shown like any other answer; a line of plain text takes no place.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.status === 400 && !isPlain(event.detail.xhr)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// One answer at a time: while a form is on its way its buttons wait, so a double click adds once. What searches does not.
const wait = (event, busy) => {
  const form = event.target.closest?.("form:not([data-search])");
  form?.querySelectorAll("button").forEach((button) => (button.ariaDisabled = String(busy)));
};
document.addEventListener("htmx:beforeRequest", (event) => wait(event, true));
document.addEventListener("htmx:afterRequest", (event) => wait(event, false));

const toasts = document.getElementById("toasts");
new MutationObserver((changes) => {
  for (const change of changes)
    for (const node of change.addedNodes)
      if (node instanceof HTMLElement) setTimeout(() => node.remove(), node.querySelector("form") ? 12000 : 6000);
}).observe(toasts, { childList: true });

// Where an answer takes away what had the focus, the heading of its section has it next; after an Undo, the heading
// of the section that the undone began in.
let place = "";
let lost = false;
const leave = ({ detail: { target } }) => {
  const focused = document.activeElement;
  if (!target.contains(focused)) return;
  lost = true;
  if (!toasts.contains(target)) place = focused.closest("section[id], article[id]")?.id ?? target.id;
};
document.addEventListener("htmx:beforeSwap", leave);
document.addEventListener("htmx:oobBeforeSwap", leave);
document.addEventListener("htmx:afterSettle", () => {
  const isGone = lost && document.activeElement === document.body;
  lost = false;
  const heading = isGone && (document.getElementById(place) ?? document.querySelector("main"))?.querySelector("h1, h2, h3");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  if (heading.matches(":focus-visible")) heading.scrollIntoView({ block: "nearest" });
});

const dialog = document.getElementById("sign-in");
let interrupted = null;

const openSignIn = async () => {
  const answer = await fetch(dialog.dataset.url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  dialog.innerHTML = await answer.text();
  dialog.showModal();
};

const showProblem = (template, sentence = "") => {
  const problem = document.getElementById("problems").content.querySelector(`[data-problem="${template}"]`).cloneNode(true);
  if (sentence) problem.textContent = sentence;
  toasts.replaceChildren(problem);
};

// What is refused for now (too often, too large, the database is busy) says so in a line of plain text.
document.addEventListener("htmx:responseError", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (xhr.status === 401) {
    interrupted = requestConfig;
    openSignIn();
  } else showProblem("server", isPlain(xhr) ? xhr.responseText : "");
});
document.addEventListener("htmx:sendError", () => showProblem("network"));

// allauth answers a form sent this way with JSON: where to go next, or what is wrong with each field.
dialog.addEventListener("submit", async (event) => {
  const form = event.target;
  if (form.getAttribute("method") === "dialog") return;
  event.preventDefault();
  const answer = await fetch(form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { "X-Requested-With": "XMLHttpRequest", Accept: "application/json" },
  });
  const data = await answer.json().catch(() => ({}));
  if (answer.ok && data.location) {
    if (new URL(data.location, location.href).pathname.includes("/2fa/")) location.assign(data.location);
    dialog.close();
    if (interrupted) {
      const { verb, path, elt, unfilteredParameters, formData } = interrupted;
      const values = Object.fromEntries((unfilteredParameters ?? formData).entries());
      window.htmx.ajax(verb.toUpperCase(), path, { source: elt, values });
    }
    interrupted = null;
  } else {
    const errors = data.form ? [...data.form.errors, ...Object.values(data.form.fields).flatMap((field) => field.errors)] : [];
    const line = form.querySelector("[role=alert]");
    line.textContent = errors.join(" ") || line.dataset.fallback;
    line.hidden = false;
  }
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) menu.open = false;
});

// Reminders, in a browser that was switched to them.
if (localStorage.getItem("reminders")) import(document.body.dataset.reminders).then(({ ask }) => ask());

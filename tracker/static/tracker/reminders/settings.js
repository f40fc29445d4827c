// Notifications of this browser, switched on and off. The browser is asked only when the button is pressed.

const here = document.getElementById("here");
const status = here.querySelector("[role=status]");
const buttons = here.querySelectorAll("[data-turn]");

const say = (state) => {
  status.textContent = here.dataset[state];
  for (const button of buttons)
    button.hidden = state === "unable" || button.dataset.turn === (state === "on" ? "on" : "off");
};

const state = () => {
  if (!("Notification" in window) || !window.isSecureContext) return "unable";
  if (Notification.permission === "denied") return "denied";
  return localStorage.getItem("reminders") && Notification.permission === "granted" ? "on" : "off";
};

// On some phones only programs that are installed may notify; then the browser throws here.
const canShow = () => {
  try {
    new Notification("Electrolog", { tag: "electrolog" }).close();
    return true;
  } catch {
    return false;
  }
};

here.addEventListener("click", async ({ target }) => {
  if (target.dataset.turn === "off") localStorage.removeItem("reminders");
  else if (target.dataset.turn === "on" && (await Notification.requestPermission()) === "granted") {
    if (!canShow()) return say("unable");
    localStorage.setItem("reminders", "on");
    import(document.body.dataset.reminders).then(({ ask }) => ask());
  } else if (!target.dataset.turn) return;
  say(state());
});

say(state());
here.hidden = false;

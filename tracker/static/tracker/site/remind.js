// A notification while a page is open, where this browser was switched to it. At each time the server says whether it
// is still to be logged; of several open pages the first shows it.

const LONGEST_MS = 6 * 60 * 60 * 1000; // then the server is asked again: times may have been changed
const LATE_MS = 1000; // so that the time has come by the server's clock too

let next;

export const ask = async () => {
  clearTimeout(next);
  if (localStorage.getItem("reminders") === null) return;
  let wait = LONGEST_MS;
  try {
    const answer = await fetch("/reminders/due/", { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return;
    const due = await answer.json();
    if (due.name && localStorage.getItem("reminders") !== due.name) {
      localStorage.setItem("reminders", due.name);
      new Notification(due.words, { tag: "electrolog" });
    }
    if (due.wait === null) return;
    wait = Math.min(due.wait * 1000 + LATE_MS, LONGEST_MS);
  } catch {
    // No network: later there may be.
  }
  next = setTimeout(ask, wait);
};

// The browser knows the time zone: it is filled in for whoever has not chosen one.

const form = document.querySelector("[data-find-time-zone]");
const field = form?.elements.time_zone;
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (field && field.value === "UTC" && [...field.options].some((option) => option.value === zone)) field.value = zone;

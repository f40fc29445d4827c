// The invented diary ends today where the visitor is.

document.getElementById("try").elements.time_zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone;

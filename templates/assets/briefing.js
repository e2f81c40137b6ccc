/* What a browser adds to pages that are complete without it. */
"use strict";

for (const when of document.querySelectorAll(".occasion--ahead .when[data-day]")) {
  const days = Math.round((Date.parse(when.dataset.day) - Date.parse(new Date().toLocaleDateString("sv"))) / 864e5);
  const told = new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(days, "day");
  when.insertAdjacentHTML("beforeend", ` <span class="when__away">${told}</span>`);
}

/* The colours that a reader chose on an earlier page, from Material's partials/javascripts/palette.html. */
const chosen = window.__md_get("__palette");
if (chosen && chosen.color) {
  if (chosen.color.media === "(prefers-color-scheme)") {
    const light = matchMedia("(prefers-color-scheme: light)").matches;
    const input = document.querySelector(
      `[data-md-color-media='(prefers-color-scheme: ${light ? "light" : "dark"})']`,
    );
    for (const key of ["media", "scheme", "primary", "accent"]) {
      chosen.color[key] = input.getAttribute("data-md-color-" + key);
    }
  }
  for (const [key, value] of Object.entries(chosen.color)) {
    document.body.setAttribute("data-md-color-" + key, value);
  }
}

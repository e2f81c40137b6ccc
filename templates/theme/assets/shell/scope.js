/* What Material's own scripts expect to find, from its partials/javascripts/base.html. */
const shell = document.currentScript;
window.__md_scope = new URL(shell.dataset.base, location);
window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
/* A reader may forbid storage: then nothing was chosen before, and a choice lasts for this page. */
window.__md_get = (key, store, scope = window.__md_scope) => {
  try {
    return JSON.parse((store || localStorage).getItem(scope.pathname + "." + key));
  } catch {
    return null;
  }
};
window.__md_set = (key, value, store, scope = window.__md_scope) => {
  try {
    (store || localStorage).setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    /* as above */
  }
};

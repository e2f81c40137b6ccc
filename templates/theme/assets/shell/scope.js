/* What Material's own scripts expect to find, from its partials/javascripts/base.html. */
const shell = document.currentScript;
window.__md_scope = new URL(shell.dataset.base, location);
window.__md_hash = (text) => [...text].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
window.__md_get = (key, store = localStorage, scope = window.__md_scope) =>
  JSON.parse(store.getItem(scope.pathname + "." + key));
window.__md_set = (key, value, store = localStorage, scope = window.__md_scope) => {
  try {
    store.setItem(scope.pathname + "." + key, JSON.stringify(value));
  } catch {
    /* a reader may forbid storage: the choice then lasts for this page */
  }
};

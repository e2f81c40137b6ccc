/* What a browser adds to pages that are complete without it: how far off a talk is, filters for long lists, and what
   is new since the reader's last visit. */
(() => {
  "use strict";

  const DAY = 864e5;
  const FEW = 8; // rows: fewer are read faster than filtered
  const NAMES = 10; // actors offered at once
  const PAUSE = 30 * 60e3; // after which the next page is another visit
  const article = document.querySelector("article") || document.body;

  const all = (selector, within = article) => [...within.querySelectorAll(selector)];

  const made = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

  /* ---- "in 3 days", by the reader's own clock; only where a day is named ---- */

  const today = () => {
    const now = new Date();
    return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  };

  /* Nothing for what is long past: its page is one that nobody builds any more, as a kept edition is. */
  const away = (days) => {
    const told = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
    if (days < -60 || days > 730) return "";
    return days < 60 ? told.format(days, "day") : told.format(Math.round(days / 30.44), "month");
  };

  const tellDistance = (when) => {
    if (!when.querySelector(".when__weekday") || when.closest("s")) return;
    const last = all("time:not(.when__clock)", when).pop();
    const first = Date.parse(when.dataset.day);
    const end = last && last.dateTime.length === 10 ? Date.parse(last.dateTime) : first;
    const from = today() < first ? first : end;
    if (!(from >= first) || (end > first && today() >= first && today() <= end)) return;
    const days = Math.round((from - today()) / DAY);
    if (away(days)) when.append(" ", made("span", { class: `when__away${days < 0 ? "" : " when__away--ahead"}` }, away(days)));
  };

  /* ---- What is new since the last visit ---- */

  const storageKey = `${window.__md_scope ? window.__md_scope.pathname : "/"}.briefing.visit`;

  const stored = () => {
    try {
      return JSON.parse(localStorage.getItem(storageKey)) || {};
    } catch {
      return {}; // storage refused, or not ours
    }
  };

  /* The day as known on which the site spoke when the reader last came, and notes that it is being read now. */
  const lastSeen = (known) => {
    const { seen, before, at } = stored();
    const since = Date.now() - at < PAUSE ? before : seen;
    try {
      localStorage.setItem(storageKey, JSON.stringify({ seen: known, before: since, at: Date.now() }));
    } catch {
      /* a reader may forbid storage: then nothing is called new */
    }
    return since;
  };

  const tellNew = () => {
    const known = article.querySelector(".known time");
    if (!known || document.querySelector(".edition--past")) return;
    const since = lastSeen(known.dateTime);
    const fresh = since ? all(".source[data-day]").filter((mark) => mark.dataset.day > since) : [];
    for (const mark of fresh) mark.after(" ", made("strong", { class: "new" }, "new"));
    const heading = article.querySelector("h1");
    if (!fresh.length || !heading) return;
    const told = `${count(fresh.length, "report")} on this page ${fresh.length === 1 ? "is" : "are"} new since your last visit.`;
    heading.after(made("p", { class: "since" }, told));
  };

  /* ---- Filters: by actor (any, all), kind and story ---- */

  const listed = (row, key) => (row.dataset[key] || "").split(" ").filter(Boolean);

  const plain = (id) => id.charAt(0).toUpperCase() + id.slice(1).replaceAll("-", " ");

  /* Names of actors and stories as the page's own links have them. */
  const names = (folder) => {
    const found = new Map();
    for (const link of all(`a[href*="${folder}/"]`)) {
      const id = link.getAttribute("href").match(`(?:^|/)${folder}/([^/#?]+)/$`);
      if (id && !found.has(id[1])) found.set(id[1], link.textContent);
    }
    return found;
  };

  const tally = (rows, key) => {
    const found = new Map();
    for (const row of rows) for (const id of new Set(listed(row, key))) found.set(id, (found.get(id) || 0) + 1);
    return [...found].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
  };

  const options = (rows) => {
    const actors = names("actors");
    const stories = names("stories");
    const kinds = { planned: "Planned events", talk: "Talks", event: "Events", deadline: "Deadlines" };
    return [
      ["who", "Actor", "actors", (id) => actors.get(id)],
      ["kind", "Kind", "sort", (id) => kinds[id] || plain(id)],
      ["story", "Story", "stories", (id) => stories.get(id) || plain(id)],
    ].map(([name, label, key, called]) => {
      const found = tally(rows, key).filter(([id]) => called(id));
      const parting = found.length > 1 || (found.length === 1 && found[0][1] < rows.length);
      return { name, label, key, found: parting ? found.map(([id, times]) => [id, called(id), times]) : [] };
    });
  };

  /* Headings with the rows beneath them, in one walk through the page. */
  const sections = () => {
    const found = [];
    let open = [];
    for (const element of all("h2, h3, h4, [data-actors]")) {
      if (element.matches("[data-actors]")) {
        for (const one of open) one.rows.push(element);
      } else if (!element.closest("[data-actors]")) {
        const one = { heading: element, level: element.tagName, rows: [] };
        open = [...open.filter((other) => other.level < one.level), one];
        found.push(one);
      }
    }
    return found.filter((one) => one.rows.length);
  };

  class Filters {
    constructor(rows) {
      this.rows = rows;
      this.sections = sections();
      this.groups = options(rows).filter((group) => group.found.length);
      this.every = false;
      this.chosen = Object.fromEntries(this.groups.map((group) => [group.name, new Set()]));
      this.told = made("p", { class: "filters__told", role: "status" });
      this.clear = this.button("Show all", () => this.reset());
      this.draws = [];
    }

    button(text, act) {
      const pressed = made("button", { type: "button" }, text);
      pressed.addEventListener("click", act);
      return pressed;
    }

    /* A button that is pressed while `is` says so. */
    toggle(text, is, act) {
      const button = this.button(text, () => {
        act();
        this.show();
        this.keep();
      });
      this.draws.push(() => button.setAttribute("aria-pressed", String(is())));
      return button;
    }

    choice(set, id) {
      return () => (set.has(id) ? set.delete(id) : set.add(id));
    }

    group({ name, label, found }) {
      const set = this.chosen[name];
      const buttons = found.map(([id, text, times]) =>
        this.toggle(`${text} (${times})`, () => set.has(id), this.choice(set, id)),
      );
      const box = made("div", { class: "filters__group", role: "group", "aria-label": label });
      box.append(made("span", { class: "filters__name", "aria-hidden": "true" }, label), ...buttons);
      this.fold(box, buttons, found, set);
      if (name === "who") box.append(this.combining());
      return box;
    }

    /* The buttons of seldom actors come at a click, or when an address names one of them. */
    fold(box, buttons, found, set) {
      const rest = buttons.slice(NAMES);
      if (!rest.length || found.slice(NAMES).some(([id]) => set.has(id))) return;
      for (const one of rest) one.hidden = true;
      const more = this.button(`${rest.length} more`, () => {
        for (const one of rest) one.hidden = false;
        more.remove();
        rest[0].focus();
      });
      box.append(more);
    }

    combining() {
      const both = made("span", { class: "filters__combine", role: "group", "aria-label": "Rows with" });
      both.append(
        this.toggle("any of them", () => !this.every, () => (this.every = false)),
        this.toggle("all of them", () => this.every, () => (this.every = true)),
      );
      this.draws.push(() => (both.hidden = this.chosen.who.size < 2));
      return both;
    }

    passes(row) {
      return this.groups.every(({ name, key }) => {
        const chosen = [...this.chosen[name]];
        const has = new Set(listed(row, key));
        if (!chosen.length) return true;
        return name === "who" && this.every ? chosen.every((id) => has.has(id)) : chosen.some((id) => has.has(id));
      });
    }

    show() {
      let shown = 0;
      for (const row of this.rows) {
        row.hidden = !this.passes(row);
        shown += row.hidden ? 0 : 1;
        const beside = row.nextElementSibling;
        if (beside && beside.matches(".heard")) beside.hidden = row.hidden;
      }
      for (const { heading, rows } of this.sections) heading.hidden = rows.every((row) => row.hidden);
      for (const draw of this.draws) draw();
      this.clear.hidden = !this.groups.some(({ name }) => this.chosen[name].size);
      this.told.textContent = this.clear.hidden ? `${this.rows.length} shown` : `${shown} of ${this.rows.length} shown`;
    }

    reset() {
      for (const set of Object.values(this.chosen)) set.clear();
      this.show();
      this.keep();
      this.box.querySelector("button").focus(); // the one that was pressed is gone
    }

    /* The choice stands in the address, so that it can be sent to somebody. */
    keep() {
      const address = new URL(location);
      for (const [name, set] of Object.entries(this.chosen)) {
        if (set.size) address.searchParams.set(name, [...set].join(","));
        else address.searchParams.delete(name);
      }
      if (this.every && this.chosen.who.size > 1) address.searchParams.set("every", "1");
      else address.searchParams.delete("every");
      history.replaceState(history.state, "", address);
    }

    recall() {
      const asked = new URL(location).searchParams;
      this.every = asked.get("every") === "1";
      for (const { name, found } of this.groups) {
        const known = new Set(found.map(([id]) => id));
        for (const id of (asked.get(name) || "").split(",")) if (known.has(id)) this.chosen[name].add(id);
      }
    }

    place() {
      this.recall();
      this.box = made("section", { class: "filters", "aria-label": "Filter this list" });
      this.box.append(...this.groups.map((group) => this.group(group)));
      this.box.append(made("div", { class: "filters__foot" }, this.told, this.clear));
      this.show();
      const first = this.sections.length ? this.sections[0].heading : this.rows[0];
      first.before(this.box);
    }
  }

  /* Only a page whose facts are all rows of one list is filtered. */
  const offerFilters = () => {
    const rows = all("[data-actors][data-stories]");
    const beside = all("[data-fact]").filter((fact) => !fact.closest("[data-actors], .again"));
    if (rows.length < FEW || beside.length || article.querySelector(".home")) return;
    const filters = new Filters(rows);
    if (filters.groups.length) filters.place();
  };

  if (!document.querySelector(".edition--past")) all(".occasion--ahead .when[data-day]").forEach(tellDistance);
  tellNew();
  offerFilters();
})();

/* The search of a large site, in the place and with the keys of Material's: Pagefind, of which a browser loads only the
   bundles that a search asks for, newest first. Words of notes go into the page as text alone. */
(() => {
  "use strict";

  const place = document.querySelector("[data-finder]");
  if (!place) return;
  const folder = new URL("../search/", document.currentScript.src);
  const home = new URL("../", folder);

  const toggle = document.getElementById("__search");
  const input = place.querySelector("input");
  const status = place.querySelector("[role=status]");
  const list = place.querySelector("ol");
  const more = place.querySelector(".finder__more");
  const choices = [...place.querySelectorAll("select")];
  const opening = status.textContent;
  const links = () => [...list.querySelectorAll("a")];

  const PAUSE = 150; // after a key, before the search begins
  const SHOWN = 10; // results at a time
  const ENOUGH = 20; // results, after which nobody need look further back
  const SOUGHT = "h"; // as Material's search tells a page what was sought
  const FIRST = 2; // bundles of the first look; each further look takes as many as all before

  /* ---- Pagefind, loaded when the search is opened first ---- */

  const loaded = (() => {
    let promise;
    const load = async () => {
      const [told, { Index }] = await Promise.all([
        fetch(new URL("bundles.json", folder)).then((answer) => answer.json()),
        import(new URL("things/pagefind.js", folder)),
      ]);
      offer(told);
      const first = await opened(Index, told.things, true);
      const indexes = new Map([[told.things, first]]);
      const index = ({ path }) => {
        if (!indexes.has(path)) indexes.set(path, opened(Index, path, false));
        return indexes.get(path);
      };
      const bundles = told.bundles.map((one, at) => ({ ...one, bit: BigInt(told.bundles.length - 1 - at) }));
      return { index, bundles: [{ path: told.things, years: [] }, ...bundles] };
    };
    return () => (promise ||= load());
  })();

  /* One bundle's index; the first brings the engine. In this mode Pagefind tells the words that it found. */
  const opened = async (Index, path, first) => {
    const index = new Index({ basePath: new URL(path, home).pathname, baseUrl: home.pathname, excerptLength: 24 });
    await index.init(document.documentElement.lang, { load_wasm: first });
    await index.enterPlaygroundMode();
    return index;
  };

  const offer = (told) => {
    const pairs = (names) => names.map((name) => [name, name]);
    const known = { kind: pairs(told.kinds), actor: told.actors, year: pairs(told.years) };
    for (const select of choices) {
      select.append(...known[select.name].map(([text, value]) => new Option(text, value)));
    }
  };

  /* ---- which bundles may hold the words, by their beginnings: as generator/site/whereabouts.py cuts them ---- */

  const lists = new Map();

  const listed = (name) => {
    if (!lists.has(name)) lists.set(name, fetch(new URL("words/" + name + ".txt", folder)).then((answer) => answer.text()));
    return lists.get(name);
  };

  const beginning = (word) => (/^\p{Nd}/u.test(word) ? word.slice(0, 6) : word.slice(0, 4).replaceAll("y", "i"));

  /* A word may go on, or be a short one with an ending. */
  const fits = (known, start) => known.startsWith(start) || (known.length === 3 && start.startsWith(known));

  const held = async (start) => {
    const lines = (await listed(/^[a-z0-9]/.test(start) ? start[0] : "other")).split("\n");
    const found = lines.map((line) => line.split(" ")).filter(([known]) => known && fits(known, start));
    if (found.some(([, bits]) => !bits)) return () => true;
    const all = found.reduce((sum, [, bits]) => sum | BigInt("0x" + bits), 0n);
    return ({ bit }) => bit === undefined || ((all >> bit) & 1n) === 1n;
  };

  const likely = async (words, bundles) => {
    const plain = words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
    const tests = await Promise.all([...new Set((plain.match(/[\p{L}\p{N}]+/gu) || []).map(beginning))].map(held));
    return bundles.filter((bundle) => tests.every((test) => test(bundle)));
  };

  /* ---- one search: bundle after bundle, until there is enough ---- */

  let run = 0; // of the search on its way; an older one gives up
  let going = null; // what is known of it

  const chosen = () => choices.filter((select) => select.value).map((select) => `${select.name} ${select.value}`);

  const search = async () => {
    const mine = ++run;
    const words = input.value.replace(/[\p{Pd}/]/gu, " ").trim(); // each part of such a word is one
    going = null;
    if (!words) return clear(opening);
    try {
      const { index, bundles } = await loaded();
      if (mine !== run) return;
      const year = choices.find((select) => select.name === "year").value;
      const those = bundles.filter((bundle) => !year || bundle.years.includes(year));
      const first = await likely(words, those);
      if (mine !== run) return;
      const rest = those.filter((bundle) => !first.includes(bundle));
      going = { index, words, bundles: first, rest, looked: 0, whole: [], near: [], shown: 0, filters: { is: chosen() } };
      await look(mine);
    } catch (problem) {
      console.error(problem);
      if (mine === run) clear("The search could not be loaded");
    }
  };

  /* Looks further back until there is enough to show; what is there is shown after each look. */
  const look = async (mine, wanted = ENOUGH) => {
    do {
      const { index, words, bundles, looked, filters } = going;
      const next = bundles.slice(looked, looked + Math.max(FIRST, looked));
      const found = await Promise.all(next.map(async (one) => (await index(one)).search(words, { filters })));
      if (mine !== run) return;
      for (const { results, search_keywords: keywords } of found) {
        for (const one of results) (hasAll(one, keywords) ? going.whole : going.near).push(one);
      }
      going.whole.sort((one, other) => other.score - one.score);
      going.looked += next.length;
      if (!further() && !going.whole.length) going.bundles.push(...going.rest.splice(0));
      await show(mine);
    } while (mine === run && further() && going.whole.length < wanted);
  };

  /* Where a bundle lacks a word, Pagefind takes a shorter one or leaves it out: such results come close and no more. */
  const hasAll = ({ scores }, keywords) =>
    !scores || !keywords || keywords.every((word) => scores.some((score) => score.search_term.startsWith(word)));

  const further = () => going.looked < going.bundles.length;

  /* What is shown: results with all words; where none has them, in the end those that come close. */
  const results = () => {
    if (going.whole.length || further()) return going.whole;
    return going.near.sort((one, other) => other.score - one.score);
  };

  /* ---- results ---- */

  const clear = (told) => {
    status.textContent = told;
    list.replaceChildren();
    more.hidden = true;
  };

  const made = (tag, name, ...children) => {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...children);
    return element;
  };

  /* Pagefind's excerpt has its marks as tags and every other sign as it stands or escaped: all of it becomes text. */
  const excerpt = (text) => {
    const plain = (part) => part.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    const pieces = text.split(/<mark>(.*?)<\/mark>/s).map((part, index) => (index % 2 ? made("mark", "", plain(part)) : plain(part)));
    return made("p", "", ...pieces);
  };

  /* A bundle holds the page of `talks/a/` as `talks/a.html`; the page is told what was sought, to mark it. */
  const way = (href) => {
    const found = new URL(href.replace(/\.html(?=#|$)/, "/"), home);
    found.searchParams.set(SOUGHT, going.words);
    return found.href;
  };

  const link = (href, ...children) => {
    const element = made("a", "md-search-result__link", made("article", "md-search-result__article md-typeset", ...children));
    element.href = way(href);
    element.tabIndex = -1;
    return element;
  };

  const weight = (part) => part.weighted_locations.reduce((sum, { balanced_score: score }) => sum + score, 0);

  const item = (found) => {
    const { kind, source, day } = found.meta;
    const from = made("p", "finder__from", [kind, source, day].filter(Boolean).join(" · "));
    const inner = found.sub_results.filter((part) => part.anchor).sort((one, other) => weight(other) - weight(one));
    const parts = inner.slice(0, 2).map((part) => link(part.url, made("h2", "", part.title), excerpt(part.excerpt)));
    const [text] = inner.length && found.sub_results.length === inner.length ? [] : [excerpt(found.excerpt)];
    return made("li", "md-search-result__item", link(found.url, made("h1", "", found.meta.title), from, ...(text ? [text] : [])), ...parts);
  };

  const show = async (mine, until = Math.max(SHOWN, going.shown)) => {
    const found = results();
    const those = await Promise.all(found.slice(0, until).map((result) => result.data()));
    if (mine !== run) return;
    const at = links().indexOf(document.activeElement);
    list.replaceChildren(...those.map(item));
    if (at >= 0) links()[at]?.focus();
    going.shown = those.length;
    status.textContent = told(found.length);
    more.hidden = !further() && found.length <= going.shown;
  };

  const told = (number) => {
    const count = `${number} result${number === 1 ? "" : "s"}`;
    if (further()) return going.whole.length < ENOUGH ? `${count}, looking further back` : `${count} or more`;
    if (!number) return "No results";
    return going.whole.length ? count : `No page has all of these words; ${count} with some of them`;
  };

  const onward = async () => {
    if (!going) return;
    const mine = run;
    const at = links().length;
    const wanted = going.shown + SHOWN;
    if (results().length < wanted && further()) await look(mine, wanted);
    if (mine !== run) return;
    await show(mine, wanted);
    links()[at]?.focus();
  };

  /* ---- opened, closed, moved through by keys: as Material does ---- */

  const open = (on) => {
    if (toggle.checked !== on) toggle.click();
    if (on) loaded().catch(() => clear("The search could not be loaded"));
  };

  const close = () => {
    open(false);
    document.activeElement.blur();
  };

  const typing = (element) => element.isContentEditable || /^(input|select|textarea)$/i.test(element.tagName);

  const stops = () => [input, ...links()];

  const step = (by) => {
    const all = stops();
    const at = Math.max(0, all.indexOf(document.activeElement));
    all[(at + by + all.length) % all.length].focus();
  };

  const inside = {
    Escape: close,
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => list.querySelector("a")?.click(),
  };

  const key = (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const at = document.activeElement;
    if (!toggle.checked) {
      if (!["f", "s", "/"].includes(event.key) || typing(at)) return;
      input.focus();
      event.preventDefault();
      return;
    }
    const other = at.matches("select, button");
    if (event.key === "Enter" && at !== input) return;
    if (other && event.key !== "Escape") return;
    if (inside[event.key]) {
      inside[event.key]();
      event.preventDefault();
    } else if (event.key.length === 1 && at.matches(".md-search-result__link")) {
      input.focus();
    }
  };

  let waiting;
  input.addEventListener("focus", () => open(true));
  input.addEventListener("input", () => {
    run += 1;
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE);
  });
  for (const select of choices) select.addEventListener("change", search);
  more.addEventListener("click", onward);
  toggle.addEventListener("change", () => (toggle.checked ? input.focus() : input.blur()));
  place.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !place.contains(event.relatedTarget)) open(false);
  });
  input.form.addEventListener("submit", (event) => event.preventDefault());
  input.form.addEventListener("reset", () => {
    run += 1;
    clear(opening);
    input.focus();
  });
  window.addEventListener("keydown", key);

  /* ---- what was sought, marked on the page that a result leads to ---- */

  const mark = (text, words) => {
    const sought = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})[\\p{L}\\p{N}]*`, "giu");
    const pieces = [];
    let at = 0;
    for (const { 0: word, index } of text.data.matchAll(sought)) {
      pieces.push(text.data.slice(at, index), made("mark", "", word));
      at = index + word.length;
    }
    if (at) text.replaceWith(...pieces, text.data.slice(at));
  };

  const sought = (new URL(location).searchParams.get(SOUGHT) || "").match(/[\p{L}\p{N}]+/gu);
  if (sought) {
    const walker = document.createTreeWalker(document.querySelector("article.md-content__inner"), NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("svg, script, style")) texts.push(walker.currentNode);
    for (const text of texts) mark(text, sought);
  }

  const asked = new URL(location).searchParams.get("q");
  if (asked) {
    input.value = asked;
    input.focus();
    search();
  }
})();

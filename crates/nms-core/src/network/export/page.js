"use strict";
(() => {
  const read = (id) => JSON.parse(document.getElementById(id).textContent);
  const data = read("panel"), words = read("words");
  const svg = document.getElementById("net");
  const cards = [...svg.querySelectorAll(".card")];
  const ties = [...svg.querySelectorAll(".tie")].map((path) => ({
    path, a: +path.dataset.a, b: +path.dataset.b,
    kinds: path.dataset.k.split(" ").filter(Boolean).map(Number), family: path.classList[1],
  }));
  const detail = document.getElementById("detail"), overview = document.getElementById("overview");
  const find = document.getElementById("find"), kind = document.getElementById("kind");
  const hiddenFamilies = new Set();
  let chosen = null;

  // Letters of an unusual font that would leave their box are drawn closer.
  for (const text of svg.querySelectorAll("text[data-room]")) {
    const room = +text.dataset.room;
    if (text.getComputedTextLength() > room) {
      text.setAttribute("textLength", room);
      text.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }
  }

  // What is lit: a node with those it is tied to, the ties of a kind, or what was searched for.
  function light(node) {
    const wanted = kind.value === "" ? null : +kind.value;
    const text = find.value.trim().toLocaleLowerCase();
    const near = new Set();
    for (const tie of ties) {
      const allowed = !hiddenFamilies.has(tie.family) && (wanted === null || tie.kinds.includes(wanted));
      const touches = node === null ? wanted !== null : tie.a === node || tie.b === node;
      const on = allowed && touches;
      tie.path.classList.toggle("off", hiddenFamilies.has(tie.family) || (wanted !== null && !allowed && tie.family !== "tree"));
      tie.path.classList.toggle("on", on);
      if (on) {
        near.add(tie.a);
        near.add(tie.b);
        tie.path.parentNode.append(tie.path);
      }
    }
    let found = 0;
    if (text && node === null) {
      data.nodes.forEach((about, at) => {
        const here = [about.name, about.abbreviation, about.kind, about.id].some((t) => t && t.toLocaleLowerCase().includes(text));
        if (here) { near.add(at); found += 1; }
      });
    }
    find.setAttribute("aria-invalid", String(Boolean(text) && node === null && found === 0));
    cards.forEach((card, at) => {
      card.classList.toggle("near", near.has(at));
      card.classList.toggle("chosen", at === chosen);
    });
    svg.classList.toggle("lit", node !== null || wanted !== null || text !== "");
  }

  const make = (tag, className, ...children) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };
  const clause = (text) => (text ? make("span", "clause", text) : null);
  const short = (node) => node.abbreviation || node.name;
  const link = (who) => {
    if (typeof who === "string") return document.createTextNode(who);
    const button = make("button", "", short(data.nodes[who]));
    button.type = "button";
    button.title = data.nodes[who].name;
    button.dataset.go = who;
    return button;
  };

  // The part of everyone in a duty, seen from one node.
  function part(duty, self) {
    const line = make("span", "part");
    if (!duty.stated) line.append(make("span", "inferred", words.unstated));
    if (duty.holder !== self) line.append(duty.stated ? "" : " · ", `${words.holder}: `, link(duty.holder));
    const others = duty.shares.filter(([who]) => who !== duty.holder);
    if (others.length === 0 && duty.holder === self && duty.stated) line.append(words.alone);
    for (const word of ["jointly", "one_sided", "inferred"]) {
      const those = others.filter(([, p]) => p === word);
      if (those.length === 0) continue;
      if (line.textContent) line.append(" · ");
      line.append(make("span", word, words[word]), ": ");
      those.forEach(([who], at) => line.append(at ? ", " : "", link(who)));
    }
    return line;
  }

  function duties(title, places, self) {
    if (places.length === 0) return [];
    const list = make("ul", "duties", ...places.map((place) => {
      const duty = data.functions[place];
      return make("li", "", `${duty.label} `, clause(duty.clause), part(duty, self));
    }));
    return [make("h2", "", `${title} · ${places.length}`), list];
  }

  function tiesOf(self) {
    const groups = new Map();
    for (const tie of data.ties) {
      if (tie.from !== self && tie.to !== self) continue;
      const out = tie.from === self;
      const key = `${tie.kind} ${tie.kind === jointKind || out}`;
      if (!groups.has(key)) groups.set(key, { tie, out, items: new Map() });
      const other = out ? tie.to : tie.from;
      const items = groups.get(key).items;
      if (!items.has(other)) items.set(other, []);
      items.get(other).push(tie);
    }
    return [...groups.values()].sort((a, b) => a.tie.kind - b.tie.kind || b.out - a.out).flatMap(({ tie, out, items }) => {
      const { label, family } = data.kinds[tie.kind];
      const heading = tie.kind === jointKind ? label : out ? `${label} →` : `← ${label}`;
      const list = make("ul", "links", ...[...items].map(([other, those]) => {
        const clauses = [...new Set(those.map((t) => t.clause).filter(Boolean))];
        const since = those.find((t) => t.since);
        const item = make("li", "", link(other), " ", clause(clauses.join("; ")));
        if (since) item.append(" ", make("span", "clause", `${words.from} ${since.since}`));
        if (those.every((t) => t.implied)) item.append(" ", make("span", "clause", `(${words.implied})`));
        return item;
      }));
      return [make("h3", family, heading), list];
    });
  }
  const jointKind = data.kinds.findIndex((k) => k.family === "joint");

  function show(at) {
    const about = data.nodes[at];
    const close = make("button", "", `← ${words.close}`);
    close.type = "button";
    close.dataset.close = "";
    const facts = [about.kind, about.level, about.territory].filter(Boolean).join(" · ");
    const links = tiesOf(at);
    detail.className = "detail";
    detail.replaceChildren(
      make("div", "top", close,
        make("p", "title", about.abbreviation && about.abbreviation !== about.name ? `${about.abbreviation} — ${about.name}` : about.name),
        make("p", "facts", facts, about.clause ? " · " : "", clause(about.clause))),
      ...duties(words.own, about.own, at),
      ...about.roles.flatMap((role) => duties(`${words.held}: ${short(data.nodes[role])}`, data.nodes[role].own, role)),
      ...(about.own.length + about.roles.length === 0 ? [make("p", "note", words.none)] : []),
      ...duties(words.named, about.named, at),
      ...(links.length ? [make("h2", "", words.ties_of), ...links] : []));
  }

  function choose(at) {
    chosen = at;
    detail.hidden = at === null;
    overview.hidden = at !== null;
    if (at !== null) show(at);
    detail.parentElement.scrollTop = 0;
    light(at);
    if (at !== null) cards[at].scrollIntoView({ block: "nearest" });
    try { history.replaceState(null, "", at === null ? "#" : `#${encodeURIComponent(data.nodes[at].id)}`); } catch { /* a page inside of another has no address */ }
  }

  cards.forEach((card, at) => {
    card.addEventListener("pointerenter", () => light(at));
    card.addEventListener("pointerleave", () => light(chosen));
    card.addEventListener("focus", () => light(at));
    card.addEventListener("blur", () => light(chosen));
    card.addEventListener("click", (event) => { event.stopPropagation(); choose(chosen === at ? null : at); });
    card.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(at); }
    });
  });
  svg.addEventListener("click", () => choose(null));
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-go],[data-close]");
    if (target) choose("go" in target.dataset ? +target.dataset.go : null);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    find.value = "";
    kind.value = "";
    choose(null);
  });
  find.addEventListener("input", () => { chosen = null; choose(null); });
  find.addEventListener("keydown", (event) => {
    const first = cards.findIndex((card) => card.classList.contains("near"));
    if (event.key === "Enter" && find.value.trim() && first >= 0) choose(first);
  });
  kind.addEventListener("change", () => light(chosen));
  for (const box of document.querySelectorAll("[data-family]")) {
    box.addEventListener("change", () => {
      hiddenFamilies[box.checked ? "delete" : "add"](box.dataset.family);
      light(chosen);
    });
  }
  const fromAddress = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const at = data.nodes.findIndex((about) => about.id === id);
    if (at >= 0) choose(at);
  };
  addEventListener("hashchange", fromAddress);
  fromAddress();
})();

"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const papers = data.papers;
  const PAGE = 50;
  const FEW = 5;
  const STATUS = { released: "released", promised: "promised", on_request: "on request", none: "not mentioned" };
  const SORTS = { new: "newest first", old: "oldest first", results: "most results first", title: "by title" };
  const VIEWS = { papers: "Papers", benchmarks: "Benchmarks", tags: "Tags" };
  const number = new Intl.NumberFormat("en").format;
  const percent = (part, whole) => (whole ? `${Math.round((100 * part) / whole)}%` : "–");
  const count = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;

  // Elements are made, never parsed: no text from outside can become markup.
  const fill = (element, attributes, children) => {
    for (const [key, value] of Object.entries(attributes || {})) {
      if (value === undefined || value === null) continue;
      if (key.startsWith("aria-")) element.setAttribute(key, value);
      else if (value === false) continue;
      else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (key === "href" && !/^(https?:\/\/|#)/i.test(value)) continue;
      else element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };
  const h = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
  const s = (name, attributes, ...children) =>
    fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
  const outside = (href, ...children) =>
    href ? h("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...children) : h("span", {}, ...children);

  // ---- what is filtered, and where it stands in the address
  const nothing = () => ({ q: "", tag: [], benchmark: [], code: [], from: "", to: "", view: "papers", sort: "new", page: 0 });
  let state = nothing();
  const tagOf = new Map(data.tags.map(([id], at) => [id, at]));
  const benchmarkOf = new Map(data.benchmarks.map((name, at) => [name, at]));

  const toHash = (of) => {
    const said = new URLSearchParams();
    const empty = nothing();
    for (const [key, value] of Object.entries(of)) {
      if (Array.isArray(value)) value.forEach((each) => said.append(key, each));
      else if (value !== empty[key]) said.set(key, value);
    }
    return `#${said}`;
  };
  const fromHash = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    const read = nothing();
    read.q = said.get("q") || "";
    read.tag = said.getAll("tag").filter((id) => tagOf.has(id));
    read.benchmark = said.getAll("benchmark").filter((name) => benchmarkOf.has(name));
    read.code = said.getAll("code").filter((status) => status in STATUS);
    for (const key of ["from", "to"]) if (/^\d{4}-\d\d-\d\d$/.test(said.get(key) || "")) read[key] = said.get(key);
    if (said.get("view") in VIEWS) read.view = said.get("view");
    if (said.get("sort") in SORTS) read.sort = said.get("sort");
    read.page = Math.max(0, parseInt(said.get("page") || "0", 10) || 0);
    return read;
  };
  const only = (change) => toHash({ ...nothing(), ...change });

  // ---- the papers, prepared once
  const plain = (nodes) => (nodes || []).map((node) => (typeof node === "string" ? node : plain(node.slice(1)))).join("");
  for (const [at, paper] of papers.entries()) {
    paper.at = at;
    paper.plainTitle = plain(paper.title) || paper.id;
    paper.status = paper.status || "none";
    for (const key of ["tags", "benchmarks", "results", "links", "authors", "metrics", "proposes"]) paper[key] = paper[key] || [];
    paper.day = paper.date ? (paper.date.length === 7 ? `${paper.date}-01` : paper.date) : "";
    paper.named = new Set(paper.benchmarks.map(([which]) => which));
    paper.results.forEach((result) => (result.on || []).forEach((which) => paper.named.add(which)));
  }
  const searched = (paper) =>
    (paper.words ??= [
      paper.plainTitle, plain(paper.abstract), plain(paper.comment), paper.authors.join("\n"), paper.id, paper.venue || "",
      ...paper.tags.map((tag) => data.tags[tag][1]), ...paper.benchmarks.map(([which]) => data.benchmarks[which]),
    ].join("\n").toLowerCase());
  const orders = {};
  const ordered = (sort) =>
    (orders[sort] ??= [...papers].sort({
      new: (a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.at - b.at),
      old: (a, b) => (!a.day - !b.day) || (a.day > b.day ? 1 : a.day < b.day ? -1 : a.at - b.at),
      results: (a, b) => b.results.length - a.results.length || a.at - b.at,
      title: (a, b) => (a.plainTitle < b.plainTitle ? -1 : a.plainTitle > b.plainTitle ? 1 : a.at - b.at),
    }[sort]));

  // ---- periods
  const days = papers.map((paper) => paper.day).filter(Boolean).sort();
  const monthOnly = papers.some((paper) => paper.date && paper.date.length === 7);
  const DAY = 86400000;
  const iso = (time) => new Date(time).toISOString().slice(0, 10);
  const periods = [];
  let unit = "day";
  if (days.length) {
    const first = Date.parse(days[0]);
    const last = Date.parse(days[days.length - 1]);
    const span = (last - first) / DAY;
    unit = span > 3000 ? "year" : monthOnly || span > 400 ? "month" : span > 62 ? "week" : "day";
    let start = new Date(first);
    if (unit === "week") start = new Date(first - ((start.getUTCDay() + 6) % 7) * DAY);
    if (unit === "month") start = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth(), 1));
    if (unit === "year") start = new Date(Date.UTC(start.getUTCFullYear(), 0, 1));
    while (start.getTime() <= last && periods.length < 2000) {
      const next = new Date(start);
      if (unit === "year") next.setUTCFullYear(next.getUTCFullYear() + 1);
      else if (unit === "month") next.setUTCMonth(next.getUTCMonth() + 1);
      else next.setUTCDate(next.getUTCDate() + (unit === "week" ? 7 : 1));
      periods.push({ from: iso(start), to: iso(next - DAY) });
      start = next;
    }
    const starts = periods.map((period) => period.from);
    for (const paper of papers) {
      if (!paper.day) continue;
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= paper.day) low = middle;
        else high = middle - 1;
      }
      paper.period = low;
    }
  }
  const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
  const dayName = (day) => `${+day.slice(8)} ${MONTHS[day.slice(5, 7) - 1]} ${day.slice(0, 4)}`;
  const dateName = (date) => (!date ? "" : date.length === 7 ? `${MONTHS[date.slice(5, 7) - 1]} ${date.slice(0, 4)}` : dayName(date));
  const periodName = ({ from }) =>
    ({ day: dayName(from), week: `week of ${dayName(from)}`, month: dateName(from.slice(0, 7)), year: from.slice(0, 4) })[unit];

  // ---- filtering
  let found = [];
  let tagCounts = [];
  let benchmarkCounts = [];
  let statusCounts = {};
  let periodPapers = [];
  const filter = () => {
    const words = state.q.toLowerCase().split(/\s+/).filter(Boolean);
    const tags = state.tag.map((id) => tagOf.get(id));
    const named = state.benchmark.map((name) => benchmarkOf.get(name));
    const code = new Set(state.code);
    found = [];
    tagCounts = new Array(data.tags.length).fill(0);
    benchmarkCounts = new Array(data.benchmarks.length).fill(0);
    statusCounts = Object.fromEntries(Object.keys(STATUS).map((key) => [key, 0]));
    periodPapers = periods.map(() => ({ all: 0, released: 0, promised: 0, on_request: 0, none: 0 }));
    for (const paper of ordered(state.sort)) {
      if (!tags.every((tag) => paper.tags.includes(tag))) continue;
      if (!named.every((which) => paper.named.has(which))) continue;
      if (words.length && !words.every((word) => searched(paper).includes(word))) continue;
      const inCode = !code.size || code.has(paper.status);
      const inTime = (!state.from || paper.day >= state.from) && (!state.to || (paper.day && paper.day <= state.to));
      if (inTime) statusCounts[paper.status] += 1;
      if (inCode && paper.period !== undefined) {
        periodPapers[paper.period].all += 1;
        periodPapers[paper.period][paper.status] += 1;
      }
      if (!inCode || !inTime) continue;
      found.push(paper);
      for (const tag of paper.tags) tagCounts[tag] += 1;
      for (const which of paper.named) benchmarkCounts[which] += 1;
    }
  };

  // ---- the tooltip
  const tip = byId("tip");
  const hideTip = () => { tip.hidden = true; };
  const showTip = (target) => {
    const notes = [];
    for (let at = target; at; at = at.parentElement.closest("[data-note]")) notes.push(at.dataset.note);
    tip.textContent = notes.join("\n");
    tip.hidden = false;
    const box = (target.getClientRects()[0] || target.getBoundingClientRect());
    const width = document.documentElement.clientWidth;
    const left = Math.max(8, Math.min(box.left + box.width / 2 - tip.offsetWidth / 2, width - tip.offsetWidth - 8));
    const above = box.top - tip.offsetHeight - 7;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above > 0 ? above : box.bottom + 7) + scrollY}px`;
  };
  const noted = (event) => event.target instanceof Element && event.target.closest("[data-note]");
  for (const kind of ["mouseover", "focusin", "click"])
    document.addEventListener(kind, (event) => { const at = noted(event); if (at) showTip(at); else hideTip(); });
  document.addEventListener("scroll", hideTip, { passive: true, capture: true });

  // ---- pieces of the page
  const rendered = (nodes, inLink = false) =>
    (nodes || []).map((node) => {
      if (typeof node === "string") return node;
      const [kind, note, href, name] = data.marks[node[0]];
      const linked = !inLink && (href ? { href, target: "_blank", rel: "noopener noreferrer" }
        : kind === "benchmarks" && benchmarkOf.has(name) ? { href: only({ benchmark: [name] }) }
        // the tags are below as well, where they do not stop the Tab key at every other word
        : kind === "tags" && tagOf.has(name) ? { href: only({ tag: [name] }), tabindex: -1 } : null);
      const inside = rendered(node.slice(1), inLink || !!linked);
      const inner = linked ? h("a", { ...linked, "aria-description": note }, inside) : inside;
      return h("mark", { "data-kind": kind, "data-note": note }, inner);
    });
  const statusMark = (status) =>
    h("span", { class: "status" }, h("span", { class: `swatch fill-${status}`, "aria-hidden": "true" }), `code ${STATUS[status]}`);
  const tagChip = (tag) => h("a", { class: "chip", href: only({ tag: [data.tags[tag][0]] }) }, data.tags[tag][1]);
  const benchmarkLink = (which) => h("a", { href: only({ benchmark: [data.benchmarks[which]] }) }, data.benchmarks[which]);
  const joined = (parts, between = ", ") => parts.flatMap((part, at) => (at ? [between, part] : [part]));
  const table = (caption, headings, rows, attributes = {}) =>
    h("div", { class: "scroll" }, h("table", attributes,
      h("caption", { class: "hide" }, caption),
      h("thead", {}, h("tr", {}, headings.map((each) => (Array.isArray(each) ? h("th", { scope: "col", class: each[1] }, each[0]) : h("th", { scope: "col" }, each))))),
      h("tbody", {}, rows)));

  const opened = new Set();
  const details = (paper) => {
    const kinds = new Set();
    const collect = (nodes) => (nodes || []).forEach((node) => { if (typeof node !== "string") { kinds.add(data.marks[node[0]][0]); collect(node.slice(1)); } });
    collect(paper.abstract);
    const fact = (name, ...said) => (said.flat(Infinity).length ? [h("dt", {}, name), h("dd", {}, ...said)] : []);
    const facts = [
      fact("Code", statusMark(paper.status)),
      fact("Links", paper.links.map(([url, href, , words]) => h("div", {}, outside(href, url.replace(/^https?:\/\//, "")), " ", h("span", { class: "dim" }, words)))),
      fact("Benchmarks", paper.benchmarks.map(([which, role]) => h("div", {}, benchmarkLink(which), " ", h("span", { class: "dim" }, role)))),
      fact("Metrics", paper.metrics.join(", ")),
      fact("Proposes", paper.proposes.join(", ")),
      fact("Tags", paper.tags.length ? h("div", { class: "chips" }, paper.tags.map(tagChip)) : []),
      fact("Id", paper.page ? outside(paper.page, paper.id) : paper.id),
    ].filter((each) => each.length && each[1].hasChildNodes()).map((each) => h("div", {}, each));
    return h("div", { class: "open", id: `open-${paper.at}` },
      h("div", {},
        h("p", { class: "text", dir: "auto" }, paper.abstract ? rendered(paper.abstract) : h("span", { class: "dim" }, "No abstract.")),
        paper.comment ? h("p", { class: "comment", dir: "auto" }, rendered(paper.comment)) : null),
      h("dl", { class: "facts" }, facts),
      kinds.size ? h("p", { class: "legend", "aria-hidden": "true" }, "Marked: ", Object.entries(data.kinds).filter(([kind]) => kinds.has(kind)).map(([kind, name]) => h("mark", { "data-kind": kind }, name.toLowerCase()))) : null,
      paper.results.length
        ? table("Results that the paper reports", ["Result", "Metric", "On", "Against", ["In the text", "optional"]], paper.results.map((result) =>
            h("tr", {}, h("td", { class: "figure" }, result.figure), h("td", {}, result.metric), h("td", {}, joined((result.on || []).map(benchmarkLink))), h("td", {}, result.against), h("td", { class: "dim optional" }, result.text))))
        : null);
  };
  const row = (paper) => {
    const item = h("li", { class: "row" });
    const toggle = () => {
      const open = !opened.has(paper.at);
      if (open) opened.add(paper.at);
      else opened.delete(paper.at);
      button.setAttribute("aria-expanded", open);
      if (open) item.append(details(paper));
      else item.querySelector(".open").remove();
    };
    const button = h("button", { type: "button", "aria-expanded": opened.has(paper.at), "aria-controls": `open-${paper.at}`, dir: "auto", onclick: toggle }, paper.plainTitle);
    const authors = paper.authors.length > 3 ? `${paper.authors.slice(0, 2).join(", ")} and ${paper.authors.length - 2} more` : paper.authors.join(", ");
    const shown = paper.results.filter((result) => result.metric || result.on).slice(0, 3);
    item.append(
      h("h3", {}, button),
      h("p", { class: "meta" }, [paper.date && h("span", {}, dateName(paper.date)), authors && h("span", { dir: "auto" }, authors), paper.venue && h("span", {}, paper.venue), statusMark(paper.status)].filter(Boolean)),
      shown.length ? h("p", { class: "brief" }, shown.map((result) => h("span", {}, h("b", {}, result.figure), ` ${result.metric || ""}`, result.on ? h("span", { class: "dim" }, ` on ${result.on.map((which) => data.benchmarks[which]).join(", ")}`) : ""))) : "",
      paper.tags.length ? h("p", { class: "chips" }, paper.tags.slice(0, 6).map(tagChip), paper.tags.length > 6 ? h("span", { class: "dim" }, `+${paper.tags.length - 6}`) : "") : "");
    if (opened.has(paper.at)) item.append(details(paper));
    return item;
  };
  const pager = (total, what) => {
    const pages = Math.ceil(total / PAGE);
    if (pages < 2) return null;
    const go = (by) => () => { set({ page: state.page + by }); byId("panel").focus({ preventScroll: true }); byId("tabs").scrollIntoView(); };
    return h("nav", { class: "pages", "aria-label": `Pages of ${what}` },
      h("button", { type: "button", class: "quiet", disabled: !state.page, onclick: go(-1) }, "Previous"),
      h("span", { class: "dim number" }, `${number(state.page * PAGE + 1)}–${number(Math.min(total, (state.page + 1) * PAGE))} of ${number(total)}`),
      h("button", { type: "button", class: "quiet", disabled: state.page >= pages - 1, onclick: go(1) }, "Next"));
  };
  const onPage = (all) => {
    state.page = Math.min(state.page, Math.max(0, Math.ceil(all.length / PAGE) - 1));
    return all.slice(state.page * PAGE, (state.page + 1) * PAGE);
  };
  const empty = () => h("p", { class: "nothing" }, papers.length ? "No paper fits these filters. " : "There are no papers in this report.", papers.length ? h("button", { type: "button", class: "text-button", onclick: clear }, "Clear the filters") : "");

  const views = {
    papers: () => {
      if (!found.length) return [empty()];
      const choose = h("select", { id: "sort", onchange: () => set({ sort: choose.value, page: 0 }) }, Object.entries(SORTS).map(([key, name]) => h("option", { value: key, selected: key === state.sort }, name)));
      return [
        h("div", { class: "bar-above" }, h("span", {}, "Open a paper to read its abstract with the findings marked."), h("label", {}, "Order: ", choose)),
        h("ol", { "aria-label": "Papers" }, onPage(found).map(row)),
        pager(found.length, "papers"),
      ];
    },
    benchmarks: () => {
      const about = new Map();
      for (const paper of found) {
        for (const which of paper.named) {
          let entry = about.get(which);
          if (!entry) about.set(which, (entry = { which, papers: [], introduced: 0, released: 0, results: 0 }));
          entry.papers.push(paper);
          entry.released += paper.status === "released";
        }
        for (const [which, role] of paper.benchmarks) if (role === "introduced") about.get(which).introduced += 1;
        for (const result of paper.results) for (const which of new Set(result.on)) about.get(which).results += 1;
      }
      const all = [...about.values()].sort((a, b) => b.papers.length - a.papers.length || b.results - a.results || a.which - b.which);
      if (!all.length) return [found.length ? h("p", { class: "nothing" }, "These papers name no benchmark.") : empty()];
      const most = all[0].papers.length;
      return [
        h("div", { class: "bar-above" }, h("span", {}, `${count(all.length, "benchmark and data set", "benchmarks and data sets")}. Open one to see what is reported on it.`)),
        table("Benchmarks", ["Benchmark", ["Papers", "right"], [h("span", { class: "hide" }, "Chart of the papers"), "meter"], ["Introduced by", "right optional"], ["Results", "right"], ["With code", "right optional"]],
          onPage(all).flatMap((entry) => benchmarkRows(entry, most))),
        pager(all.length, "benchmarks"),
      ];
    },
    tags: () => {
      const about = data.tags.map(() => ({ papers: 0, released: 0 }));
      for (const paper of found) for (const tag of paper.tags) { about[tag].papers += 1; about[tag].released += paper.status === "released"; }
      const all = about.map((entry, tag) => ({ tag, ...entry })).filter((entry) => entry.papers).sort((a, b) => b.papers - a.papers);
      if (!all.length) return [found.length ? h("p", { class: "nothing" }, "These papers have no tag.") : empty()];
      const most = all[0].papers;
      return [
        h("div", { class: "bar-above" }, h("span", {}, "How many papers have a tag, and the share of them whose code is released."),
          h("span", { class: "key" }, h("span", {}, h("span", { class: "swatch fill-released" }), "code released"), h("span", {}, h("span", { class: "swatch fill-none" }), "other"))),
        table("Tags", ["Tag", ["Papers", "right"], [h("span", { class: "hide" }, "Chart of the papers"), "meter"], ["With code", "right"]], onPage(all).map(({ tag, papers: n, released }) =>
          h("tr", {}, h("th", { scope: "row" }, h("a", { class: "name", href: only({ tag: [data.tags[tag][0]] }) }, data.tags[tag][1])), h("td", { class: "right" }, number(n)), meter(n, released, most), h("td", { class: "right" }, percent(released, n))))),
        pager(all.length, "tags"),
      ];
    },
  };
  const meter = (n, released, most) =>
    h("td", { class: "meter", "aria-hidden": "true" }, s("svg", { viewBox: "0 0 100 14", preserveAspectRatio: "none" },
      s("rect", { class: "fill-none", x: 0, y: 2, height: 10, width: (100 * n) / most }),
      s("rect", { class: "fill-released", x: 0, y: 2, height: 10, width: (100 * released) / most })));

  // ---- what is reported on a benchmark
  const openBenchmarks = new Set();
  const benchmarkRows = (entry, most) => {
    const open = openBenchmarks.has(entry.which);
    const id = `benchmark-${entry.which}`;
    const toggle = () => {
      if (openBenchmarks.has(entry.which)) { openBenchmarks.delete(entry.which); line.nextElementSibling.remove(); }
      else { openBenchmarks.add(entry.which); line.after(benchmarkDetail(entry, id)); }
      button.setAttribute("aria-expanded", openBenchmarks.has(entry.which));
    };
    const button = h("button", { type: "button", class: "name", "aria-expanded": open, "aria-controls": id, onclick: toggle }, data.benchmarks[entry.which]);
    const line = h("tr", {}, h("th", { scope: "row" }, button), h("td", { class: "right" }, number(entry.papers.length)), meter(entry.papers.length, entry.released, most),
      h("td", { class: "right optional" }, entry.introduced ? number(entry.introduced) : ""), h("td", { class: "right" }, entry.results ? number(entry.results) : ""), h("td", { class: "right optional" }, percent(entry.released, entry.papers.length)));
    return open ? [line, benchmarkDetail(entry, id)] : [line];
  };
  const benchmarkDetail = (entry, id) => {
    const results = entry.papers.flatMap((paper) => paper.results.filter((result) => (result.on || []).includes(entry.which)).map((result) => ({ paper, ...result })));
    const silent = entry.papers.length - new Set(results.map(({ paper }) => paper)).size;
    const open = (paper) => h("a", { href: only({ q: paper.plainTitle, benchmark: [data.benchmarks[entry.which]] }), onclick: () => opened.add(paper.at) }, paper.plainTitle);
    const body = h("tbody");
    const rows = (list) => list.map((result) => h("tr", {}, h("td", { class: "figure" }, result.figure), h("td", {}, result.metric), h("td", {}, open(result.paper)), h("td", { class: "dim date optional" }, dateName(result.paper.date)), h("td", { class: "optional" }, statusMark(result.paper.status))));
    body.append(...rows(results.slice(0, 100)));
    const more = results.length > 100 ? h("button", { type: "button", class: "text-button", onclick: () => { body.append(...rows(results.slice(100))); more.remove(); } }, `Show all ${count(results.length, "result")}`) : null;
    const name = data.benchmarks[entry.which];
    return h("tr", { class: "detail", id }, h("td", { colspan: 6 },
      strip(results, name),
      results.length ? h("div", { class: "scroll" }, h("table", {}, h("caption", {}, `What is reported on ${name}`), h("thead", {}, h("tr", {}, ["Result", "Metric", "Paper"].map((each) => h("th", { scope: "col" }, each)), ["Date", "Code"].map((each) => h("th", { scope: "col", class: "optional" }, each)))), body)) : "",
      more,
      h("p", {}, silent ? `${count(silent, "paper")} ${silent === 1 ? "names" : "name"} it without a figure in the abstract. ` : "", h("a", { href: only({ benchmark: [name] }) }, `Show all ${count(entry.papers.length, "paper")} on ${name}`))));
  };
  const strip = (results, name) => {
    const groups = new Map();
    for (const result of results) {
      if (result.kind !== "score" || !result.metric || !result.paper.day) continue;
      const key = `${result.metric}${result.unit === "percent" ? ", %" : ""}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(result);
    }
    const [key, points] = [...groups].sort((a, b) => b[1].length - a[1].length)[0] || [];
    if (!points || points.length < 4) return "";
    const [width, height, left, bottom] = [Math.max(240, Math.min(620, byId("main").clientWidth)), 150, 40, 20];
    const times = points.map(({ paper }) => Date.parse(paper.day));
    const values = points.map(({ value }) => value);
    const scale = ticks(Math.min(...values), Math.max(...values));
    const [t0, t1] = [Math.min(...times), Math.max(...times)];
    const x = (time) => (t0 === t1 ? width / 2 : left + 10 + ((time - t0) / (t1 - t0)) * (width - left - 20));
    const y = (value) => height - bottom - 6 - ((value - scale[0]) / (scale[scale.length - 1] - scale[0] || 1)) * (height - bottom - 16);
    return h("figure", { class: "chart" },
      h("h2", {}, `${key}, by date`), h("p", { class: "dim" }, `${points.length} scores on ${name} as the abstracts give them; settings differ. The table below lists them.`),
      s("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${key} on ${name}: ${points.length} scores from ${Math.min(...values)} to ${Math.max(...values)}` },
        scale.map((value) => [s("line", { class: "axis", x1: left, x2: width, y1: y(value), y2: y(value) }), s("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, String(value))]),
        s("text", { x: x(t0), y: height - 2, "text-anchor": t0 === t1 ? "middle" : "start" }, dayName(iso(t0))),
        t0 === t1 ? "" : s("text", { x: x(t1), y: height - 2, "text-anchor": "end" }, dayName(iso(t1))),
        points.map((point, at) => s("circle", { class: "dot", cx: x(times[at]), cy: y(values[at]), r: 4.5, "data-note": `${point.figure} ${point.metric}\n${point.paper.plainTitle}` }))));
  };
  const ticks = (low, high) => {
    if (low === high) { low -= 1; high += 1; }
    const rough = (high - low) / 3;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough);
    const list = [];
    for (let at = Math.floor(low / step); at <= Math.ceil(high / step); at += 1) list.push(+(at * step).toPrecision(12));
    return list;
  };

  // ---- the charts above
  const statuses = Object.keys(STATUS);
  let timeOpen = innerWidth > 640;
  const overview = () => {
    const place = byId("overview");
    const focused = document.activeElement?.dataset?.period;
    place.replaceChildren();
    if (!found.length && !periodPapers.some((period) => period.all)) return;
    const by = { all: found.length };
    for (const status of statuses) by[status] = 0;
    for (const paper of found) by[paper.status] += 1;
    const share = h("div", { class: "chart" },
      h("h2", {}, `${percent(by.released, by.all)} with code released`),
      h("div", { class: "split", role: "img", "aria-label": statuses.map((status) => `code ${STATUS[status]}: ${number(by[status])} papers, ${percent(by[status], by.all)}`).join("; ") },
        statuses.filter((status) => by[status]).map((status) => { const part = h("span", { class: `fill-${status}`, "data-note": `code ${STATUS[status]}: ${number(by[status])} of ${number(by.all)}` }); part.style.flex = `${by[status]} 0 0`; return part; })),
      h("p", { class: "dim key" }, statuses.map((status) => h("span", {}, h("span", { class: `swatch fill-${status}` }), `${STATUS[status]} ${percent(by[status], by.all)}`))));
    place.append(share);
    if (periods.length < 2) return;
    const first = h("div", { class: "chart" });
    const second = h("div", { class: "chart" });
    const both = h("details", { class: "time", open: timeOpen }, h("summary", {}, "Over time"), h("div", {}, first, second));
    both.addEventListener("toggle", () => { if (both.open !== timeOpen) { timeOpen = both.open; overview(); byId("overview").querySelector("summary").focus(); } });
    place.append(both);
    if (!timeOpen) return;
    const width = Math.max(240, first.clientWidth);
    const [height, left, top, bottom] = [132, 38, 6, 20];
    const step = (width - left) / periods.length;
    const bar = Math.max(1, Math.min(step - (step > 5 ? 2 : 0.5), 30));
    const axis = () => {
      const every = Math.ceil((periods.length * (unit === "year" ? 40 : 74)) / (width - left));
      return periods.map((period, at) => (at % every || (periods.length - at) * step < 40 ? "" : s("text", { x: left + at * step + step / 2 - bar / 2, y: height - 4 },
        unit === "day" || unit === "week" ? `${+period.from.slice(8)} ${MONTHS[period.from.slice(5, 7) - 1]}` : unit === "month" ? dateName(period.from.slice(0, 7)) : period.from.slice(0, 4))));
    };
    const most = Math.max(1, ...periodPapers.map((period) => period.all));
    const scale = ticks(0, most).filter((value) => Number.isInteger(value));
    const peak = scale[scale.length - 1];
    const y = (value) => top + (height - top - bottom) * (1 - value / peak);
    const chosen = (period) => state.from === period.from && state.to === period.to;
    const undated = found.reduce((n, paper) => n + !paper.day, 0);
    const bars = periods.map((period, at) => {
      const here = periodPapers[at];
      let base = 0;
      const note = `${periodName(period)}: ${count(here.all, "paper")}${here.all ? `, ${percent(here.released, here.all)} with code released` : ""}`;
      const press = () => set(chosen(period) ? { from: "", to: "", page: 0 } : { from: period.from, to: period.to, page: 0 });
      const out = (state.from || state.to) && ((state.from && period.to < state.from) || (state.to && period.from > state.to));
      return s("g", { class: out ? "bar out" : "bar", role: "button", tabindex: -1, "aria-pressed": chosen(period), "aria-label": note, "data-note": note, "data-period": at, onclick: press,
        onkeydown: (event) => {
          const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: periods.length - 1 }[event.key];
          if (event.key === "Enter" || event.key === " ") { event.preventDefault(); press(); }
          else if (bars[to]) { event.preventDefault(); bars.forEach((each) => each.setAttribute("tabindex", -1)); bars[to].setAttribute("tabindex", 0); bars[to].focus(); }
        } },
        s("rect", { x: left + at * step, y: top, width: step, height: height - top - bottom }),
        statuses.map((status) => { const part = here[status]; base += part; return part ? s("rect", { class: `fill-${status}`, x: left + at * step + (step - bar) / 2, y: y(base), width: bar, height: y(base - part) - y(base) }) : ""; }));
    });
    (bars[focused] || bars[Math.max(0, periods.findIndex(chosen))]).setAttribute("tabindex", 0);
    const inTable = h("details", {}, h("summary", {}, "As a table"));
    inTable.addEventListener("toggle", () => {
      if (inTable.open && inTable.children.length === 1)
        inTable.append(table(`Papers by ${unit}`, [unit[0].toUpperCase() + unit.slice(1), ["Papers", "right"], ["With code released", "right"]], periods.map((period, at) => h("tr", {}, h("th", { scope: "row" }, periodName(period)), h("td", { class: "right" }, number(periodPapers[at].all)), h("td", { class: "right" }, percent(periodPapers[at].released, periodPapers[at].all))))));
    });
    fill(first, {}, [
      h("h2", {}, `Papers by ${unit}`),
      h("p", { class: "dim" }, `Choose a ${unit} to see its papers.${undated ? ` ${count(undated, "paper")} without a date.` : ""}`),
      s("svg", { viewBox: `0 0 ${width} ${height}`, role: "group", "aria-label": `Papers by ${unit}, coloured by code; arrow keys move, Enter filters` },
        scale.map((value) => [s("line", { class: value ? "axis" : "axis base", x1: left, x2: width, y1: y(value), y2: y(value) }), s("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, number(value))]),
        axis(), bars),
      inTable,
    ]);
    // the share with its Wilson interval; runs of neighbouring periods are joined, gaps are not bridged
    const dots = periodPapers.map((period, at) => {
      if (period.all < FEW) return null;
      const p = period.released / period.all;
      const z = 1.96;
      const d = 1 + (z * z) / period.all;
      const centre = (p + (z * z) / (2 * period.all)) / d;
      const half = (z / d) * Math.sqrt((p * (1 - p)) / period.all + (z * z) / (4 * period.all * period.all));
      return { x: left + at * step + step / 2, p, low: Math.max(0, centre - half), high: Math.min(1, centre + half), at };
    }).filter(Boolean);
    const runs = [];
    for (const dot of dots) {
      const last = runs[runs.length - 1];
      if (last && last[last.length - 1].at === dot.at - 1) last.push(dot);
      else runs.push([dot]);
    }
    const ceiling = Math.min(1, Math.ceil(Math.max(0.2, ...dots.map((dot) => Math.min(dot.high, dot.p + 0.2))) * 5) / 5);
    const yy = (value) => top + (height - top - bottom) * (1 - Math.min(value, ceiling) / ceiling);
    if (dots.length)
      fill(second, {}, [
        h("h2", {}, "Share with code released"),
        h("p", { class: "dim" }, `In ${unit}s with at least ${FEW} papers; the band is the 95% interval.`),
        s("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `Share of papers with code released, by ${unit}: from ${percent(Math.min(...dots.map((dot) => dot.p)), 1)} to ${percent(Math.max(...dots.map((dot) => dot.p)), 1)}; the table of papers by ${unit} has the figures` },
          [0, ceiling / 2, ceiling].map((value) => [s("line", { class: value ? "axis" : "axis base", x1: left, x2: width, y1: yy(value), y2: yy(value) }), s("text", { x: left - 6, y: yy(value) + 4, "text-anchor": "end" }, percent(value, 1))]),
          axis(),
          runs.map((run) => [
            s("path", { class: "band", d: `M${[...run.map((dot) => `${dot.x},${yy(dot.high)}`), ...[...run].reverse().map((dot) => `${dot.x},${yy(dot.low)}`)].join("L")}Z` }),
            s("path", { class: "line", d: `M${run.map((dot) => `${dot.x},${yy(dot.p)}`).join("L")}` }),
          ]),
          dots.map((dot) => s("circle", { class: "dot", cx: dot.x, cy: yy(dot.p), r: step > 9 ? 4 : 2.5, "data-note": `${periodName(periods[dot.at])}: ${percent(dot.p, 1)} of ${count(periodPapers[dot.at].all, "paper")}` }))),
      ]);
    if (focused !== undefined) bars[focused]?.focus();
  };

  // ---- the filters beside
  const option = (group, key, label, n, swatch) =>
    h("label", { class: n || state[group].includes(key) ? "option" : "option zero" },
      h("input", { type: "checkbox", "data-key": `${group} ${key}`, checked: state[group].includes(key), onchange: (event) => set({ [group]: event.target.checked ? [...state[group], key] : state[group].filter((each) => each !== key), page: 0 }) }),
      h("span", { dir: "auto" }, swatch, label), h("span", { "aria-label": count(n, "paper") }, number(n)));
  const keepFocus = (work) => {
    const key = document.activeElement?.dataset?.key;
    work();
    if (key && document.activeElement === document.body)
      for (const each of document.querySelectorAll("[data-key]")) if (each.dataset.key === key) each.focus();
  };
  const facets = [];
  const facet = (id, group, what, entries) => {
    const box = byId(id);
    const total = entries().length;
    if (!total) { box.hidden = true; return; }
    const list = h("div");
    let all = false;
    const find = h("input", { type: "search", "aria-label": `Find ${what}`, placeholder: `Find among ${number(total)}`, autocomplete: "off", oninput: () => show() });
    const more = h("button", { type: "button", class: "text-button", "aria-expanded": "false", onclick: () => { all = !all; show(); } });
    const show = () => {
      const wanted = find.value.trim().toLowerCase();
      const chosen = entries().filter(([key, label, n]) => state[group].includes(key) || ((n || wanted) && label.toLowerCase().includes(wanted)))
        .sort((a, b) => state[group].includes(b[0]) - state[group].includes(a[0]) || b[2] - a[2]);
      const shown = chosen.slice(0, all ? 200 : 8);
      list.replaceChildren(...shown.map(([key, label, n]) => option(group, key, label, n)));
      if (!shown.length) list.append(h("p", { class: "dim" }, "None."));
      more.hidden = chosen.length <= 8;
      more.textContent = all ? "Show fewer" : chosen.length > 200 ? "Show 200" : `Show all ${number(chosen.length)}`;
      more.setAttribute("aria-expanded", all);
    };
    if (total > 8) box.append(find);
    box.append(list, more);
    facets.push(show);
  };
  const sidebar = () => keepFocus(() => {
    const status = byId("status");
    status.replaceChildren(status.firstElementChild, ...statuses.map((key) => option("code", key, STATUS[key], statusCounts[key], h("span", { class: `swatch fill-${key}`, "aria-hidden": "true" }))));
    for (const show of facets) show();
    for (const key of ["from", "to"]) if (byId(key).value !== state[key]) byId(key).value = state[key];
    if (byId("search").value !== state.q) byId("search").value = state.q;
    const filters = state.tag.length + state.benchmark.length + state.code.length + !!state.from + !!state.to;
    byId("more-filters").textContent = filters ? `Filters (${filters})` : "Filters";
  });

  const clear = () => { set({ ...nothing(), view: state.view, sort: state.sort }); byId("search").focus(); };
  const summary = () => {
    byId("count").replaceChildren(h("strong", {}, number(found.length)), found.length === papers.length ? ` paper${found.length === 1 ? "" : "s"}` : ` of ${count(papers.length, "paper")}`);
    const pill = (label, change) => h("li", {}, h("button", { type: "button", class: "pill", "aria-label": `Remove filter: ${label}`, onclick: () => { set({ ...change, page: 0 }); byId("main").focus({ preventScroll: true }); } }, label));
    const without = (group, key) => ({ [group]: state[group].filter((each) => each !== key) });
    byId("active").replaceChildren(...[
      state.q.trim() && pill(`“${state.q.trim()}”`, { q: "" }),
      ...state.code.map((key) => pill(`code ${STATUS[key]}`, without("code", key))),
      ...state.tag.map((key) => pill(data.tags[tagOf.get(key)][1], without("tag", key))),
      ...state.benchmark.map((key) => pill(key, without("benchmark", key))),
      (state.from || state.to) && pill(state.from && state.to ? (state.from === state.to ? dayName(state.from) : `${dayName(state.from)} – ${dayName(state.to)}`) : state.from ? `from ${dayName(state.from)}` : `to ${dayName(state.to)}`, { from: "", to: "" }),
    ].filter(Boolean));
  };
  const tabs = () => {
    const place = byId("tabs");
    if (!place.children.length)
      for (const key of Object.keys(VIEWS))
        place.append(h("button", { type: "button", role: "tab", id: `tab-${key}`, "aria-controls": "panel", onclick: () => set({ view: key, page: 0 }),
          onkeydown: (event) => {
            const keys = Object.keys(VIEWS);
            const to = { ArrowRight: 1, ArrowLeft: keys.length - 1 }[event.key];
            if (!to) return;
            event.preventDefault();
            const next = keys[(keys.indexOf(key) + to) % keys.length];
            set({ view: next, page: 0 });
            byId(`tab-${next}`).focus();
          } }, VIEWS[key]));
    for (const tab of place.children) {
      const selected = tab.id === `tab-${state.view}`;
      tab.setAttribute("aria-selected", selected);
      tab.tabIndex = selected ? 0 : -1;
    }
    byId("panel").setAttribute("aria-labelledby", `tab-${state.view}`);
  };

  // ---- putting it together
  let pending;
  const draw = () => {
    hideTip();
    filter();
    summary();
    sidebar();
    overview();
    tabs();
    byId("panel").replaceChildren(h("h2", { class: "hide" }, VIEWS[state.view]), ...views[state.view]().filter(Boolean));
  };
  const set = (change) => {
    state = { ...state, ...change };
    draw();
    clearTimeout(pending);
    pending = setTimeout(() => history.replaceState(null, "", toHash(state)), 250);
  };
  addEventListener("hashchange", () => { clearTimeout(pending); state = fromHash(); draw(); scrollTo(0, 0); });

  const tagEntries = () => data.tags.map(([id, label], at) => [id, label, tagCounts[at]]);
  const benchmarkEntries = () => data.benchmarks.map((name, at) => [name, name, benchmarkCounts[at]]);
  state = fromHash();
  filter();
  facet("tags", "tag", "a tag", tagEntries);
  facet("benchmarks", "benchmark", "a benchmark", benchmarkEntries);
  byId("dates").hidden = !days.length;
  byId("search").addEventListener("input", (event) => set({ q: event.target.value, page: 0 }));
  for (const key of ["from", "to"]) {
    byId(key).addEventListener("change", (event) => set({ [key]: event.target.value, page: 0 }));
    if (days.length) { byId(key).min = days[0]; byId(key).max = iso(Date.parse(periods[periods.length - 1].to)); }
  }
  byId("more-filters").addEventListener("click", (event) => event.target.setAttribute("aria-expanded", event.target.getAttribute("aria-expanded") === "false"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideTip();
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) { event.preventDefault(); byId("search").focus(); }
  });
  const themes = ["system", "light", "dark"];
  const theme = (name) => {
    if (name === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    byId("theme").textContent = `Theme: ${name}`;
    try { localStorage.setItem("paperkit-theme", name); } catch { /* a page from a file may keep nothing */ }
  };
  byId("theme").addEventListener("click", () => theme(themes[(themes.indexOf(document.documentElement.dataset.theme || "system") + 1) % 3]));
  try { if (themes.includes(localStorage.getItem("paperkit-theme"))) theme(localStorage.getItem("paperkit-theme")); } catch { /* as above */ }
  const results = papers.reduce((n, paper) => n + paper.results.length, 0);
  byId("about").textContent = [days.length && (days[0] === days[days.length - 1] ? dayName(days[0]) : monthOnly ? `${dateName(days[0].slice(0, 7))} – ${dateName(days[days.length - 1].slice(0, 7))}` : `${dayName(days[0])} – ${dayName(days[days.length - 1])}`),
    count(data.benchmarks.length, "benchmark"), count(results, "result"), count(data.tags.length, "tag")].filter(Boolean).join(" · ");
  byId("made").textContent = `Made by paperkit ${data.version}.`;
  let width = innerWidth;
  addEventListener("resize", () => { if (innerWidth !== width) { width = innerWidth; requestAnimationFrame(overview); } });
  draw();

  // what the first search would have to prepare, while nobody waits
  let prepared = 0;
  const prepare = () => {
    for (const end = Math.min(prepared + 200, papers.length); prepared < end; prepared += 1) searched(papers[prepared]);
    if (prepared < papers.length) setTimeout(prepare, 20);
  };
  setTimeout(prepare, 300);
})();

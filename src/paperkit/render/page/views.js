// The three views: papers, benchmarks, tags.

// ---- pieces of the page
const rendered = (nodes, inLink = false) =>
  (nodes || []).map((node) => {
    if (typeof node === "string") return node;
    const [kind, note, href, name] = data.marks[node[0]];
    const linked =
      !inLink &&
      (href
        ? { href, target: "_blank", rel: "noopener noreferrer" }
        : kind === "benchmarks" && benchmarkOf.has(name)
          ? { href: only({ benchmark: [name] }) }
          : // the tags are below as well, where they do not stop the Tab key at every other word
            kind === "tags" && tagOf.has(name)
            ? { href: only({ tag: [name] }), tabindex: -1 }
            : null);
    const inside = rendered(node.slice(1), inLink || !!linked);
    const inner = linked ? h("a", { ...linked, "aria-description": note }, inside) : inside;
    return h("mark", { "data-kind": kind, "data-note": note }, inner);
  });
const statusMark = (status) =>
  h(
    "span",
    { class: "status" },
    h("span", { class: `swatch fill-${status}`, "aria-hidden": "true" }),
    `code ${STATUS[status]}`,
  );
const tagChip = (tag) => h("a", { class: "chip", href: only({ tag: [data.tags[tag][0]] }) }, data.tags[tag][1]);
const benchmarkLink = (which) =>
  h("a", { href: only({ benchmark: [data.benchmarks[which]] }) }, data.benchmarks[which]);
const joined = (parts, between = ", ") => parts.flatMap((part, at) => (at ? [between, part] : [part]));
const table = (caption, headings, rows, attributes = {}) =>
  h(
    "div",
    { class: "scroll" },
    h(
      "table",
      attributes,
      h("caption", { class: "hide" }, caption),
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          headings.map((each) =>
            Array.isArray(each) ? h("th", { scope: "col", class: each[1] }, each[0]) : h("th", { scope: "col" }, each),
          ),
        ),
      ),
      h("tbody", {}, rows),
    ),
  );

const opened = new Set();
const details = (paper) => {
  const kinds = new Set();
  const collect = (nodes) =>
    (nodes || []).forEach((node) => {
      if (typeof node !== "string") {
        kinds.add(data.marks[node[0]][0]);
        collect(node.slice(1));
      }
    });
  collect(paper.abstract);
  const fact = (name, ...said) => (said.flat(Infinity).length ? [h("dt", {}, name), h("dd", {}, ...said)] : []);
  const facts = [
    fact("Code", statusMark(paper.status)),
    fact(
      "Links",
      paper.links.map(([url, href, , words]) =>
        h("div", {}, outside(href, url.replace(/^https?:\/\//, "")), " ", h("span", { class: "dim" }, words)),
      ),
    ),
    fact(
      "Benchmarks",
      paper.benchmarks.map(([which, role]) =>
        h("div", {}, benchmarkLink(which), " ", h("span", { class: "dim" }, role)),
      ),
    ),
    fact("Metrics", paper.metrics.join(", ")),
    fact("Proposes", paper.proposes.join(", ")),
    fact("Tags", paper.tags.length ? h("div", { class: "chips" }, paper.tags.map(tagChip)) : []),
    fact("Id", paper.page ? outside(paper.page, paper.id) : paper.id),
  ]
    .filter((each) => each.length && each[1].hasChildNodes())
    .map((each) => h("div", {}, each));
  return h(
    "div",
    { class: "open", id: `open-${paper.at}` },
    h(
      "div",
      {},
      h(
        "p",
        { class: "text", dir: "auto" },
        paper.abstract ? rendered(paper.abstract) : h("span", { class: "dim" }, "No abstract."),
      ),
      paper.comment ? h("p", { class: "comment", dir: "auto" }, rendered(paper.comment)) : null,
    ),
    h("dl", { class: "facts" }, facts),
    kinds.size
      ? h(
          "p",
          { class: "legend", "aria-hidden": "true" },
          "Marked: ",
          Object.entries(data.kinds)
            .filter(([kind]) => kinds.has(kind))
            .map(([kind, name]) => h("mark", { "data-kind": kind }, name.toLowerCase())),
        )
      : null,
    paper.results.length
      ? table(
          "Results that the paper reports",
          ["Result", "Metric", "On", "Against", ["In the text", "optional"]],
          paper.results.map((result) =>
            h(
              "tr",
              {},
              h("td", { class: "figure" }, result.figure),
              h("td", {}, result.metric),
              h("td", {}, joined((result.on || []).map(benchmarkLink))),
              h("td", {}, result.against),
              h("td", { class: "dim optional" }, result.text),
            ),
          ),
        )
      : null,
  );
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
  const button = h(
    "button",
    {
      type: "button",
      "aria-expanded": opened.has(paper.at),
      "aria-controls": `open-${paper.at}`,
      dir: "auto",
      onclick: toggle,
    },
    paper.plainTitle,
  );
  const authors =
    paper.authors.length > 3
      ? `${paper.authors.slice(0, 2).join(", ")} and ${paper.authors.length - 2} more`
      : paper.authors.join(", ");
  const shown = paper.results.filter((result) => result.metric || result.on).slice(0, 3);
  item.append(
    h("h3", {}, button),
    h(
      "p",
      { class: "meta" },
      [
        paper.date && h("span", {}, dateName(paper.date)),
        authors && h("span", { dir: "auto" }, authors),
        paper.venue && h("span", {}, paper.venue),
        statusMark(paper.status),
      ].filter(Boolean),
    ),
    shown.length
      ? h(
          "p",
          { class: "brief" },
          shown.map((result) =>
            h(
              "span",
              {},
              h("b", {}, result.figure),
              ` ${result.metric || ""}`,
              result.on
                ? h("span", { class: "dim" }, ` on ${result.on.map((which) => data.benchmarks[which]).join(", ")}`)
                : "",
            ),
          ),
        )
      : "",
    paper.tags.length
      ? h(
          "p",
          { class: "chips" },
          paper.tags.slice(0, 6).map(tagChip),
          paper.tags.length > 6 ? h("span", { class: "dim" }, `+${paper.tags.length - 6}`) : "",
        )
      : "",
  );
  if (opened.has(paper.at)) item.append(details(paper));
  return item;
};
const pager = (total, what) => {
  const pages = Math.ceil(total / PAGE);
  if (pages < 2) return null;
  const go = (by) => () => {
    set({ page: state.page + by });
    byId("panel").focus({ preventScroll: true });
    byId("tabs").scrollIntoView();
  };
  return h(
    "nav",
    { class: "pages", "aria-label": `Pages of ${what}` },
    h("button", { type: "button", class: "quiet", disabled: !state.page, onclick: go(-1) }, "Previous"),
    h(
      "span",
      { class: "dim number" },
      `${number(state.page * PAGE + 1)}–${number(Math.min(total, (state.page + 1) * PAGE))} of ${number(total)}`,
    ),
    h("button", { type: "button", class: "quiet", disabled: state.page >= pages - 1, onclick: go(1) }, "Next"),
  );
};
const onPage = (all) => {
  state.page = Math.min(state.page, Math.max(0, Math.ceil(all.length / PAGE) - 1));
  return all.slice(state.page * PAGE, (state.page + 1) * PAGE);
};
const empty = () =>
  h(
    "p",
    { class: "nothing" },
    papers.length ? "No paper fits these filters. " : "There are no papers in this report.",
    papers.length ? h("button", { type: "button", class: "text-button", onclick: clear }, "Clear the filters") : "",
  );

const views = {
  papers: () => {
    if (!found.length) return [empty()];
    const choose = h(
      "select",
      { id: "sort", onchange: () => set({ sort: choose.value, page: 0 }) },
      Object.entries(SORTS).map(([key, name]) => h("option", { value: key, selected: key === state.sort }, name)),
    );
    return [
      h(
        "div",
        { class: "bar-above" },
        h("span", {}, "Open a paper to read its abstract with the findings marked."),
        h("label", {}, "Order: ", choose),
      ),
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
    const all = [...about.values()].sort(
      (a, b) => b.papers.length - a.papers.length || b.results - a.results || a.which - b.which,
    );
    if (!all.length) return [found.length ? h("p", { class: "nothing" }, "These papers name no benchmark.") : empty()];
    const most = all[0].papers.length;
    return [
      h(
        "div",
        { class: "bar-above" },
        h(
          "span",
          {},
          `${count(all.length, "benchmark and data set", "benchmarks and data sets")}. Open one to see what is reported on it.`,
        ),
      ),
      table(
        "Benchmarks",
        [
          "Benchmark",
          ["Papers", "right"],
          [h("span", { class: "hide" }, "Chart of the papers"), "meter"],
          ["Introduced by", "right optional"],
          ["Results", "right"],
          ["With code", "right optional"],
        ],
        onPage(all).flatMap((entry) => benchmarkRows(entry, most)),
      ),
      pager(all.length, "benchmarks"),
    ];
  },
  tags: () => {
    const about = data.tags.map(() => ({ papers: 0, released: 0 }));
    for (const paper of found)
      for (const tag of paper.tags) {
        about[tag].papers += 1;
        about[tag].released += paper.status === "released";
      }
    const all = about
      .map((entry, tag) => ({ tag, ...entry }))
      .filter((entry) => entry.papers)
      .sort((a, b) => b.papers - a.papers);
    if (!all.length) return [found.length ? h("p", { class: "nothing" }, "These papers have no tag.") : empty()];
    const most = all[0].papers;
    return [
      h(
        "div",
        { class: "bar-above" },
        h("span", {}, "How many papers have a tag, and the share of them whose code is released."),
        h(
          "span",
          { class: "key" },
          h("span", {}, h("span", { class: "swatch fill-released" }), "code released"),
          h("span", {}, h("span", { class: "swatch fill-none" }), "other"),
        ),
      ),
      table(
        "Tags",
        [
          "Tag",
          ["Papers", "right"],
          [h("span", { class: "hide" }, "Chart of the papers"), "meter"],
          ["With code", "right"],
        ],
        onPage(all).map(({ tag, papers: n, released }) =>
          h(
            "tr",
            {},
            h(
              "th",
              { scope: "row" },
              h("a", { class: "name", href: only({ tag: [data.tags[tag][0]] }) }, data.tags[tag][1]),
            ),
            h("td", { class: "right" }, number(n)),
            meter(n, released, most),
            h("td", { class: "right" }, percent(released, n)),
          ),
        ),
      ),
      pager(all.length, "tags"),
    ];
  },
};
const meter = (n, released, most) =>
  h(
    "td",
    { class: "meter", "aria-hidden": "true" },
    s(
      "svg",
      { viewBox: "0 0 100 14", preserveAspectRatio: "none" },
      s("rect", { class: "fill-none", x: 0, y: 2, height: 10, width: (100 * n) / most }),
      s("rect", { class: "fill-released", x: 0, y: 2, height: 10, width: (100 * released) / most }),
    ),
  );

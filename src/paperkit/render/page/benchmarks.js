// What is reported on a benchmark.

const openBenchmarks = new Set();
const benchmarkRows = (entry, most) => {
  const open = openBenchmarks.has(entry.which);
  const id = `benchmark-${entry.which}`;
  const toggle = () => {
    if (openBenchmarks.has(entry.which)) {
      openBenchmarks.delete(entry.which);
      line.nextElementSibling.remove();
    } else {
      openBenchmarks.add(entry.which);
      line.after(benchmarkDetail(entry, id));
    }
    button.setAttribute("aria-expanded", openBenchmarks.has(entry.which));
  };
  const button = h(
    "button",
    { type: "button", class: "name", "aria-expanded": open, "aria-controls": id, onclick: toggle },
    data.benchmarks[entry.which],
  );
  const line = h(
    "tr",
    {},
    h("th", { scope: "row" }, button),
    h("td", { class: "right" }, number(entry.papers.length)),
    meter(entry.papers.length, entry.released, most),
    h("td", { class: "right optional" }, entry.introduced ? number(entry.introduced) : ""),
    h("td", { class: "right" }, entry.results ? number(entry.results) : ""),
    h("td", { class: "right optional" }, percent(entry.released, entry.papers.length)),
  );
  return open ? [line, benchmarkDetail(entry, id)] : [line];
};
const benchmarkDetail = (entry, id) => {
  const results = entry.papers.flatMap((paper) =>
    paper.results.filter((result) => (result.on || []).includes(entry.which)).map((result) => ({ paper, ...result })),
  );
  const silent = entry.papers.length - new Set(results.map(({ paper }) => paper)).size;
  const open = (paper) =>
    h(
      "a",
      {
        href: only({ q: paper.plainTitle, benchmark: [data.benchmarks[entry.which]] }),
        onclick: () => opened.add(paper.at),
      },
      paper.plainTitle,
    );
  const body = h("tbody");
  const rows = (list) =>
    list.map((result) =>
      h(
        "tr",
        {},
        h("td", { class: "figure" }, result.figure),
        h("td", {}, result.metric),
        h("td", {}, open(result.paper)),
        h("td", { class: "dim date optional" }, dateName(result.paper.date)),
        h("td", { class: "optional" }, statusMark(result.paper.status)),
      ),
    );
  body.append(...rows(results.slice(0, 100)));
  const more =
    results.length > 100
      ? h(
          "button",
          {
            type: "button",
            class: "text-button",
            onclick: () => {
              body.append(...rows(results.slice(100)));
              more.remove();
            },
          },
          `Show all ${count(results.length, "result")}`,
        )
      : null;
  const name = data.benchmarks[entry.which];
  return h(
    "tr",
    { class: "detail", id },
    h(
      "td",
      { colspan: 6 },
      strip(results, name),
      results.length
        ? h(
            "div",
            { class: "scroll" },
            h(
              "table",
              {},
              h("caption", {}, `What is reported on ${name}`),
              h(
                "thead",
                {},
                h(
                  "tr",
                  {},
                  ["Result", "Metric", "Paper"].map((each) => h("th", { scope: "col" }, each)),
                  ["Date", "Code"].map((each) => h("th", { scope: "col", class: "optional" }, each)),
                ),
              ),
              body,
            ),
          )
        : "",
      more,
      h(
        "p",
        {},
        silent
          ? `${count(silent, "paper")} ${silent === 1 ? "names" : "name"} it without a figure in the abstract. `
          : "",
        h("a", { href: only({ benchmark: [name] }) }, `Show all ${count(entry.papers.length, "paper")} on ${name}`),
      ),
    ),
  );
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
  const y = (value) =>
    height - bottom - 6 - ((value - scale[0]) / (scale[scale.length - 1] - scale[0] || 1)) * (height - bottom - 16);
  return h(
    "figure",
    { class: "chart" },
    h("h2", {}, `${key}, by date`),
    h(
      "p",
      { class: "dim" },
      `${points.length} scores on ${name} as the abstracts give them; settings differ. The table below lists them.`,
    ),
    s(
      "svg",
      {
        viewBox: `0 0 ${width} ${height}`,
        role: "img",
        "aria-label": `${key} on ${name}: ${points.length} scores from ${Math.min(...values)} to ${Math.max(...values)}`,
      },
      scale.map((value) => [
        s("line", { class: "axis", x1: left, x2: width, y1: y(value), y2: y(value) }),
        s("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, String(value)),
      ]),
      s("text", { x: x(t0), y: height - 2, "text-anchor": t0 === t1 ? "middle" : "start" }, dayName(iso(t0))),
      t0 === t1 ? "" : s("text", { x: x(t1), y: height - 2, "text-anchor": "end" }, dayName(iso(t1))),
      points.map((point, at) =>
        s("circle", {
          class: "dot",
          cx: x(times[at]),
          cy: y(values[at]),
          r: 4.5,
          "data-note": `${point.figure} ${point.metric}\n${point.paper.plainTitle}`,
        }),
      ),
    ),
  );
};
const ticks = (low, high) => {
  if (low === high) {
    low -= 1;
    high += 1;
  }
  const rough = (high - low) / 3;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough);
  const list = [];
  for (let at = Math.floor(low / step); at <= Math.ceil(high / step); at += 1) list.push(+(at * step).toPrecision(12));
  return list;
};

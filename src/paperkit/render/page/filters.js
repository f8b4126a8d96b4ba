// What is filtered, where that stands in the address, and which papers fit.

// ---- what is filtered, and where it stands in the address
const nothing = () => ({
  q: "",
  tag: [],
  benchmark: [],
  code: [],
  from: "",
  to: "",
  view: "papers",
  sort: "new",
  page: 0,
});
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
  for (const key of ["tags", "benchmarks", "results", "links", "authors", "metrics", "proposes"])
    paper[key] = paper[key] || [];
  paper.day = paper.date ? (paper.date.length === 7 ? `${paper.date}-01` : paper.date) : "";
  paper.named = new Set(paper.benchmarks.map(([which]) => which));
  paper.results.forEach((result) => (result.on || []).forEach((which) => paper.named.add(which)));
}
const searched = (paper) =>
  (paper.words ??= [
    paper.plainTitle,
    plain(paper.abstract),
    plain(paper.comment),
    paper.authors.join("\n"),
    paper.id,
    paper.venue || "",
    ...paper.tags.map((tag) => data.tags[tag][1]),
    ...paper.benchmarks.map(([which]) => data.benchmarks[which]),
  ]
    .join("\n")
    .toLowerCase());
const orders = {};
const ordered = (sort) =>
  (orders[sort] ??= [...papers].sort(
    {
      new: (a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.at - b.at),
      old: (a, b) => !a.day - !b.day || (a.day > b.day ? 1 : a.day < b.day ? -1 : a.at - b.at),
      results: (a, b) => b.results.length - a.results.length || a.at - b.at,
      title: (a, b) => (a.plainTitle < b.plainTitle ? -1 : a.plainTitle > b.plainTitle ? 1 : a.at - b.at),
    }[sort],
  ));

// ---- periods
const days = papers
  .map((paper) => paper.day)
  .filter(Boolean)
  .sort();
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
const dateName = (date) =>
  !date ? "" : date.length === 7 ? `${MONTHS[date.slice(5, 7) - 1]} ${date.slice(0, 4)}` : dayName(date);
const periodName = ({ from }) =>
  ({
    day: dayName(from),
    week: `week of ${dayName(from)}`,
    month: dateName(from.slice(0, 7)),
    year: from.slice(0, 4),
  })[unit];

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

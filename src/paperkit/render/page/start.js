// Putting it together: drawing, events, the theme.

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
addEventListener("hashchange", () => {
  clearTimeout(pending);
  state = fromHash();
  draw();
  scrollTo(0, 0);
});

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
  if (days.length) {
    byId(key).min = days[0];
    byId(key).max = iso(Date.parse(periods[periods.length - 1].to));
  }
}
byId("more-filters").addEventListener("click", (event) =>
  event.target.setAttribute("aria-expanded", event.target.getAttribute("aria-expanded") === "false"),
);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") hideTip();
  if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    byId("search").focus();
  }
});
const themes = ["system", "light", "dark"];
const theme = (name) => {
  if (name === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  byId("theme").textContent = `Theme: ${name}`;
  try {
    localStorage.setItem("paperkit-theme", name);
  } catch {
    /* a page from a file may keep nothing */
  }
};
byId("theme").addEventListener("click", () =>
  theme(themes[(themes.indexOf(document.documentElement.dataset.theme || "system") + 1) % 3]),
);
try {
  if (themes.includes(localStorage.getItem("paperkit-theme"))) theme(localStorage.getItem("paperkit-theme"));
} catch {
  /* as above */
}
const results = papers.reduce((n, paper) => n + paper.results.length, 0);
byId("about").textContent = [
  days.length &&
    (days[0] === days[days.length - 1]
      ? dayName(days[0])
      : monthOnly
        ? `${dateName(days[0].slice(0, 7))} – ${dateName(days[days.length - 1].slice(0, 7))}`
        : `${dayName(days[0])} – ${dayName(days[days.length - 1])}`),
  count(data.benchmarks.length, "benchmark"),
  count(results, "result"),
  count(data.tags.length, "tag"),
]
  .filter(Boolean)
  .join(" · ");
byId("made").textContent = `Made by paperkit ${data.version}.`;
let width = innerWidth;
addEventListener("resize", () => {
  if (innerWidth !== width) {
    width = innerWidth;
    requestAnimationFrame(overview);
  }
});
draw();

// what the first search would have to prepare, while nobody waits
let prepared = 0;
const prepare = () => {
  for (const end = Math.min(prepared + 200, papers.length); prepared < end; prepared += 1) searched(papers[prepared]);
  if (prepared < papers.length) setTimeout(prepare, 20);
};
setTimeout(prepare, 300);

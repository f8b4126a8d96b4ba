// The charts above the views.

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
  const share = h(
    "div",
    { class: "chart" },
    h("h2", {}, `${percent(by.released, by.all)} with code released`),
    h(
      "div",
      {
        class: "split",
        role: "img",
        "aria-label": statuses
          .map((status) => `code ${STATUS[status]}: ${number(by[status])} papers, ${percent(by[status], by.all)}`)
          .join("; "),
      },
      statuses
        .filter((status) => by[status])
        .map((status) => {
          const part = h("span", {
            class: `fill-${status}`,
            "data-note": `code ${STATUS[status]}: ${number(by[status])} of ${number(by.all)}`,
          });
          part.style.flex = `${by[status]} 0 0`;
          return part;
        }),
    ),
    h(
      "p",
      { class: "dim key" },
      statuses.map((status) =>
        h(
          "span",
          {},
          h("span", { class: `swatch fill-${status}` }),
          `${STATUS[status]} ${percent(by[status], by.all)}`,
        ),
      ),
    ),
  );
  place.append(share);
  if (periods.length < 2) return;
  const first = h("div", { class: "chart" });
  const second = h("div", { class: "chart" });
  const both = h(
    "details",
    { class: "time", open: timeOpen },
    h("summary", {}, "Over time"),
    h("div", {}, first, second),
  );
  both.addEventListener("toggle", () => {
    if (both.open !== timeOpen) {
      timeOpen = both.open;
      overview();
      byId("overview").querySelector("summary").focus();
    }
  });
  place.append(both);
  if (!timeOpen) return;
  const width = Math.max(240, first.clientWidth);
  const [height, left, top, bottom] = [132, 38, 6, 20];
  const step = (width - left) / periods.length;
  const bar = Math.max(1, Math.min(step - (step > 5 ? 2 : 0.5), 30));
  const axis = () => {
    const every = Math.ceil((periods.length * (unit === "year" ? 40 : 74)) / (width - left));
    return periods.map((period, at) =>
      at % every || (periods.length - at) * step < 40
        ? ""
        : s(
            "text",
            { x: left + at * step + step / 2 - bar / 2, y: height - 4 },
            unit === "day" || unit === "week"
              ? `${+period.from.slice(8)} ${MONTHS[period.from.slice(5, 7) - 1]}`
              : unit === "month"
                ? dateName(period.from.slice(0, 7))
                : period.from.slice(0, 4),
          ),
    );
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
    const press = () =>
      set(chosen(period) ? { from: "", to: "", page: 0 } : { from: period.from, to: period.to, page: 0 });
    const out =
      (state.from || state.to) && ((state.from && period.to < state.from) || (state.to && period.from > state.to));
    return s(
      "g",
      {
        class: out ? "bar out" : "bar",
        role: "button",
        tabindex: -1,
        "aria-pressed": chosen(period),
        "aria-label": note,
        "data-note": note,
        "data-period": at,
        onclick: press,
        onkeydown: (event) => {
          const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: periods.length - 1 }[event.key];
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault();
            press();
          } else if (bars[to]) {
            event.preventDefault();
            bars.forEach((each) => each.setAttribute("tabindex", -1));
            bars[to].setAttribute("tabindex", 0);
            bars[to].focus();
          }
        },
      },
      s("rect", { x: left + at * step, y: top, width: step, height: height - top - bottom }),
      statuses.map((status) => {
        const part = here[status];
        base += part;
        return part
          ? s("rect", {
              class: `fill-${status}`,
              x: left + at * step + (step - bar) / 2,
              y: y(base),
              width: bar,
              height: y(base - part) - y(base),
            })
          : "";
      }),
    );
  });
  (bars[focused] || bars[Math.max(0, periods.findIndex(chosen))]).setAttribute("tabindex", 0);
  const inTable = h("details", {}, h("summary", {}, "As a table"));
  inTable.addEventListener("toggle", () => {
    if (inTable.open && inTable.children.length === 1)
      inTable.append(
        table(
          `Papers by ${unit}`,
          [unit[0].toUpperCase() + unit.slice(1), ["Papers", "right"], ["With code released", "right"]],
          periods.map((period, at) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, periodName(period)),
              h("td", { class: "right" }, number(periodPapers[at].all)),
              h("td", { class: "right" }, percent(periodPapers[at].released, periodPapers[at].all)),
            ),
          ),
        ),
      );
  });
  fill(first, {}, [
    h("h2", {}, `Papers by ${unit}`),
    h(
      "p",
      { class: "dim" },
      `Choose a ${unit} to see its papers.${undated ? ` ${count(undated, "paper")} without a date.` : ""}`,
    ),
    s(
      "svg",
      {
        viewBox: `0 0 ${width} ${height}`,
        role: "group",
        "aria-label": `Papers by ${unit}, coloured by code; arrow keys move, Enter filters`,
      },
      scale.map((value) => [
        s("line", { class: value ? "axis" : "axis base", x1: left, x2: width, y1: y(value), y2: y(value) }),
        s("text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, number(value)),
      ]),
      axis(),
      bars,
    ),
    inTable,
  ]);
  // the share with its Wilson interval; runs of neighbouring periods are joined, gaps are not bridged
  const dots = periodPapers
    .map((period, at) => {
      if (period.all < FEW) return null;
      const p = period.released / period.all;
      const z = 1.96;
      const d = 1 + (z * z) / period.all;
      const centre = (p + (z * z) / (2 * period.all)) / d;
      const half = (z / d) * Math.sqrt((p * (1 - p)) / period.all + (z * z) / (4 * period.all * period.all));
      return {
        x: left + at * step + step / 2,
        p,
        low: Math.max(0, centre - half),
        high: Math.min(1, centre + half),
        at,
      };
    })
    .filter(Boolean);
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
      s(
        "svg",
        {
          viewBox: `0 0 ${width} ${height}`,
          role: "img",
          "aria-label": `Share of papers with code released, by ${unit}: from ${percent(Math.min(...dots.map((dot) => dot.p)), 1)} to ${percent(Math.max(...dots.map((dot) => dot.p)), 1)}; the table of papers by ${unit} has the figures`,
        },
        [0, ceiling / 2, ceiling].map((value) => [
          s("line", { class: value ? "axis" : "axis base", x1: left, x2: width, y1: yy(value), y2: yy(value) }),
          s("text", { x: left - 6, y: yy(value) + 4, "text-anchor": "end" }, percent(value, 1)),
        ]),
        axis(),
        runs.map((run) => [
          s("path", {
            class: "band",
            d: `M${[...run.map((dot) => `${dot.x},${yy(dot.high)}`), ...[...run].reverse().map((dot) => `${dot.x},${yy(dot.low)}`)].join("L")}Z`,
          }),
          s("path", { class: "line", d: `M${run.map((dot) => `${dot.x},${yy(dot.p)}`).join("L")}` }),
        ]),
        dots.map((dot) =>
          s("circle", {
            class: "dot",
            cx: dot.x,
            cy: yy(dot.p),
            r: step > 9 ? 4 : 2.5,
            "data-note": `${periodName(periods[dot.at])}: ${percent(dot.p, 1)} of ${count(periodPapers[dot.at].all, "paper")}`,
          }),
        ),
      ),
    ]);
  if (focused !== undefined) bars[focused]?.focus();
};

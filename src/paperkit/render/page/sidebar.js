// The filters beside the views, the summary and the tabs.

const option = (group, key, label, n, swatch) =>
  h(
    "label",
    { class: n || state[group].includes(key) ? "option" : "option zero" },
    h("input", {
      type: "checkbox",
      "data-key": `${group} ${key}`,
      checked: state[group].includes(key),
      onchange: (event) =>
        set({
          [group]: event.target.checked ? [...state[group], key] : state[group].filter((each) => each !== key),
          page: 0,
        }),
    }),
    h("span", { dir: "auto" }, swatch, label),
    h("span", { "aria-label": count(n, "paper") }, number(n)),
  );
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
  if (!total) {
    box.hidden = true;
    return;
  }
  const list = h("div");
  let all = false;
  const find = h("input", {
    type: "search",
    "aria-label": `Find ${what}`,
    placeholder: `Find among ${number(total)}`,
    autocomplete: "off",
    oninput: () => show(),
  });
  const more = h("button", {
    type: "button",
    class: "text-button",
    "aria-expanded": "false",
    onclick: () => {
      all = !all;
      show();
    },
  });
  const show = () => {
    const wanted = find.value.trim().toLowerCase();
    const chosen = entries()
      .filter(
        ([key, label, n]) => state[group].includes(key) || ((n || wanted) && label.toLowerCase().includes(wanted)),
      )
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
const sidebar = () =>
  keepFocus(() => {
    const status = byId("status");
    status.replaceChildren(
      status.firstElementChild,
      ...statuses.map((key) =>
        option(
          "code",
          key,
          STATUS[key],
          statusCounts[key],
          h("span", { class: `swatch fill-${key}`, "aria-hidden": "true" }),
        ),
      ),
    );
    for (const show of facets) show();
    for (const key of ["from", "to"]) if (byId(key).value !== state[key]) byId(key).value = state[key];
    if (byId("search").value !== state.q) byId("search").value = state.q;
    const filters = state.tag.length + state.benchmark.length + state.code.length + !!state.from + !!state.to;
    byId("more-filters").textContent = filters ? `Filters (${filters})` : "Filters";
  });

const clear = () => {
  set({ ...nothing(), view: state.view, sort: state.sort });
  byId("search").focus();
};
const summary = () => {
  byId("count").replaceChildren(
    h("strong", {}, number(found.length)),
    found.length === papers.length ? ` paper${found.length === 1 ? "" : "s"}` : ` of ${count(papers.length, "paper")}`,
  );
  const pill = (label, change) =>
    h(
      "li",
      {},
      h(
        "button",
        {
          type: "button",
          class: "pill",
          "aria-label": `Remove filter: ${label}`,
          onclick: () => {
            set({ ...change, page: 0 });
            byId("main").focus({ preventScroll: true });
          },
        },
        label,
      ),
    );
  const without = (group, key) => ({ [group]: state[group].filter((each) => each !== key) });
  byId("active").replaceChildren(
    ...[
      state.q.trim() && pill(`“${state.q.trim()}”`, { q: "" }),
      ...state.code.map((key) => pill(`code ${STATUS[key]}`, without("code", key))),
      ...state.tag.map((key) => pill(data.tags[tagOf.get(key)][1], without("tag", key))),
      ...state.benchmark.map((key) => pill(key, without("benchmark", key))),
      (state.from || state.to) &&
        pill(
          state.from && state.to
            ? state.from === state.to
              ? dayName(state.from)
              : `${dayName(state.from)} – ${dayName(state.to)}`
            : state.from
              ? `from ${dayName(state.from)}`
              : `to ${dayName(state.to)}`,
          { from: "", to: "" },
        ),
    ].filter(Boolean),
  );
};
const tabs = () => {
  const place = byId("tabs");
  if (!place.children.length)
    for (const key of Object.keys(VIEWS))
      place.append(
        h(
          "button",
          {
            type: "button",
            role: "tab",
            id: `tab-${key}`,
            "aria-controls": "panel",
            onclick: () => set({ view: key, page: 0 }),
            onkeydown: (event) => {
              const keys = Object.keys(VIEWS);
              const to = { ArrowRight: 1, ArrowLeft: keys.length - 1 }[event.key];
              if (!to) return;
              event.preventDefault();
              const next = keys[(keys.indexOf(key) + to) % keys.length];
              set({ view: next, page: 0 });
              byId(`tab-${next}`).focus();
            },
          },
          VIEWS[key],
        ),
      );
  for (const tab of place.children) {
    const selected = tab.id === `tab-${state.view}`;
    tab.setAttribute("aria-selected", selected);
    tab.tabIndex = selected ? 0 : -1;
  }
  byId("panel").setAttribute("aria-labelledby", `tab-${state.view}`);
};

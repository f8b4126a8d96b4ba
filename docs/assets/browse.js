// Filters the table of the page "Browse the taxonomy"; the data is a file of the site, made when it is built.
(() => {
  const PAGE = 100;
  const form = (text) => text.toLowerCase().replace(/[\s_\-\u2010-\u2015'’]/g, "");

  async function start() {
    const root = document.querySelector(".browse");
    if (!root || root.dataset.started) return;
    root.dataset.started = "yes";
    const [input, select, status, body, more] = ["input", "select", "[role=status]", "tbody", "button"].map((s) => root.querySelector(s));
    const entries = await (await fetch(root.dataset.source)).json();
    for (const entry of entries) entry.push([entry[1], entry[2], ...entry[3]].map(form));
    for (const kind of new Set(entries.map((entry) => entry[0]))) select.add(new Option(kind, kind));
    let shown = PAGE;

    const rank = (forms, wanted) => {
      if (!wanted || forms.includes(wanted)) return 0;
      if (forms.some((each) => each.startsWith(wanted))) return 1;
      return forms.some((each) => each.includes(wanted)) ? 2 : 3;
    };
    const draw = () => {
      const wanted = form(input.value);
      const found = [[], [], []];
      for (const entry of entries) {
        if (select.value && entry[0] !== select.value) continue;
        found[rank(entry[5], wanted)]?.push(entry);
      }
      const all = found.flat();
      body.replaceChildren(
        ...all.slice(0, shown).map(([kind, id, name, also, about]) => {
          const row = document.createElement("tr");
          for (const [text, tag] of [[kind], [id, "code"], [name], [also.join(", ")], [about]]) {
            const cell = row.insertCell();
            const holder = tag && text ? cell.appendChild(document.createElement(tag)) : cell;
            holder.textContent = text;
          }
          return row;
        }),
      );
      status.textContent = `${all.length.toLocaleString("en")} ${all.length === 1 ? "entry" : "entries"}`;
      more.hidden = all.length <= shown;
    };
    const again = () => ((shown = PAGE), draw());
    input.addEventListener("input", again);
    select.addEventListener("change", again);
    more.addEventListener("click", () => ((shown += PAGE), draw()));
    draw();
  }

  // the theme loads pages without leaving the document, and says so through this stream
  if (window.document$) window.document$.subscribe(start);
  else document.addEventListener("DOMContentLoaded", start);
})();

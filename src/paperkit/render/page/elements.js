// What all other parts use: the data, words, elements and the tooltip. report.py joins the parts in one function.

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

// ---- the tooltip
const tip = byId("tip");
const hideTip = () => {
  tip.hidden = true;
};
const showTip = (target) => {
  const notes = [];
  for (let at = target; at; at = at.parentElement.closest("[data-note]")) notes.push(at.dataset.note);
  tip.textContent = notes.join("\n");
  tip.hidden = false;
  const box = target.getClientRects()[0] || target.getBoundingClientRect();
  const width = document.documentElement.clientWidth;
  const left = Math.max(8, Math.min(box.left + box.width / 2 - tip.offsetWidth / 2, width - tip.offsetWidth - 8));
  const above = box.top - tip.offsetHeight - 7;
  tip.style.left = `${left + scrollX}px`;
  tip.style.top = `${(above > 0 ? above : box.bottom + 7) + scrollY}px`;
};
const noted = (event) => event.target instanceof Element && event.target.closest("[data-note]");
for (const kind of ["mouseover", "focusin", "click"])
  document.addEventListener(kind, (event) => {
    const at = noted(event);
    if (at) showTip(at);
    else hideTip();
  });
document.addEventListener("scroll", hideTip, { passive: true, capture: true });

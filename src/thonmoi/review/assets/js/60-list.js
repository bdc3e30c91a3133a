// The list of articles with its filters, and the tables of the overview: both from the index alone.
const filter = { indicator: "", status: "", place: "", year: "", state: "", text: "", findings: false };
const ROW = { indicator: 0, status: 1, place: 2, year: 3 };
const fold = (text) => (text ?? "").normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
const filtersFigures = () => filter.indicator || filter.status || filter.place || filter.year;
const rowFits = (row) => Object.entries(ROW).every(([name, at]) => filter[name] === "" || String(row[at] ?? "") === filter[name]);

function articleFits(entry) {
  if (filter.findings && !entry.errors && !entry.warnings) return false;
  if (filter.state && (filter.state === "done") !== !!reviews[entry.id]?.done) return false;
  if (filter.text && !fold(`${entry.title ?? ""} ${entry.source ?? ""}`).includes(fold(filter.text))) return false;
  return !filtersFigures() || entry.rows.some(rowFits);
}

const listed = () => index.articles.map((entry, n) => n).filter((n) => articleFits(index.articles[n]));

function counted(name) {
  const counts = new Map();
  for (const entry of index.articles) for (const row of entry.rows) { const value = row[ROW[name]]; if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1); }
  const pairs = [...counts.entries()];
  return name === "year" ? pairs.sort((a, b) => Number(a[0]) - Number(b[0])) : name === "place" ? pairs.sort((a, b) => a[0].localeCompare(b[0], "vi")) : pairs.sort((a, b) => b[1] - a[1]);
}

function filterBox(changed) {
  const select = (name, pairs, shown) => el("select", { id: `filter-${name}`, "aria-label": name === "state" ? ui("state_all") : word("slot", name === "year" ? "period" : name), onchange: (event) => { filter[name] = event.target.value; changed(); } },
    el("option", { value: "" }, ui(`${name}_all`)), pairs.map(([value, count]) => el("option", { value, selected: value === filter[name] }, `${shown(value)}${count === null ? "" : ` (${count})`}`)));
  return el("details", { class: "part", id: "filters", open: innerWidth > 900 || !!filtersFigures() }, el("summary", {}, el("h2", {}, ui("filters"))),
    el("div", { class: "filters" },
      el("input", { type: "search", id: "filter-text", placeholder: ui("search"), "aria-label": ui("search"), value: filter.text, oninput: (event) => { filter.text = event.target.value; changed(); } }),
      select("indicator", counted("indicator"), (v) => word("indicator", v)), select("status", counted("status"), (v) => word("status", v)), select("place", counted("place"), (v) => v), select("year", counted("year"), (v) => v),
      select("state", [["open", null], ["done", null]], (v) => ui(`state_${v}`)),
      el("label", { class: "check" }, el("input", { type: "checkbox", id: "filter-findings", checked: filter.findings, onchange: (event) => { filter.findings = event.target.checked; changed(); } }), ` ${ui("only_findings")}`),
      el("button", { class: "act small", onclick: () => { Object.assign(filter, { indicator: "", status: "", place: "", year: "", state: "", text: "", findings: false }); changed(true); } }, ui("clear"))));
}

function articleList(current, open) {
  const shown = listed();
  const items = shown.map((n) => {
    const entry = index.articles[n];
    const review = reviews[entry.id];
    const fits = filtersFigures() ? entry.rows.filter(rowFits).length : entry.rows.length;
    const marks = [entry.date, entry.source, `${fits} ${ui("figure_count")}`].filter(Boolean).join(" · ");
    return el("li", {}, el("button", { class: "entry", "aria-current": n === current ? "true" : null, "data-article": n, onclick: () => open(n) },
      el("span", { class: "entry-title" }, review?.done ? "✓ " : "", entry.title ?? ui("untitled")), el("span", { class: "entry-facts" }, marks,
        entry.errors ? el("span", { class: "chip error" }, `${entry.errors} ${word("severity", "error")}`) : null, entry.warnings ? el("span", { class: "chip warning" }, `${entry.warnings} ${word("severity", "warning")}`) : null)));
  });
  return el("div", {}, el("p", { class: "count" }, `${shown.length} / ${index.articles.length} ${ui("article_count")}`, index.left_out ? `; ${index.left_out} ${ui("left_out")}` : ""), shown.length ? el("ol", { class: "entries" }, items) : el("p", {}, ui("none_left")));
}

function overviewTables() {
  const bars = (title, pairs, shown) => {
    const most = Math.max(1, ...pairs.map(([, count]) => count));
    return el("section", { class: "bars" }, el("h2", {}, title), el("table", {}, el("tbody", {}, pairs.slice(0, 24).map(([code, count]) => el("tr", {}, el("th", { scope: "row" }, shown(code)), el("td", { class: "bar" }, el("span", { style: `width:${(100 * count) / most}%` })), el("td", { class: "amount" }, grouped(String(count))))))));
  };
  const findings = new Map();
  for (const entry of index.articles) for (const code of entry.findings) findings.set(code, (findings.get(code) ?? 0) + 1);
  const byCount = (pairs) => [...pairs].sort((a, b) => b[1] - a[1]);
  return [bars(ui("by_indicator"), counted("indicator"), (v) => word("indicator", v)), bars(ui("by_year"), counted("year"), (v) => v), bars(ui("by_place"), byCount(counted("place")), (v) => v), bars(ui("by_finding"), byCount([...findings.entries()]), (v) => word("finding", v))];
}

// Beside the text: figures with their slots, findings, people, the article's data, the other numbers.
const placeText = (place, gold) => {
  if (!gold.place) return "";
  const kind = place && place.name === gold.place ? place.kind : word("level", gold.level ?? "");
  return kind && !gold.place.toLowerCase().startsWith(kind.toLowerCase()) ? `${kind} ${gold.place}` : gold.place;
};

function headline(article, review, i) {
  const gold = slotsAt(article, review, i);
  const figure = typeof i === "string" ? null : article.figures[i];
  const place = figure && figure.place !== undefined ? article.places[figure.place] : null;
  const unit = figure ? figure.unit : "";
  return [
    el("span", { class: "big" }, valueText(gold), unit ? el("small", {}, ` ${unit}`) : null, gold.stars ? el("small", { class: "stars" }, ` ${starsText(gold)}`) : null),
    el("span", { class: `what ${family(gold.indicator)}` }, word("indicator", gold.indicator), gold.band ? ` [${bandText(gold)}]` : "", gold.subset ? ` · ${gold.subset}` : ""),
    el("span", { class: "where" }, [word("measure", gold.measure), placeText(place, gold), gold.period ?? ""].filter(Boolean).join(" · ")),
    gold.status === "target" ? el("span", { class: "chip target" }, word("status", "target")) : null,
  ];
}

function slotRows(article, figure) {
  const rows = [];
  const evidence = figure.evidence[0];
  const gold = figure.gold;
  const place = figure.place !== undefined ? article.places[figure.place] : null;
  const value = {
    indicator: word("indicator", gold.indicator), measure: word("measure", gold.measure), status: word("status", gold.status), value: grouped(gold.value),
    value_max: gold.value_max && grouped(gold.value_max), denominator: gold.denominator && grouped(gold.denominator), unit: figure.unit, comparator: gold.comparator === "eq" ? "" : word("comparator", gold.comparator),
    per: figure.per, stars: gold.stars && `${gold.stars}★`, band: bandText(gold), subset: gold.subset, members: gold.members?.join(", "),
    place: place && `${placeText(place, gold)}${place.code ? ` [${place.code}]` : ""}${place.parents.length ? ` < ${place.parents.join(" < ")}` : ""}` + (place.as_of ? `; ${ui("old_map")} ${place.as_of.slice(0, 4)}` : "") + (place.successors.length ? `; ${ui("now")} ${place.successors.join(", ")}` : "") || (figure.candidates ? `${ui("candidates")} ${figure.candidates.join(", ")}` : ""),
    period: figure.period && [figure.period[2], figure.period[3]].filter(Boolean).join(" – "), amount: figure.amount, part_of: gold.part_of === undefined ? "" : `#${gold.part_of + 1}`, rule: figure.rule,
  };
  for (const [slot, shown] of Object.entries(value)) {
    if (!shown) continue;
    const origin = figure.origins?.[slot];
    const span = evidence.fields?.[slot] ?? figure.links?.[slot];
    rows.push(el("tr", {}, el("th", { scope: "row" }, word("slot", slot)), el("td", {}, shown),
      el("td", { class: "from" }, origin && origin !== "stated" ? el("span", { class: `origin ${origin}` }, word("origin", origin)) : null, span ? el("q", {}, oneLine(slice(article, span))) : null)));
  }
  return rows;
}

function figureCard(article, review, i, chosen, act) {
  const added = typeof i === "string";
  const figure = added ? null : article.figures[i];
  const verdict = added ? "added" : review.verdicts[i];
  const open = chosen === i;
  const findings = added ? [] : article.findings.filter((f) => f.figures.includes(i));
  const quote = added ? review.added[Number(i.slice(1))].quote : slice(article, figure.evidence[0].span);
  const name = { ok: "accepted", no: "rejected", edit: "changed", added: "added" }[verdict];
  const label = `${added ? "+" : i + 1}`;
  return el("li", { class: `card ${open ? "open" : ""} ${verdict ? `was-${verdict}` : ""}`, "data-figure": i },
    el("button", { class: "card-head", "aria-expanded": String(open), onclick: () => act.choose(i) },
      el("span", { class: "number" }, label), ...headline(article, review, i),
      name ? el("span", { class: `chip ${verdict}` }, ui(name)) : null,
      findings.map((f) => el("span", { class: `chip ${f.severity}` }, word("finding", f.code)))),
    open ? el("div", { class: "card-body" },
      el("blockquote", {}, oneLine(quote), figure && figure.evidence.length > 1 ? el("small", {}, ` (${figure.evidence.length} ${ui("mentions")})`) : null),
      el("div", { class: "acts" },
        added ? null : el("button", { class: "act ok", "aria-pressed": String(verdict === "ok"), onclick: () => act.judge(i, "ok") }, `✓ ${ui("accept")}`),
        el("button", { class: "act no", "aria-pressed": String(verdict === "no"), onclick: () => act.judge(i, "no") }, `✗ ${ui("reject")}`),
        el("button", { class: "act", onclick: () => act.edit(i) }, `✎ ${ui("edit")}`),
        added ? null : el("button", { class: "act", onclick: () => act.copy(i) }, `⧉ ${ui("copy")}`)),
      figure ? el("table", { class: "slots" }, el("tbody", {}, slotRows(article, figure))) : null,
      findings.map((f) => el("p", { class: `finding ${f.severity}` }, f[language]))) : null);
}

function findingList(article, act) {
  return article.findings.map((f) => el("li", { class: `finding ${f.severity}` },
    el("strong", {}, `${word("severity", f.severity)}: ${word("finding", f.code)}`), el("p", {}, f[language]),
    f.figures.length ? el("p", { class: "acts" }, f.figures.map((i) => el("button", { class: "act small", onclick: () => act.choose(i) }, `#${i + 1}`))) : null));
}

const section = (title, count, ...body) => el("details", { open: true, class: "part" }, el("summary", {}, el("h3", {}, title, count === null ? null : el("span", { class: "count" }, ` ${count}`))), ...body);

function dataTable(article) {
  const rows = Object.entries(article.meta).map(([name, value]) => {
    const shown = Array.isArray(value) ? value.join(", ") : value === true ? ui("yes") : value === false ? ui("no") : String(value);
    return el("tr", {}, el("th", { scope: "row" }, word("field", name)), el("td", {}, shown));
  });
  return el("table", { class: "slots" }, el("tbody", {}, rows));
}

function numberList(article) {
  return el("table", { class: "slots" }, el("tbody", {}, article.numbers.map(([from, to, reason, note]) => el("tr", { class: reason === "unread" ? "unread-row" : "" }, el("th", { scope: "row" }, oneLine(slice(article, [from, to]))), el("td", {}, word("fate", reason)), el("td", { class: "from" }, note)))));
}

// What a reader decided about figures: kept in the browser, saved as gold, read back from gold.
// verdicts: figure → "ok" | "no" | "edit"; edits: figure → gold slots; added: gold entries of the reader's own.
const reviews = store.get("reviews", {});
const undone = [];

const blank = () => ({ verdicts: {}, edits: {}, added: [], done: false });
const reviewOf = (id) => reviews[id] ?? blank();

function change(article, alter) {
  const before = JSON.stringify(reviewOf(article.id));
  const review = JSON.parse(before);
  alter(review);
  undone.push([article.id, before]);
  reviews[article.id] = review;
  store.set("reviews", reviews);
  unsaved = true;
}

let unsaved = false;
function undo() {
  const last = undone.pop();
  if (!last) return null;
  reviews[last[0]] = JSON.parse(last[1]);
  store.set("reviews", reviews);
  return last[0];
}

const touched = (id) => {
  const r = reviews[id];
  return r && (r.done || r.added.length || Object.keys(r.verdicts).length) ? r : null;
};

const OPEN = ["quote", "start"];
const NULLS = ["denominator", "stars", "place", "period"];
const isEmpty = (value) => value === null || value === undefined || value === "" || value === false || (Array.isArray(value) && !value.length);
function tidy(entry) {
  const out = {};
  for (const [key, value] of Object.entries(entry)) if (!isEmpty(value) || NULLS.includes(key)) out[key] = isEmpty(value) ? null : value;
  for (const key of NULLS) if (!(key in out)) out[key] = null;
  return out;
}

const slotsOf = (article, review, i) => review.edits[i] ?? article.figures[i].gold;

// The article as a gold file says it. A figure nobody looked at counts as right once the article is done, and is left out before.
function goldOf(article) {
  const review = reviewOf(article.id);
  const entries = [];
  const rejected = [];
  article.figures.forEach((figure, i) => {
    const verdict = review.verdicts[i] ?? (review.done ? "ok" : null);
    if (!verdict) return;
    for (const [n, evidence] of figure.evidence.entries()) {
      const entry = { quote: slice(article, evidence.span), start: evidence.span[0], ...slotsOf(article, review, i) };
      if (evidence.section === "related") entry.optional = true;
      (verdict === "no" ? rejected : entries).push({ who: String(i), first: n === 0, entry });
    }
  });
  review.added.forEach((entry, k) => entries.push({ who: `+${k}`, first: true, entry: { ...entry } }));
  entries.sort((a, b) => a.entry.start - b.entry.start);
  const first = new Map();
  entries.forEach((item, at) => item.first && first.set(item.who, at));
  const figures = entries.map(({ who, entry }) => {
    const whole = entry.part_of === undefined || entry.part_of === null ? undefined : first.get(String(entry.part_of));
    return tidy({ ...entry, part_of: whole === undefined || whole === first.get(who) ? null : whole });
  });
  for (const entry of figures) if (entry.part_of === null) delete entry.part_of;
  const struck = rejected.map(({ entry }) => { const { part_of, ...rest } = entry; return tidy(rest); });
  const own = [...new Set(figures.map((entry) => entry.indicator))].filter((code) => !(code in index.labels.en.indicator));
  return { relevant: !!article.meta.relevant, article: article.gold, figures, review: { complete: review.done, rejected: struck }, ...(own.length ? { indicators: own } : {}) };
}

const line = (article) => JSON.stringify({ kind: "thonmoi gold", id: article.id, source: article.meta.source ?? null, text: article.text, gold: goldOf(article) });

function reviewed() {
  const out = [];
  index.articles.forEach((entry, n) => { if (touched(entry.id)) out.push(articleAt(n)); });
  return out;
}

function save() {
  const articles = reviewed();
  if (!articles.length) return say(ui("nothing_to_save"));
  const blob = new Blob(articles.map((article) => line(article) + "\n"), { type: "application/jsonl" });
  const link = el("a", { href: URL.createObjectURL(blob), download: index.download });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  unsaved = false;
  say(`${ui("saved")}: ${articles.length} ${ui("article_count")}`);
}

const sameSlots = (a, b) => {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const key of keys) {
    if (key === "part_of" || key === "measure_also" || key === "optional" || OPEN.includes(key)) continue;
    const [x, y] = [a[key], b[key]];
    if (isEmpty(x) && isEmpty(y)) continue;
    if (JSON.stringify(x) !== JSON.stringify(y)) return false;
  }
  return true;
};

// Gold → verdicts about the figures as they are read today; newer code may read otherwise than when the gold was written.
function reconcile(article, gold) {
  const review = blank();
  review.done = !!gold.review?.complete;
  const entries = gold.figures.map((entry) => ({ entry, end: entry.start + Array.from(entry.quote).length, taken: null }));
  const meets = (item, span) => item.entry.start < span[1] && span[0] < item.end;
  const claim = (i, fits) => {
    let found = null;
    for (const evidence of article.figures[i].evidence)
      for (const item of entries) if (item.taken === null && meets(item, evidence.span) && fits(item.entry)) {
        item.taken = i;
        found ??= item;
        break;
      }
    return found;
  };
  const whole = new Map();
  const rounds = [
    (g) => (e) => sameSlots(e, g), (g) => (e) => e.value === g.value && e.indicator === g.indicator && e.place === g.place,
    (g) => (e) => e.value === g.value, () => () => true,
  ];
  for (const round of rounds)
    article.figures.forEach((figure, i) => {
      if (review.verdicts[i]) return;
      const item = claim(i, round(figure.gold));
      if (!item) return;
      const { quote, start, optional, part_of, ...slots } = item.entry;
      whole.set(i, part_of);
      review.verdicts[i] = sameSlots(slots, figure.gold) ? "ok" : "edit";
      if (review.verdicts[i] === "edit") review.edits[i] = slots;
    });
  const back = new Map();
  entries.forEach((item, at) => { if (item.taken === null) { back.set(at, `+${review.added.length}`); review.added.push({ ...item.entry }); } else if (!back.has(at)) back.set(at, item.taken); });
  for (const [i, at] of whole) {
    const now = at === undefined || at === null ? null : back.get(at);
    const read = article.figures[i].gold.part_of ?? null;
    if (now === read || (now === null && read === null)) continue;
    review.edits[i] = { ...slotsOf(article, review, i), part_of: now };
    review.verdicts[i] = "edit";
  }
  for (const entry of review.added) if (entry.part_of !== undefined) entry.part_of = back.get(entry.part_of) ?? null;
  article.figures.forEach((figure, i) => {
    if (review.verdicts[i]) return;
    const struck = (gold.review?.rejected ?? []).some((e) => figure.evidence.some((v) => v.span[0] === e.start) && e.value === figure.gold.value && e.indicator === figure.gold.indicator);
    if (struck || review.done) review.verdicts[i] = "no";
  });
  return review;
}

function loadText(text) {
  const lines = text.split("\n").filter((one) => one.trim());
  const byId = new Map(index.articles.map((entry, n) => [entry.id, n]));
  let count = 0;
  let other = 0;
  const saved = lines.map((one) => JSON.parse(one));
  if (!saved.every((one) => one && one.kind === "thonmoi gold" && Array.isArray(one.gold?.figures))) throw new Error("kind");
  for (const one of saved) {
    const n = byId.get(one.id);
    if (n === undefined) { other += 1; continue; }
    const article = articleAt(n);
    const review = reconcile(article, one.gold);
    change(article, (now) => Object.assign(now, review));
    count += 1;
  }
  say(`${ui("loaded")} ${count} ${ui("article_count")}` + (other ? `; ${other} ${ui("other_articles")}` : ""));
}

// Corrections that came with the page (kept beside the store) hold until the reader decides anew.
function withSaved(article) {
  if (article.saved && !reviews[article.id]) reviews[article.id] = reconcile(article, article.saved);
  return article;
}

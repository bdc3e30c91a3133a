// The page itself: what is open, what is chosen, keys and buttons.
let current = 0;
let chosen = null;
let tab = "articles";
let pane = "text"; // on a phone one of list, text, figures is seen

function theme(name) {
  document.documentElement.dataset.theme = name;
  store.set("theme", name);
}
theme(store.get("theme", "auto"));

const shows = (article) => (i) => typeof i === "string" || !filtersFigures() || rowFits(index.articles[current].rows[i]);
const order = (article) => {
  const review = reviewOf(article.id);
  return [...article.figures.map((_, i) => i), ...review.added.map((_, k) => `+${k}`)].filter(shows(article));
};

const act = {
  choose(i) {
    chosen = chosen === i ? null : i;
    drawArticle(true);
  },
  pick(figures) {
    const at = figures.indexOf(chosen);
    chosen = figures[(at + 1) % figures.length];
    drawArticle(true);
  },
  judge(i, verdict) {
    const article = articleAt(current);
    change(article, (review) => {
      if (typeof i === "string") {
        const gone = Number(i.slice(1));
        review.added.splice(gone, 1);
        const moved = (whole) => (typeof whole !== "string" ? whole : Number(whole.slice(1)) === gone ? null : Number(whole.slice(1)) > gone ? `+${Number(whole.slice(1)) - 1}` : whole);
        for (const entry of [...review.added, ...Object.values(review.edits)]) if (entry.part_of !== undefined) entry.part_of = moved(entry.part_of);
        chosen = null;
      } else if (review.verdicts[i] === verdict) delete review.verdicts[i];
      else review.verdicts[i] = verdict;
      if (verdict !== "edit" && typeof i !== "string") delete review.edits[i];
    });
    drawAll(true);
  },
  edit(i) {
    const article = articleAt(current);
    const review = reviewOf(article.id);
    const slots = slotsAt(article, review, i);
    const quote = typeof i === "string" ? slots.quote : slice(article, article.figures[i].evidence[0].span);
    editor(article, review, { ...slots, quote }, ui("edit"), (now) => {
      change(article, (r) => {
        if (typeof i === "string") r.added[Number(i.slice(1))] = { ...now, start: slots.start };
        else { const { quote: _, ...rest } = now; r.edits[i] = rest; r.verdicts[i] = "edit"; }
      });
      drawAll(true);
    });
  },
  add() {
    const article = articleAt(current);
    const words = selected(article);
    if (!words) return say(ui("add_hint"));
    const near = article.figures.map((f) => f).reverse().find((f) => f.evidence[0].span[0] <= words.start);
    const number = /\d+(?:[.,]\d+)*/u.exec(words.quote)?.[0] ?? "";
    const value = /^\d{1,3}(\.\d{3})+$/.test(number) ? number.replaceAll(".", "") : number.replace(",", ".");
    const slots = { indicator: "communes_ntm", measure: "total", status: "achieved", comparator: "eq", place: near?.gold.place, level: near?.gold.level, period: near?.gold.period, ...words, value };
    editor(article, reviewOf(article.id), slots, ui("add"), (entry) => {
      change(article, (r) => r.added.push({ ...entry, start: words.start, quote: words.quote }));
      chosen = `+${reviewOf(article.id).added.length - 1}`;
      drawAll(true);
    });
  },
  async copy(i) {
    const text = cite(articleAt(current), articleAt(current).figures[i]);
    try { await navigator.clipboard.writeText(text); } catch {
      const area = el("textarea", {}, text);
      document.body.append(area);
      area.select();
      document.execCommand("copy"); // a page opened from a file has no clipboard of its own in some browsers
      area.remove();
    }
    say(`${ui("copied")}: ${text}`);
  },
  done() {
    change(articleAt(current), (review) => { review.done = !review.done; });
    drawAll(true);
  },
};

function drawText(article) {
  const review = reviewOf(article.id);
  const old = $("reader").scrollTop;
  const box = textView(article, review, shows(article), act.pick);
  const hidden = article.figures.length - article.figures.filter((_, i) => shows(article)(i)).length;
  const step = (by) => el("button", { class: "act small", onclick: () => move(by) }, ui(by < 0 ? "previous" : "next"));
  $("reader").replaceChildren(
    el("div", { class: "article-head" }, el("h2", {}, article.title ?? ui("untitled")), el("p", { class: "facts" }, [article.meta.published_at, (article.meta.authors ?? []).join(", "), article.meta.publisher, article.meta.source].filter(Boolean).join(" · "))),
    el("div", { class: "acts no-print" }, index.articles.length > 1 ? [step(-1), step(1)] : null, el("button", { class: "act small", id: "add", onclick: act.add, onmousedown: (event) => event.preventDefault(), title: ui("add_hint") }, `+ ${ui("add")}`)),
    box, legend(article, hidden));
  $("reader").scrollTop = old;
  for (const node of box.querySelectorAll("mark")) node.classList.toggle("chosen", node.dataset.figures.split(" ").includes(String(chosen)));
  drawSlots(box, article, typeof chosen === "number" ? article.figures[chosen] : null);
}

function legend(article, hidden) {
  const families = [...new Map(article.figures.map((f) => [family(f.gold.indicator), f.gold.indicator])).entries()];
  return el("p", { class: "legend" }, el("strong", {}, `${ui("legend")}: `), families.map(([color, code]) => el("span", { class: `sample ${color}` }, word("indicator", code))), el("span", { class: "sample target" }, ui("legend_target")), el("span", { class: "sample many" }, ui("legend_overlap")), el("span", { class: "sample unread" }, ui("legend_unread")), el("span", { class: "sample other" }, ui("legend_other")), el("span", { class: "sample person" }, ui("legend_person")), hidden ? el("em", {}, ` ${hidden} ${ui("hidden_figures")}`) : null);
}

function drawPanel(article) {
  const review = reviewOf(article.id);
  const old = $("panel").scrollTop;
  const figures = order(article);
  const judged = figures.filter((i) => typeof i === "string" || review.verdicts[i]).length;
  $("panel").replaceChildren(
    section(ui("figures"), `${judged}/${figures.length}`, figures.length ? el("ol", { class: "cards" }, figures.map((i) => figureCard(article, review, i, chosen, act))) : el("p", {}, ui("no_figures")),
      el("label", { class: "check done", title: ui("done_hint") }, el("input", { type: "checkbox", id: "done", checked: review.done, onchange: act.done }), ` ${ui("done")}`), el("p", { class: "hint" }, ui("done_hint"))),
    section(ui("findings"), article.findings.length, article.findings.length ? el("ul", { class: "findings" }, findingList(article, act)) : el("p", {}, ui("nothing"))),
    section(ui("people"), article.people.length, article.people.length ? el("ul", { class: "people" }, article.people.map((p) => el("li", {}, el("strong", {}, p.name), p.roles.length ? ` – ${p.roles.join("; ")}` : ""))) : el("p", {}, ui("nothing"))),
    section(ui("numbers"), article.numbers.length, numberList(article)),
    section(ui("data"), null, dataTable(article)));
  $("panel").scrollTop = old;
}

function drawArticle(follow) {
  const article = articleAt(current);
  if (!article) { addEventListener("DOMContentLoaded", () => drawAll(follow), { once: true }); return; }
  withSaved(article);
  drawText(article);
  drawPanel(article);
  if (!follow || chosen === null) return;
  const key = String(chosen);
  const mark = [...document.querySelectorAll("mark")].find((node) => node.dataset.figures.split(" ").includes(key));
  const card = [...document.querySelectorAll(".card")].find((node) => node.dataset.figure === key);
  reveal($("reader"), mark);
  if (innerWidth > 900 || pane === "figures") reveal($("panel"), card);
}

// Scrolls a pane of its own so that a piece of it is seen: two smooth scrolls of the browser's at once would stop each other.
function reveal(box, node) {
  if (!node || !node.getClientRects().length) return;
  if (innerWidth <= 900) { node.scrollIntoView({ block: "nearest" }); return; }
  const [frame, at] = [box.getBoundingClientRect(), node.getBoundingClientRect()];
  const room = 60;
  if (at.top < frame.top + room) box.scrollTop += at.top - frame.top - room;
  else if (at.bottom > frame.bottom - room) box.scrollTop += Math.min(at.bottom - frame.bottom + room, at.top - frame.top - room);
}

function drawList() {
  const changed = (whole) => { if (whole) drawSide(); else $("entries").replaceChildren(articleList(current, open)); drawArticle(false); };
  const drawSide = () => $("side").replaceChildren(filterBox(changed), el("div", { id: "entries" }, articleList(current, open)));
  drawSide();
}

function drawAll(follow) {
  $("entries")?.replaceChildren(articleList(current, open));
  drawTools();
  drawArticle(follow);
}

function open(n) {
  current = n;
  chosen = null;
  pane = "text";
  $("reader").scrollTop = 0;
  $("panel").scrollTop = 0;
  store.set("current", n);
  drawAll(false);
  frame();
  if (innerWidth <= 900) scrollTo(0, 0);
}

function move(by) {
  const shown = listed();
  const at = shown.indexOf(current);
  const next = shown[at < 0 ? 0 : Math.min(shown.length - 1, Math.max(0, at + by))];
  if (next !== undefined && next !== current) open(next);
}

function step(by) {
  const figures = order(articleAt(current));
  if (!figures.length) return;
  const at = figures.indexOf(chosen);
  chosen = figures[at < 0 ? (by > 0 ? 0 : figures.length - 1) : (at + by + figures.length) % figures.length];
  drawArticle(true);
}

function frame() {
  document.body.dataset.tab = tab;
  document.body.dataset.pane = pane;
  $("work").hidden = tab !== "articles";
  $("overview").hidden = tab !== "overview";
  const button = (name, on, go) => el("button", { class: "tab", role: "tab", "aria-selected": String(on), onclick: go }, ui(name));
  const panes = [["list", "list"], ["text", "article"], ["figures", "figures"]].map(([name, label]) => { const node = button(label, tab === "articles" && pane === name, () => { tab = "articles"; pane = name; frame(); drawArticle(false); }); node.classList.add("narrow"); return node; });
  const wide = button("articles", tab === "articles", () => { tab = "articles"; frame(); drawArticle(false); });
  wide.classList.add("wide");
  $("tabs").replaceChildren(...(index.articles.length ? [wide, ...panes] : []), button("overview", tab === "overview", () => { tab = "overview"; frame(); $("tables").replaceChildren(...overviewTables()); }));
}

function drawTools() {
  const waiting = index.articles.filter((entry) => touched(entry.id)).length;
  const choice = (label, id, pairs, value, go) => el("select", { id, "aria-label": label, title: label, onchange: (event) => go(event.target.value) }, pairs.map(([v, shown]) => el("option", { value: v, selected: v === value }, shown)));
  const file = el("input", { type: "file", id: "file", accept: ".jsonl,.json", hidden: true, onchange: async (event) => {
    try { loadText(await event.target.files[0].text()); } catch { say(ui("not_loaded")); }
    event.target.value = "";
    drawAll(false);
  } });
  $("tools").replaceChildren(
    el("button", { class: "act ok", id: "save", title: ui("unfinished"), onclick: () => { save(); drawTools(); } }, `${ui("save")}${waiting ? ` (${waiting})` : ""}`),
    el("button", { class: "act", id: "load", onclick: () => file.click() }, ui("load")), file,
    el("button", { class: "act", id: "print", onclick: () => print() }, ui("print")), el("button", { class: "act", id: "help", onclick: help }, ui("help")),
    choice(ui("theme"), "theme", ["auto", "light", "dark"].map((name) => [name, ui(`theme_${name}`)]), document.documentElement.dataset.theme, theme),
    choice(ui("language"), "language", [["vi", "Tiếng Việt"], ["en", "English"]], language, (name) => { language = name; store.set("language", name); start(); }));
}

function start() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-ui]")) node.textContent = ui(node.dataset.ui);
  for (const [id, code] of [["side", "list"], ["reader", "article"], ["panel", "figures"], ["overview", "overview"]]) $(id).setAttribute("aria-label", ui(code));
  document.body.classList.toggle("single", index.articles.length < 2);
  frame();
  drawTools();
  if (index.articles.length) { drawList(); drawArticle(false); } else $("reader").replaceChildren(el("p", {}, ui("none_left")));
  if (tab === "overview") $("tables").replaceChildren(...overviewTables());
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog").open || tab !== "articles" || !index.articles.length) return;
  if (event.target.closest?.("input:not([type=checkbox]), select, textarea")) { if (event.key === "Escape") event.target.blur(); return; }
  const keys = {
    j: () => step(1), k: () => step(-1), n: () => move(1), p: () => move(-1), a: () => chosen !== null && typeof chosen === "number" && act.judge(chosen, "ok"), x: () => chosen !== null && act.judge(chosen, "no"),
    e: () => chosen !== null && act.edit(chosen), u: () => { if (undo() !== null) { chosen = null; drawAll(false); } }, "+": act.add, d: act.done, c: () => typeof chosen === "number" && act.copy(chosen), s: () => { save(); drawTools(); }, "?": help,
    "/": () => { $("filters").open = true; $("filter-text").focus(); }, Escape: () => { chosen = null; drawArticle(false); },
  };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
let resizing;
addEventListener("resize", () => { clearTimeout(resizing); resizing = setTimeout(() => index.articles.length && tab === "articles" && drawArticle(false), 120); });

current = Math.min(store.get("current", 0), Math.max(0, index.articles.length - 1));
start();

// The article's text: cut where any span begins or ends, so that spans may overlap; and the lines from a figure to where its slots were read.
function segments(article, review, shows) {
  const spans = [];
  article.figures.forEach((figure, i) => {
    if (!shows(i)) return;
    for (const evidence of figure.evidence) {
      spans.push({ kind: "figure", i, from: evidence.span[0], to: evidence.span[1] });
      for (const slot of ["value", "value_max", "denominator"]) if (evidence.fields?.[slot]) spans.push({ kind: "value", i, from: evidence.fields[slot][0], to: evidence.fields[slot][1] });
    }
  });
  review.added.forEach((entry, k) => spans.push({ kind: "figure", i: `+${k}`, from: entry.start, to: entry.start + Array.from(entry.quote).length }));
  for (const [from, to, reason, note] of article.numbers) spans.push({ kind: reason === "unread" ? "unread" : "other", from, to, title: [word("fate", reason), note].filter(Boolean).join(": "), reason });
  for (const person of article.people) for (const [from, to] of person.spans) spans.push({ kind: "person", from, to, title: person.roles.join("; ") });
  for (const finding of article.findings) if (finding.code === "unread_number") for (const [from, to] of finding.spans) spans.push({ kind: "unread", from, to, title: finding[language] });
  for (const [from, to] of article.titles) spans.push({ kind: "title", from, to });
  const cuts = [...new Set([0, article.chars.length, ...spans.flatMap((s) => [s.from, s.to])])].sort((a, b) => a - b);
  spans.sort((a, b) => a.from - b.from);
  const out = [];
  let next = 0;
  let live = [];
  for (let k = 0; k + 1 < cuts.length; k += 1) {
    const [from, to] = [cuts[k], cuts[k + 1]];
    while (next < spans.length && spans[next].from <= from) live.push(spans[next++]);
    live = live.filter((s) => s.to > from);
    out.push({ from, to, spans: [...live] });
  }
  return out;
}

const slotsAt = (article, review, i) => (typeof i === "string" ? review.added[Number(i.slice(1))] : slotsOf(article, review, i));

function textView(article, review, shows, choose) {
  const box = el("div", { class: "text", id: "text" });
  for (const { from, to, spans } of segments(article, review, shows)) {
    const text = slice(article, [from, to]);
    const figures = [...new Set(spans.filter((s) => s.kind === "figure").map((s) => s.i))];
    const classes = [...new Set(spans.filter((s) => s.kind !== "figure").map((s) => s.kind))];
    const attributes = { "data-from": from, class: classes.join(" ") };
    if (!figures.length) {
      const titled = spans.find((s) => s.title);
      if (titled && !classes.includes("value")) attributes.title = titled.title;
      box.append(el("span", attributes, text));
      continue;
    }
    const gold = slotsAt(article, review, figures[figures.length - 1]);
    const verdict = figures.map((i) => (typeof i === "string" ? "added" : review.verdicts[i])).find(Boolean);
    attributes.class += ` hit ${family(gold.indicator)} ${figures.length > 1 ? "many" : ""} ${gold.status === "target" ? "target" : ""} ${verdict ? `was-${verdict}` : ""}`;
    attributes["data-figures"] = figures.join(" ");
    attributes.title = figures.map((i) => { const g = slotsAt(article, review, i); return `${valueText(g)} · ${word("indicator", g.indicator)}`; }).join("\n");
    attributes.onclick = () => { if (String(getSelection()) === "") choose(figures); };
    const ends = [...new Set(spans.filter((s) => s.kind === "figure" && s.to === to).map((s) => (typeof s.i === "string" ? s.i : s.i + 1)))];
    if (ends.length) attributes["data-numbers"] = ends.join(" ");
    box.append(el("mark", attributes, text));
  }
  return box;
}

// Where a span of the text stands on the page: the rectangle around its first line.
function rectOf(box, span) {
  const range = document.createRange();
  let started = false;
  for (const node of box.children) {
    const from = Number(node.dataset.from);
    if (Number.isNaN(from) || !node.firstChild) continue;
    const chars = Array.from(node.textContent);
    const to = from + chars.length;
    const units = (n) => chars.slice(0, n).join("").length;
    if (!started && span[0] < to && span[0] >= from) { range.setStart(node.firstChild, units(span[0] - from)); started = true; }
    if (started && span[1] <= to) { range.setEnd(node.firstChild, units(span[1] - from)); break; }
  }
  const rect = range.getClientRects()[0];
  if (!rect) return null;
  const frame = box.getBoundingClientRect();
  return { x: rect.left - frame.left, y: rect.top - frame.top, w: rect.width, h: rect.height };
}

// The chosen figure's slots: a frame around each with its name, and a line from what stands elsewhere to the number.
function drawSlots(box, article, figure) {
  box.querySelector("svg.lines")?.remove();
  for (const old of box.querySelectorAll(".tag")) old.remove();
  if (!figure) return;
  const svg = el("svg", { class: "lines", "aria-hidden": "true" });
  box.append(svg);
  const evidence = figure.evidence[0];
  const value = evidence.fields?.value ?? evidence.span;
  const goal = rectOf(box, value);
  const parts = [...Object.entries(evidence.fields ?? {}).map(([slot, span]) => [slot, span, false]), ...Object.entries(figure.links ?? {}).map(([slot, span]) => [slot, span, true])];
  const tags = new Map();
  for (const [slot, span, carried] of parts) {
    const rect = rectOf(box, span);
    if (!rect) continue;
    svg.append(el("path", { class: `frame ${carried ? "carried" : ""}`, d: `M${rect.x - 2} ${rect.y - 1}h${rect.w + 4}v${rect.h + 2}h${-rect.w - 4}z` }));
    const key = `${Math.round(rect.x)}:${Math.round(rect.y)}`;
    tags.set(key, { rect, carried: carried || tags.get(key)?.carried, words: [...(tags.get(key)?.words ?? []), word("slot", slot)] });
    const outside = span[1] <= evidence.span[0] || span[0] >= evidence.span[1];
    if (!outside || !goal) continue;
    const [x1, y1, x2, y2] = [rect.x + rect.w / 2, rect.y + rect.h + 1, goal.x + goal.w / 2, Math.abs(goal.y - rect.y) < 4 ? goal.y + goal.h + 1 : goal.y - 1];
    const bend = Math.abs(goal.y - rect.y) < 4 ? 16 : (y2 - y1) / 2;
    svg.append(el("path", { class: `link ${carried ? "carried" : ""}`, d: `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 + (Math.abs(goal.y - rect.y) < 4 ? bend : -bend)} ${x2} ${y2}` }));
  }
  const laid = [];
  const meets = (a, b) => a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom && b.top < a.bottom;
  for (const { rect, carried, words } of tags.values()) {
    const tag = el("span", { class: `tag ${carried ? "carried" : ""}`, "aria-hidden": "true", "data-words": words.join(", ") });
    box.append(tag);
    // Above the words, else below them, else above and to the right of what is there.
    for (const [left, top] of [[rect.x - 2, rect.y - 13], [rect.x - 2, rect.y + rect.h + 1], [rect.x + 14, rect.y - 25]]) {
      tag.style.left = `${Math.max(0, Math.min(left, box.clientWidth - tag.offsetWidth))}px`;
      tag.style.top = `${top}px`;
      if (!laid.some((other) => meets(tag.getBoundingClientRect(), other))) break;
    }
    laid.push(tag.getBoundingClientRect());
  }
}

// The selected words as quote and offset in code points, without the white space around them.
function selected(article) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const at = (node, offset) => {
    const segment = (node.nodeType === 3 ? node.parentElement : node.children?.[offset] ?? node)?.closest?.("[data-from]");
    if (!segment || !$("text")?.contains(segment)) return null;
    return Number(segment.dataset.from) + (node.nodeType === 3 ? Array.from(node.data.slice(0, offset)).length : 0);
  };
  let [from, to] = [at(range.startContainer, range.startOffset), at(range.endContainer, range.endOffset)];
  if (from === null || to === null || from >= to) return null;
  while (from < to && !article.chars[from].trim()) from += 1;
  while (to > from && !article.chars[to - 1].trim()) to -= 1;
  return from < to ? { start: from, quote: slice(article, [from, to]) } : null;
}

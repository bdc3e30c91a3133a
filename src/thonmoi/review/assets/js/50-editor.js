// The form behind "change" and "add": one field a slot, in the words of the gold format.
const PATTERN = { value: /^\d+(\.\d+)?$/, value_max: /^(\d+(\.\d+)?)?$/, denominator: /^(\d+(\.\d+)?)?$/, stars: /^([1-5](\+|-[1-5])?)?$/, period: /^(\d{4}(-\d{2}(-\d{2})?|-\d{4})?)?$/ };
const HINT = { value: "need_value", value_max: "need_value", denominator: "need_value", stars: "need_stars", period: "need_period" };

function editor(article, review, slots, title, done) {
  const dialog = $("dialog");
  const fields = {};
  const field = (slot, input, hint) => {
    fields[slot] = input;
    input.id = `slot-${slot}`;
    const problem = el("span", { class: "problem", id: `problem-${slot}` });
    if (hint) input.setAttribute("aria-describedby", problem.id);
    return el("p", { class: "field" }, el("label", { for: input.id }, word("slot", slot)), input, problem);
  };
  const select = (kind, codes, value, none) => el("select", {}, none ? el("option", { value: "" }, "–") : null, codes.map((code) => el("option", { value: code, selected: code === value }, word(kind, code))));
  const input = (value, attributes = {}) => el("input", { type: "text", value: value ?? "", autocomplete: "off", ...attributes });
  const others = [...article.figures.map((figure, i) => [String(i), `#${i + 1} ${valueText(slotsOf(article, review, i))} ${word("indicator", slotsOf(article, review, i).indicator)}`]), ...review.added.map((entry, k) => [`+${k}`, `+ ${valueText(entry)} ${word("indicator", entry.indicator)}`])];
  const names = (kind) => Object.keys(index.labels[language][kind]);
  const part = el("select", {}, el("option", { value: "" }, "–"), others.map(([value, shown]) => el("option", { value, selected: value === String(slots.part_of ?? "") }, shown)));
  const form = el("form", { method: "dialog", novalidate: true, onsubmit: (event) => { event.preventDefault(); submit(); } },
    el("h2", { id: "dialog-title" }, title), el("blockquote", {}, oneLine(slots.quote ?? "")),
    el("div", { class: "grid" },
      field("indicator", select("indicator", index.indicators, slots.indicator)), field("measure", select("measure", names("measure"), slots.measure)), field("status", select("status", names("status"), slots.status)),
      field("comparator", select("comparator", names("comparator"), slots.comparator)), field("value", input(slots.value, { inputmode: "decimal", required: true }), true), field("value_max", input(slots.value_max, { inputmode: "decimal" }), true),
      field("denominator", input(slots.denominator, { inputmode: "decimal" }), true), field("place", input(slots.place)), field("level", select("level", names("level"), slots.level, true)),
      field("period", input(slots.period, { placeholder: "2024" }), true), field("stars", input(slots.stars, { placeholder: "4, 3+" }), true), field("band", input(slots.band ? bandText(slots).replace("–", "-") : "", { placeholder: "15-18" })),
      field("subset", input(slots.subset)), field("members", input((slots.members ?? []).join("; "), { placeholder: "A; B" })), field("part_of", part)),
    el("p", { class: "acts" }, el("button", { class: "act ok", type: "submit" }, ui("apply")), el("button", { class: "act", type: "button", onclick: () => dialog.close() }, ui("cancel"))));
  const submit = () => {
    let right = true;
    for (const [slot, pattern] of Object.entries(PATTERN)) {
      const text = fields[slot].value.trim().replace(",", ".");
      const holds = pattern.test(text) && (slot !== "value" || text !== "");
      $(`problem-${slot}`).textContent = holds ? "" : ui(HINT[slot]);
      fields[slot].setAttribute("aria-invalid", String(!holds));
      if (!holds && right) { fields[slot].focus(); right = false; }
    }
    if (!right) return;
    const text = (slot) => fields[slot].value.trim();
    const number = (slot) => text(slot).replace(",", ".") || null;
    const ends = /^(\d*)\s*[-–]\s*(\d*)$/.exec(text("band")) ?? (/^\d+$/.test(text("band")) ? [0, text("band"), text("band")] : null);
    const place = text("place") || null;
    const out = {
      ...slots, indicator: text("indicator"), measure: text("measure"), status: text("status"), comparator: text("comparator"), value: number("value"), value_max: number("value_max"), denominator: number("denominator"),
      place, level: place ? text("level") || null : null, period: text("period") || null, stars: text("stars") || null, subset: text("subset") || null,
      band: ends ? { min: ends[1] === "" ? null : Number(ends[1]), max: ends[2] === "" ? null : Number(ends[2]) } : null,
      members: text("members").split(";").map((one) => one.trim()).filter(Boolean), part_of: text("part_of") === "" ? null : text("part_of").startsWith("+") ? text("part_of") : Number(text("part_of")),
    };
    dialog.close();
    done(tidy(out));
  };
  dialog.replaceChildren(form);
  dialog.showModal();
  fields.value.focus();
  fields.value.select();
}

const KEYS = [["j / k", "next_figure"], ["n / p", "next_article"], ["a", "accept"], ["x", "reject"], ["e", "edit"], ["u", "undo"], ["+", "add"], ["d", "done"], ["c", "copy"], ["/", "search"], ["s", "save"], ["?", "help"]];
function help() {
  const dialog = $("dialog");
  dialog.replaceChildren(el("h2", { id: "dialog-title" }, ui("help")), el("table", { class: "slots" }, el("tbody", {}, KEYS.map(([key, code]) => el("tr", {}, el("th", { scope: "row" }, el("kbd", {}, key)), el("td", {}, word("key", code)))))), el("p", { class: "acts" }, el("button", { class: "act", onclick: () => dialog.close() }, ui("close"))));
  dialog.showModal();
}

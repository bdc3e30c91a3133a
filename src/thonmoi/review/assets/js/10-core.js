// Words, small helpers, the data of the page. Everything that comes from an article reaches the page as text, never as markup.
const $ = (id) => document.getElementById(id);
const index = JSON.parse($("index").textContent);
const pageKey = `thonmoi-review:${index.key}`;

const store = {
  get(name, otherwise) {
    try { return JSON.parse(localStorage.getItem(`${pageKey}:${name}`)) ?? otherwise; } catch { return otherwise; }
  },
  set(name, value) {
    try { localStorage.setItem(`${pageKey}:${name}`, JSON.stringify(value)); } catch { /* a browser that keeps nothing: the file does */ }
  },
};

let language = store.get("language", index.language);
const word = (kind, code) => index.labels[language][kind]?.[code] ?? code;
const ui = (code) => word("ui", code);

// el("button", {class: "x", onclick: f}, "text", child): attributes, listeners and children; strings become text nodes.
function el(tag, attributes = {}, ...children) {
  const node = tag === "svg" || tag === "path" || tag === "g" ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

function say(message) {
  $("live").textContent = message;
  $("live").classList.add("shown");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => $("live").classList.remove("shown"), 3500);
}

const opened = new Map();
// An article's data is parsed when it is opened; undefined while the page is still being read.
function articleAt(n) {
  if (!opened.has(n)) {
    const node = $(`a${n}`);
    if (!node || (document.readyState === "loading" && !node.nextElementSibling)) return undefined;
    const article = JSON.parse(node.textContent);
    article.chars = Array.from(article.text);
    opened.set(n, article);
  }
  return opened.get(n);
}

const slice = (article, span) => article.chars.slice(span[0], span[1]).join("");
const oneLine = (text) => text.split(/\s+/u).filter(Boolean).join(" ");
const cite = (article, figure) => `“${oneLine(slice(article, figure.cite))}”` + (article.origin ? ` (${article.origin})` : "");

const SIGN = { eq: "", ge: "≥ ", gt: "> ", le: "≤ ", lt: "< ", approx: "≈ " };
const decimal = (text) => (language === "vi" ? text.replace(".", ",") : text);
const grouped = (text) => {
  const [whole, rest] = text.split(".");
  const dots = whole.replace(/\B(?=(\d{3})+$)/g, language === "vi" ? "." : ",");
  return rest ? `${dots}${language === "vi" ? "," : "."}${rest}` : dots;
};
const valueText = (gold) =>
  SIGN[gold.comparator ?? "eq"] + grouped(gold.value) + (gold.value_max ? `–${grouped(gold.value_max)}` : "") + (gold.denominator ? `/${grouped(gold.denominator)}` : "");
const starsText = (gold) => (gold.stars ? `${gold.stars}★` : "");
const bandText = (gold) => (gold.band ? `${gold.band.min ?? ""}–${gold.band.max ?? ""}` : "");

const FAMILY = [["communes", "green"], ["villages", "teal"], ["districts", "teal"], ["provinces", "teal"], ["criteria", "green"], ["ocop", "orange"], ["poverty", "purple"], ["income", "purple"], ["funds", "blue"], ["awards", "pink"]];
const family = (indicator) => (FAMILY.find(([start]) => indicator.startsWith(start)) ?? ["", "blue"])[1];

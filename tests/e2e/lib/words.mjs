// The app's own words, read from its message files: a story names the key, and a new wording breaks nothing.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const LOCALES = new URL("../../../crates/app/locales/", import.meta.url);
const languages = new Map();

/** The words of a language: `t` gives a message as text; `said`, `says` and `begins`
 * give patterns for what is exactly it, holds it or begins with it. */
export function words(lang) {
  if (!languages.has(lang)) languages.set(lang, read(lang));
  const messages = languages.get(lang);
  const t = (key, args = {}) => {
    if (!messages.has(key)) throw new Error(`${lang}.ftl has no ${key}`);
    return write(messages.get(key), { messages, args, lang });
  };
  return {
    lang,
    t,
    said: (key, args) => exactly(t(key, args)),
    says: (key, args) => holding(t(key, args)),
    begins: (key, args) => new RegExp(`^${holding(t(key, args)).source}`),
  };
}

/** Text as people read it: without the invisible marks that keep directions apart. */
export function plain(text) {
  return text.replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\s+/g, " ").trim();
}

/** A pattern for a text, with or without those marks beside its spaces, digits and signs. */
export function holding(text) {
  const mark = "[\\u2066-\\u2069\\u200f]*";
  const escaped = (sign) => (sign === " " ? "\\s+" : sign.replace(/[.*+?^${}()|[\]\\/]/, "\\$&"));
  return new RegExp(plain(text).replace(/[^\p{L}\p{M}]/gu, (sign) => mark + escaped(sign) + mark));
}

function exactly(text) {
  return new RegExp(`^[\\s\\u2066-\\u2069\\u200f]*${holding(text).source}[\\s\\u2066-\\u2069\\u200f]*$`);
}

/** Messages and terms by name, as written, those of every binary. */
function read(lang) {
  const messages = new Map();
  const text = (file) => readFileSync(fileURLToPath(new URL(file, LOCALES)), "utf8");
  let name;
  for (const line of [`${lang}.ftl`, `people/${lang}.ftl`].map(text).join("\n").split("\n")) {
    const begins = /^(-?[a-z][\w-]*) = ?(.*)$/.exec(line);
    if (begins) {
      name = begins[1];
      messages.set(name, begins[2]);
    } else if (name && /^(\s+\S|})/.test(line)) {
      messages.set(name, `${messages.get(name)}\n${line.trim()}`);
    } else if (!/^\s*$/.test(line)) {
      name = undefined;
    }
  }
  return messages;
}

function write(pattern, context) {
  let text = "";
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] !== "{") {
      text += pattern[at];
      continue;
    }
    const end = closing(pattern, at);
    text += placeable(pattern.slice(at + 1, end).trim(), context);
    at = end;
  }
  return text;
}

function placeable(inside, { messages, args, lang }) {
  const context = { messages, args, lang };
  const select = /^\$(\w+)\s*->\s*([\s\S]*)$/.exec(inside);
  if (select) return write(variant(select[2], args[select[1]], lang), context);
  if (inside.startsWith("$")) {
    const value = args[inside.slice(1)];
    if (value === undefined) throw new Error(`${inside} is missing`);
    return String(value);
  }
  if (inside.startsWith('"')) return inside.slice(1, -1);
  return write(messages.get(inside), context);
}

/** The form for a value: the exact number, else the plural form, else the one with a star. */
function variant(forms, value, lang) {
  const found = new Map();
  let last;
  for (const [, star, name, words] of forms.matchAll(/(\*?)\[(\w+)\]\s*((?:\{[^}]*\}|[^{[*])*)/g)) {
    found.set(name, words.trim());
    if (star) last = words.trim();
  }
  const plural = new Intl.PluralRules(lang).select(Number(value));
  return found.get(String(value)) ?? found.get(plural) ?? last;
}

function closing(text, start) {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  throw new Error(`no closing brace: ${text}`);
}

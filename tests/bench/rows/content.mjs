// What a city's content weighs. The texts are made up, shorter and more alike than real ones: this is not the budget's figure.
import { compressed } from "../lib/compress.mjs";

export const SIZES = [1_000];

const LANGUAGES = ["de", "en", "ar", "uk"];

export async function measure({ site, report }) {
  const pages = await site.feed();
  const sent = pages.reduce((sum, { bytes }) => sum + bytes, 0);
  report({ row: "content", offers: site.offers, note: "generated texts, all four languages, as sent", ours: [sent] });
  const german = pages.map((page) => compressed(JSON.stringify(page.changes.map(onlyGerman))));
  const bytes = german.reduce((sum, bytes) => sum + bytes, 0);
  report({ row: "content", offers: site.offers, note: "generated texts, German alone", ours: [bytes] });
}

/** The same with one language left in every text. */
function onlyGerman(value) {
  if (Array.isArray(value)) return value.map(onlyGerman);
  if (!value || typeof value !== "object") return value;
  const keys = Object.keys(value);
  const isText = keys.length > 0 && keys.every((key) => LANGUAGES.includes(key));
  const kept = isText ? keys.filter((key) => key === "de") : keys;
  return Object.fromEntries(kept.map((key) => [key, onlyGerman(value[key])]));
}

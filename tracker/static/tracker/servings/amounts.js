// The amounts beside a number and a portion follow both as they are typed and chosen. What is not read here is asked of
// the server, which reads more; until it answers, nothing is said.

const GRAMS = { mg: 0.001, g: 1, kg: 1000, oz: 28.349523125, lb: 453.59237 };
const MILLILITRES = { ml: 1, cl: 10, dl: 100, l: 1000, floz: 29.5735295625 };
const MOST = 10000;
const WAIT_MS = 400;

const NUMBER = /^(?:(?:(\d+) )?(\d+) ?\/ ?(\d+)|(\d+(?:[.,]\d*)?|[.,]\d+)) ?([a-z. ]*)$/;
const MAY_BE_THOUSANDS = /^[1-9]\d{0,2}[.,]\d{3}(?!\d)/;

// "1 ½ g" as { number: 1.5, unit: "g" }; null where it is not read.
const read = (text) => {
  const spaced = text.replace(/(\d)(?=[¼-¾⅐-⅞])/g, "$1 ");
  const plain = spaced.normalize("NFKC").replaceAll("⁄", "/").toLowerCase().trim().replace(/\s+/g, " ");
  const found = plain.match(NUMBER);
  if (!found || MAY_BE_THOUSANDS.test(plain)) return null;
  const [, whole, over, under, decimal, unit] = found;
  const number = over ? (Number(whole ?? 0) * under + Number(over)) / under : Number(decimal.replace(",", "."));
  return number >= 0.001 && number < MOST ? { number, unit: unit.replace(/[. ]/g, "") } : null;
};

// The grams of one of what is counted: the portion, or the unit typed; NaN where this food has no such measure.
const weightOf = (serving, value, unit) => {
  const units = JSON.parse(serving.dataset.units);
  if (!unit) return JSON.parse(serving.dataset.weights)[value] ?? NaN;
  if (unit in GRAMS) return "g" in units || "oz" in units ? GRAMS[unit] : NaN;
  return unit in MILLILITRES ? units.ml * MILLILITRES[unit] : NaN;
};

// What is counted, in the measure of the amounts: { measure, grams }; null where it is not known here.
const said = (serving, field, select) => {
  const typed = read(field.value);
  if (!typed) return null;
  if (serving.dataset.by === "number") return typed.unit ? null : { measure: typed.number, grams: null };
  const grams = typed.number * weightOf(serving, select.value, typed.unit);
  return grams < MOST ? { measure: grams, grams } : null;
};

// Halves go up, above 1,000 to 10, and no decimal zero is left at the end: as the server writes numbers.
const written = (serving, value, places, isCoarse = true) => {
  const step = isCoarse && value > 1000 ? -1 : places;
  const rounded = value < 1e-6 ? 0 : Number(`${Math.round(Number(`${value}e${step}`))}e${-step}`);
  const [whole, rest] = String(rounded).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, serving.dataset.group);
  return rest ? grouped + serving.dataset.decimal + rest : grouped;
};

const weightWords = (serving, grams, unit) => {
  if (unit === "oz") return `${written(serving, grams / GRAMS.oz, 1)}\u00a0oz`;
  return `${written(serving, grams, grams >= 10 ? 0 : 1, false)}\u00a0g`;
};

const show = (serving, counted) => {
  for (const cell of serving.querySelectorAll("[data-amount]")) {
    const { amount, times, places, unit } = cell.dataset;
    const value = counted && ((amount * counted.measure) / serving.dataset.of) * times;
    const words = counted ? written(serving, value, Number(places)) : serving.dataset.unreadable;
    (cell.querySelector("b") ?? cell).textContent = counted && unit ? `${words}\u00a0${unit}` : words;
  }
  const weight = serving.querySelector("[data-weight-in]");
  if (weight) weight.textContent = counted && counted.grams !== null ? weightWords(serving, counted.grams, weight.dataset.weightIn) : "";
};

const waiting = new WeakMap();
const follow = (event) => {
  const row = event.target.closest(".line-row, form");
  const serving = row?.querySelector("[data-serving]");
  const field = row?.querySelector('[name$="quantity"]');
  const select = row?.querySelector('[name$="portion"]');
  if (!serving || !field || !select || (event.target !== field && event.target !== select)) return;
  clearTimeout(waiting.get(row));
  const counted = said(serving, field, select);
  show(serving, counted);
  if (counted || !field.value.trim()) return;
  waiting.set(row, setTimeout(() => serving.isConnected && window.htmx.trigger(serving, "unread"), WAIT_MS));
};
document.addEventListener("input", follow);
document.addEventListener("change", follow);
// What was typed or chosen while this file was on its way.
for (const field of document.querySelectorAll('[name$="quantity"]')) {
  if (field.value !== field.defaultValue) follow({ target: field });
}
for (const chosen of document.querySelectorAll('[name$="portion"] option:checked')) {
  if (!chosen.defaultSelected) follow({ target: chosen.parentElement });
}

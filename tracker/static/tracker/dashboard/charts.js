// Charts come when they are looked at: plotly.js is loaded once, on the first, and each figure is fetched as JSON.
// Figures name our custom properties as colours; here they become the computed ones, again when light turns to dark.

const plotlyAddress = document.querySelector("script[data-plotly]").dataset.plotly;
// Plotly takes what looks like markup for markup; the figures come escaped.
const asText = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const config = { displayModeBar: false, responsive: true, showTips: false };
const dark = matchMedia("(prefers-color-scheme: dark)");
const drawn = new Map();
let plotly = null;

const loadPlotly = () =>
  (plotly ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = plotlyAddress;
    script.onload = () => resolve(window.Plotly);
    script.onerror = reject;
    document.head.append(script);
  }));

const fetchFigure = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer.json();
};

// A custom property may hold light-dark(): only an element's colour tells what it comes to.
const computed = (colour, probe) => {
  probe.style.color = colour;
  return getComputedStyle(probe).color;
};

const coloured = (part, probe, known = new Map()) => {
  if (typeof part === "string") {
    if (!part.startsWith("var(--")) return part;
    if (!known.has(part)) known.set(part, computed(part, probe));
    return known.get(part);
  }
  if (Array.isArray(part)) return part.map((item) => coloured(item, probe, known));
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, coloured(value, probe, known)]));
};

const ready = (plot) => {
  const probe = document.createElement("span");
  plot.append(probe);
  const figure = coloured(drawn.get(plot), probe);
  figure.layout.font.family = getComputedStyle(plot).fontFamily;
  probe.remove();
  return figure;
};

// As high as what it holds: rows of bars, or squares of days at the width that there is. Else the style sheet decides.
const largestSquare = 36;
const heightOf = ({ meta, margin }, width) => {
  if (!meta.columns) return meta.height;
  const square = Math.min((width - margin.l - margin.r) / meta.columns, largestSquare);
  return Math.round(square * meta.rows + margin.t + margin.b);
};
const fit = (plot) => {
  const height = heightOf(drawn.get(plot).layout, plot.clientWidth);
  if (height) plot.style.height = `${height}px`;
};

const draw = async (plot) => {
  fit(plot);
  const { data, layout } = ready(plot);
  await window.Plotly.react(plot, data, layout, config);
};

// The lines that a figure names, as it draws them, above the plot.
const dashes = { dash: "5 3", dot: "1.5 2.5", dashdot: "6 3 1.5 3", longdash: "9 3" };
const nameLines = (plot, { data, layout }) => {
  const sample = plot.closest("figure").querySelector(".lines template");
  for (const name of layout.meta.legend) {
    const { color, dash } = data.find((trace) => trace.meta?.name === name).line;
    const item = sample.content.cloneNode(true);
    item.querySelector("path").style.stroke = color;
    item.querySelector("path").style.strokeDasharray = dashes[dash] ?? "none";
    item.querySelector("span").textContent = name;
    sample.before(item);
  }
};

// What the points say, in the order that the figure gives them, for the pointer and for the arrow keys.
const spoken = (figure) =>
  figure.data
    .flatMap(({ x, y, base, meta, customdata, orientation }) =>
      (meta?.sentences ?? []).map((text, index) => ({
        text,
        place: customdata[index],
        x: x[index],
        y: orientation === "h" ? y[index] : (base?.[index] ?? 0),
      })),
    )
    .sort((a, b) => a.place - b.place);

const moved = (value, by) =>
  typeof value === "string" ? new Date(new Date(`${value}T00:00Z`).getTime() + by).toISOString().slice(0, 16) : value + by;

// What is marked around a chosen point: a column, a row, or a cell of the calendar.
const mark = ({ x, y }, { band, half }) => {
  const shape = { type: "rect", layer: "below", line: { width: 0 } };
  if (band === "y") return { ...shape, xref: "paper", x0: 0, x1: 1, y0: y - half, y1: y + half };
  const column = { ...shape, x0: moved(x, -half), x1: moved(x, half) };
  return band === "x" ? { ...column, yref: "paper", y0: 0, y1: 1 } : { ...column, y0: y - 0.06, y1: y + 0.94 };
};

const readOut = (plot, figure) => {
  const line = plot.closest("figure").querySelector(".readout");
  const points = spoken(figure);
  let chosen = points.length;
  const say = (index) => {
    chosen = index;
    line.textContent = points[index].text;
    const fill = computed(figure.layout.meta.band === "cell" ? "var(--ink)" : "var(--wash)", line);
    line.style.color = "";
    window.Plotly.relayout(plot, { shapes: [{ ...mark(points[index], figure.layout.meta), fillcolor: fill }] });
  };
  const pointedAt = ({ points: found }) => {
    const index = points.findIndex(({ place }) => found.some((point) => point.customdata === place));
    if (index >= 0 && index !== chosen) say(index);
  };
  plot.on("plotly_hover", pointedAt);
  plot.on("plotly_click", pointedAt); // a tap
  plot.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (!step || !points.length) return;
    event.preventDefault();
    const next = chosen === points.length && step > 0 ? 0 : chosen + step;
    say(Math.min(Math.max(next, 0), points.length - 1));
  });
};

// A picture stands alone: it gets the card's colour behind it and its name above.
const offerPicture = (plot) => {
  const button = plot.closest("figure").querySelector("[data-png]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const { data, layout } = ready(plot);
    const { width, height } = plot.getBoundingClientRect();
    const background = getComputedStyle(plot.closest(".card")).backgroundColor;
    const margin = { ...layout.margin, t: layout.margin.t + 32, l: layout.margin.l + 8, b: layout.margin.b + 8 };
    const title = { text: asText(plot.dataset.name), x: 0.02, y: 0.98, yanchor: "top", font: { size: 15 } };
    const picture = { data, layout: { ...layout, paper_bgcolor: background, margin, title } };
    const size = { width: Math.round(width) + 8, height: Math.round(height) + 40, scale: 2 };
    const link = document.createElement("a");
    link.href = await window.Plotly.toImage(picture, { format: "png", ...size });
    link.download = `electrolog-${plot.dataset.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}.png`;
    link.click();
  });
};

const show = async (plot) => {
  try {
    const [figure] = await Promise.all([fetchFigure(plot.dataset.chart), loadPlotly()]);
    drawn.set(plot, figure);
    await draw(plot);
    nameLines(plot, figure);
    readOut(plot, figure);
    offerPicture(plot);
  } catch (error) {
    plot.hidden = true;
    plot.closest("figure").querySelector(".failed").hidden = false;
    console.warn(error);
  }
};

const seen = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) {
        seen.unobserve(target);
        show(target);
      }
  },
  { rootMargin: "200px" },
);
const wide = matchMedia("(min-width: 48rem)");
const watch = (part) => {
  part.querySelectorAll("[data-chart]").forEach((plot) => seen.observe(plot));
  if (wide.matches) part.querySelectorAll(".more-charts").forEach((more) => (more.open = true));
};
watch(document);
document.addEventListener("htmx:load", ({ detail }) => detail.elt !== document.body && watch(detail.elt));
document.addEventListener("htmx:beforeCleanupElement", ({ detail }) => drawn.delete(detail.elt));
const drawAll = () => drawn.forEach((_figure, plot) => draw(plot));
dark.addEventListener("change", drawAll);
addEventListener("resize", () => drawn.forEach((_figure, plot) => fit(plot)));

// On paper everything is light and as wide as a page, whatever the screen is.
const paperWidth = 660;
const widthOnPaper = (plot) => `${Math.min(plot.clientWidth, paperWidth)}px`;
addEventListener("beforeprint", () => {
  document.documentElement.style.colorScheme = "light";
  drawn.forEach((_figure, plot) => (plot.style.width = widthOnPaper(plot)));
  drawAll();
});
addEventListener("afterprint", () => {
  document.documentElement.style.colorScheme = "";
  drawn.forEach((_figure, plot) => (plot.style.width = ""));
  drawAll();
});

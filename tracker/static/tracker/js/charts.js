// Charts come when they are looked at: plotly.js is loaded once, on the first, and each figure is fetched as JSON.
// Figures name our custom properties as colours; here they become the computed ones, again when light turns to dark.

const plotlyAddress = document.querySelector("script[data-plotly]").dataset.plotly;
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

const coloured = (part, probe) => {
  if (typeof part === "string") return part.startsWith("var(--") ? computed(part, probe) : part;
  if (Array.isArray(part)) return part.map((item) => coloured(item, probe));
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, coloured(value, probe)]));
};

const draw = async (plot) => {
  const probe = document.createElement("span");
  plot.append(probe);
  const { data, layout } = coloured(drawn.get(plot), probe);
  layout.font.family = getComputedStyle(plot).fontFamily;
  probe.remove();
  await window.Plotly.react(plot, data, layout, config);
};

// What a day says, in order of date, for the pointer and for the arrow keys.
const sentences = (figure) =>
  figure.data
    .flatMap(({ x, hovertext }) => (hovertext ? x.map((date, index) => ({ date, text: hovertext[index] })) : []))
    .sort((a, b) => a.date.localeCompare(b.date));

const readOut = (plot, figure) => {
  const line = plot.closest("figure").querySelector(".readout");
  const days = sentences(figure);
  let chosen = days.length;
  const say = (index) => {
    chosen = index;
    line.textContent = days[index].text;
    const start = new Date(`${days[index].date}T00:00Z`).getTime();
    const [from, to] = [-12, 12].map((hours) => new Date(start + hours * 3600e3).toISOString().slice(0, 16));
    const band = { type: "rect", layer: "below", yref: "paper", y0: 0, y1: 1, x0: from, x1: to, line: { width: 0 } };
    const fill = computed("var(--wash)", line);
    line.style.color = "";
    window.Plotly.relayout(plot, { shapes: [{ ...band, fillcolor: fill }] });
  };
  const pointedAt = ({ points }) => {
    const index = days.findIndex(({ text }) => points.some((point) => point.hovertext === text));
    if (index >= 0 && index !== chosen) say(index);
  };
  plot.on("plotly_hover", pointedAt);
  plot.on("plotly_click", pointedAt); // a tap
  plot.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step || !days.length) return;
    event.preventDefault();
    say(Math.min(Math.max(chosen + step, 0), days.length - 1));
  });
  line.textContent = line.dataset.hint;
};

const show = async (plot) => {
  try {
    const [figure] = await Promise.all([fetchFigure(plot.dataset.chart), loadPlotly()]);
    drawn.set(plot, figure);
    await draw(plot);
    readOut(plot, figure);
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
document.querySelectorAll("[data-chart]").forEach((plot) => seen.observe(plot));
dark.addEventListener("change", () => drawn.forEach((_figure, plot) => draw(plot)));

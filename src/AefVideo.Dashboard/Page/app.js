"use strict";

const at = id => document.getElementById(id);
const charts = {
  fps: new TimeChart(at("chart-fps"), { unit: "" }),
  latency: new TimeChart(at("chart-latency"), { unit: " ms" }),
  success: new TimeChart(at("chart-success"), { unit: " %", range: [0, 100] }),
  weights: new TimeChart(at("chart-weights"), { unit: " %", range: [0, 100] }),
};
const percent = share => (share == null ? "–" : `${(100 * share).toFixed(1)} %`);
const milliseconds = value => `${value.toFixed(1)} ms`;

let points = [];
let generators = [];
let strengthTouched = 0;

// Commands

async function send(path) {
  try {
    const answer = await fetch(path, { method: "POST", headers: { "X-AefVideo": "1" } });
    at("message").textContent = answer.ok ? "" : await answer.text();
  } catch {
    at("message").textContent = "The program does not answer.";
  }
}

const toggle = name => send(`${name}?on=${at(name).getAttribute("aria-pressed") !== "true"}`);

function setStrength(value) {
  const wanted = Math.min(100, Math.max(0, value));
  at("strength").value = wanted;
  at("strength-value").textContent = `${wanted} %`;
  strengthTouched = performance.now();
  send(`strength?value=${wanted / 100}`);
}

at("strength").addEventListener("input", event => setStrength(Number(event.target.value)));
at("pause").addEventListener("click", () => toggle("pause"));
at("blank").addEventListener("click", () => toggle("blank"));
at("refine").addEventListener("click", () => send("refine"));

addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat && !event.key.startsWith("Arrow")) return;
  const onSlider = event.target === at("strength");
  switch (event.key.toLowerCase()) {
    case "p": at("pause").click(); break;
    case "b": at("blank").click(); break;
    case "r": at("refine").click(); break;
    case "arrowleft": if (onSlider) return; setStrength(Number(at("strength").value) - 5); break;
    case "arrowright": if (onSlider) return; setStrength(Number(at("strength").value) + 5); break;
    default: return;
  }
  event.preventDefault();
});

// What is

function show(now) {
  at("source").textContent = now.source;
  const state = now.isPaused ? "paused" : now.state;
  if (at("state").textContent !== state) at("state").textContent = state;
  at("state").dataset.state = state;
  at("size").textContent = now.width ? `${now.width}×${now.height}` : "";
  at("veil").hidden = !now.isPaused && !now.isBlank;
  at("veil").textContent = now.isPaused ? "paused" : "blanked";
  at("fps").textContent = now.framesPerSecond.toFixed(1);
  at("faces").textContent = now.faces;
  for (const share of ["P50", "P95", "P99"]) at(share.toLowerCase()).textContent = milliseconds(now["latency" + share]);
  at("drops").textContent = now.drops;
  at("gaps").textContent = now.gaps;
  at("elapsed").textContent = time(now.seconds);
  at("pause").setAttribute("aria-pressed", now.isPaused);
  at("blank").setAttribute("aria-pressed", now.isBlank);
  // Not while it is being moved: what comes back is older than the hand.
  if (performance.now() - strengthTouched > 1500) {
    at("strength").value = Math.round(100 * now.strength);
    at("strength-value").textContent = `${Math.round(100 * now.strength)} %`;
  }
  fill(at("sinks"), now.sinks.map(sink => [sink.message ? [sink.name, sink.message] : sink.name, sink.state, sink.frames, sink.drops]));
  showRefinement(now.refinement);
  remember(now);
}

function showRefinement(refinement) {
  document.body.dataset.refinement = refinement ? "yes" : "no";
  at("refine").disabled = !refinement;
  at("refinement").textContent = refinement
    ? refinement.message ?? `${refinement.state}: ${refinement.iterations} steps on ${refinement.crops} pictures of your face, judged by ${refinement.heldOut} others; ${refinement.publications} times better and taken over; ${percent(refinement.processorShare)} of the processors`
    : "Nothing is refined in this run.";
  generators = refinement?.generators ?? [];
  fill(at("generators"), generators.map(one => [one.name, percent(one.weight), percent(one.successRate), one.l2Mask?.toFixed(3) ?? "–"]));
}

// Cells are text; an array is a text with a complaint below it.
function fill(body, rows) {
  body.replaceChildren(...rows.map(cells => {
    const row = document.createElement("tr");
    for (const cell of cells) {
      const place = row.insertCell();
      const [text, complaint] = Array.isArray(cell) ? cell : [cell];
      place.textContent = text;
      if (complaint) place.appendChild(document.createElement("p")).textContent = complaint;
    }
    return row;
  }));
}

// The server's history now and then, and what came since, a point a second.
function remember(now) {
  if (now.history) points = now.history;
  const last = points.at(-1);
  if (last && now.seconds - last.seconds < 0.9 && !now.history) return;
  if (!last || now.seconds - last.seconds >= 0.9) {
    points.push({
      seconds: now.seconds,
      framesPerSecond: now.framesPerSecond,
      latencyP50: now.latencyP50,
      latencyP95: now.latencyP95,
      weights: generators.map(one => one.weight),
      successRates: generators.map(one => one.successRate),
    });
  }
  const column = of => points.map(point => of(point) ?? null);
  const seconds = column(point => point.seconds);
  charts.fps.show(["frames/s"], [seconds, column(point => point.framesPerSecond)]);
  charts.latency.show(["p50", "p95"], [seconds, column(point => point.latencyP50), column(point => point.latencyP95)]);
  if (generators.length === 0) return;
  const names = generators.map(one => one.name);
  const share = value => (value == null ? null : 100 * value);
  charts.success.show(names, [seconds, ...names.map((_, i) => column(point => share(point.successRates[i])))]);
  charts.weights.show(names, [seconds, ...names.map((_, i) => column(point => share(point.weights[i])))]);
}

// Staying in touch

function reload(picture) {
  picture.src = `${picture.src.split("?")[0]}?${Date.now()}`;
}

const events = new EventSource("events");
let wasLost = false;
events.addEventListener("state", event => {
  if (wasLost) for (const id of ["original", "protected"]) reload(at(id));
  wasLost = false;
  show(JSON.parse(event.data));
});
events.addEventListener("error", () => {
  wasLost = true;
  at("state").textContent = "not connected";
  at("state").dataset.state = "lost";
});

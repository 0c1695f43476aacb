"use strict";

// One line chart over the time of the run.
class TimeChart {
  constructor(host, { unit, range }) {
    this.host = host;
    this.unit = unit;
    this.range = range;
    this.names = [];
    this.plot = null;
    new ResizeObserver(() => this.plot?.setSize(this.size())).observe(host);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.remake());
  }

  // names: of the lines. columns: seconds, then a column for each line.
  show(names, columns) {
    this.columns = columns;
    if (this.plot && names.join() === this.names.join()) this.plot.setData(columns);
    else {
      this.names = names;
      this.remake();
    }
    this.showNewest();
  }

  // Beside the lines stand the newest values, unless a pointer asks for others.
  showNewest() {
    if (this.plot.cursor.idx == null) this.plot.setLegend({ idx: this.columns[0].length - 1 });
  }

  size() {
    return { width: Math.max(200, this.host.clientWidth), height: 170 };
  }

  remake() {
    if (!this.columns) return;
    this.plot?.destroy();
    const style = getComputedStyle(document.body);
    const text = style.color;
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    const colours = dark ? ["#6cb0ff", "#ffb86b", "#4cc38a", "#d39bff"] : ["#0b62d6", "#b54708", "#18794e", "#7a3fc4"];
    const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3]];
    const axis = { stroke: text, grid: { stroke: dark ? "#2c343d" : "#e3e7ec", width: 1 }, ticks: { show: false }, font: "12px system-ui, sans-serif" };
    this.plot = new uPlot({
      ...this.size(),
      scales: { x: { time: false }, y: { range: this.range ?? ((_, least, most) => [0, Math.max(1, most * 1.15)]) } },
      axes: [{ ...axis, values: (_, ticks) => ticks.map(time) }, { ...axis, size: 46 }],
      series: [
        { label: "time", value: (_, seconds) => (seconds == null ? "–" : time(seconds)) },
        ...this.names.map((name, i) => ({
          label: name,
          stroke: colours[i % colours.length],
          dash: dashes[i % dashes.length],
          width: 2,
          points: { show: false },
          value: (_, value) => (value == null ? "–" : value.toFixed(1) + this.unit),
        })),
      ],
    }, this.columns, this.host);
  }
}

function time(seconds) {
  const whole = Math.floor(seconds);
  const part = n => String(n).padStart(2, "0");
  return whole >= 3600 ? `${Math.floor(whole / 3600)}:${part(Math.floor(whole / 60) % 60)}:${part(whole % 60)}` : `${Math.floor(whole / 60)}:${part(whole % 60)}`;
}

"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const narrow = window.matchMedia("(max-width: 60rem)");
  const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const links = all(".text .ref");
  const linkOf = (id) => links.find((link) => link.hash === "#" + id);
  let chosen = null;

  document.documentElement.classList.add("js");

  /* Choosing a claim */

  function mark(id, on) {
    for (const piece of all("mark")) {
      if (piece.dataset.claims.split(" ").includes(id)) piece.classList.toggle("on", on);
    }
    const link = linkOf(id);
    if (link && on) link.setAttribute("aria-current", "true");
    else if (link) link.removeAttribute("aria-current");
  }

  function close() {
    if (!chosen) return;
    const card = document.getElementById(chosen);
    card.classList.remove("on");
    card.closest(".side").classList.remove("open");
    document.body.classList.remove("reading");
    mark(chosen, false);
    chosen = null;
    remember("");
  }

  function choose(id, enter) {
    const card = document.getElementById(id);
    if (!card || !card.classList.contains("card")) return;
    if (chosen !== id) {
      close();
      chosen = id;
      card.classList.add("on");
      card.closest(".side").classList.add("open");
      card.closest(".side").scrollTop = 0;
      document.body.classList.add("reading");
      mark(id, true);
      remember("#" + id);
      const figure = card.querySelector(".chart");
      if (figure) show(figure, Number(figure.querySelector("input").value));
      const words = document.querySelector("mark.on");
      if (words) words.scrollIntoView({ block: narrow.matches ? "start" : "nearest" });
    }
    if (enter) card.focus({ preventScroll: true });
  }

  function remember(hash) {
    try {
      history.replaceState(null, "", hash || location.pathname + location.search);
    } catch (refused) {
      /* Some viewers of local files refuse; the page works without an address for each claim. */
    }
  }

  function step(from, by) {
    const place = links.findIndex((link) => link.hash === "#" + from) + by;
    return links[Math.min(Math.max(place, 0), links.length - 1)];
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.ref, .overview li a");
    const words = event.target.closest("mark");
    const button = event.target.closest("button");
    if (link) {
      event.preventDefault();
      choose(link.hash.slice(1), true);
    } else if (words) {
      const ids = words.dataset.claims.split(" ");
      choose(ids[(ids.indexOf(chosen) + 1) % ids.length], false);
    } else if (button && button.classList.contains("copy")) {
      copy(button);
    } else if (button && button.classList.contains("close")) {
      leave();
    } else if (button && chosen) {
      const next = step(chosen, button.classList.contains("next") ? 1 : -1);
      choose(next.hash.slice(1), true);
    }
  });

  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".text .ref:focus-visible")) choose(event.target.hash.slice(1), false);
  });

  function leave() {
    const link = chosen && linkOf(chosen);
    close();
    if (link) link.focus({ preventScroll: true, focusVisible: false });
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const link = event.target.closest(".text .ref");
    if (event.key === "Escape" && chosen) {
      const within = document.getElementById(chosen).contains(document.activeElement);
      if (within) linkOf(chosen).focus();
      else close();
    } else if (link) {
      const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
      if (!by) return;
      event.preventDefault();
      step(link.hash.slice(1), by).focus();
    }
  });

  /* Copying a sentence */

  async function copy(button) {
    const sentence = document.getElementById(button.dataset.copy);
    const label = button.firstChild;
    try {
      await navigator.clipboard.writeText(sentence.textContent);
      label.data = "Copied";
      button.classList.add("done");
    } catch (refused) {
      getSelection().selectAllChildren(sentence);
      label.data = "Press Ctrl+C";
    }
    setTimeout(() => {
      label.data = "Copy";
      button.classList.remove("done");
    }, 2000);
  }

  /* The month under the pointer or the slider */

  const ordinal = (n) => {
    const teen = n % 100 > 10 && n % 100 < 14;
    return n + ((!teen && { 1: "st", 2: "nd", 3: "rd" }[n % 10]) || "th");
  };
  const number = (value) => value.toLocaleString("en", { maximumFractionDigits: 1 });

  function told(row, at, unit) {
    const value = data.series[row.values][at + row.skip];
    const rank = row.ranks === null ? null : data.series[row.ranks][at + row.skip];
    if (row.marks[at] === "." || value === null || value === undefined) return "not covered";
    return number(value) + unit + (rank ? ", " + ordinal(rank) : "");
  }

  function show(figure, at) {
    const chart = data.charts[figure.dataset.chart];
    const input = figure.querySelector("input");
    const name = months[at % 12] + " " + (chart.year + Math.floor(at / 12));
    const cells = all(".value", figure);
    const words = [];
    figure.querySelector(".value.month").textContent = name.slice(0, 3) + name.slice(-5);
    chart.rows.forEach((row, place) => {
      const cell = cells[place + 1];
      const fits = row.marks[at] === "+";
      const figures = told(row, at, chart.unit);
      cell.textContent = figures + (fits ? " ✓" : "");
      cell.classList.toggle("yes", fits);
      words.push(cell.closest(".row").querySelector(".label").dataset.label + " " + figures + (fits ? ", fits" : ""));
    });
    for (const cross of all(".cross", figure)) cross.setAttribute("d", "M" + (at + 0.5) + " 0v200");
    input.value = at;
    input.setAttribute("aria-valuetext", name + ": " + words.join("; "));
  }

  for (const figure of all(".chart")) {
    const chart = data.charts[figure.dataset.chart];
    const input = figure.querySelector("input");
    input.addEventListener("input", () => show(figure, Number(input.value)));
    for (const drawing of all(".plot, .strip", figure)) {
      const follow = (event) => {
        const box = drawing.getBoundingClientRect();
        const at = Math.floor(((event.clientX - box.left) / box.width) * chart.months);
        show(figure, Math.min(Math.max(at, 0), chart.months - 1));
      };
      drawing.addEventListener("pointermove", follow);
      drawing.addEventListener("pointerdown", follow);
    }
  }

  if (location.hash) choose(location.hash.slice(1), false);
})();

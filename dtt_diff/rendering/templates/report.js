/* Filters, and the keys n and p. The page is whole without this. */
"use strict";
(() => {
  const tools = document.getElementById("tools");
  if (!tools) return;
  const shown = document.getElementById("shown");
  const changes = [...document.querySelectorAll("#changes .change")];
  const rows = [...document.querySelectorAll("#statements .row")];
  const fields = tools.elements;
  tools.hidden = false;

  const isWanted = (change, kinds) =>
    kinds.has(change.classList[1]) &&
    change.dataset.s >= fields.salience.value &&
    (!fields.dimension.value || (change.dataset.d || "-").split(" ").includes(fields.dimension.value));

  const filter = () => {
    const kinds = new Set([...fields.kind].filter((box) => box.checked).map((box) => box.value));
    const hidden = new Set();
    for (const change of changes) {
      change.hidden = !isWanted(change, kinds);
      if (change.hidden) hidden.add("#c-" + change.id.slice(2));
    }
    for (const theme of document.querySelectorAll(".theme")) theme.hidden = !theme.querySelector(".change:not([hidden])");
    for (const link of document.querySelectorAll("#statements .ref, #statements .aside li > a"))
      (link.matches(".ref") ? link : link.parentNode).hidden = hidden.has(link.getAttribute("href"));
    for (const row of rows) row.hidden = fields.touched.checked && !row.querySelector(".aside li:not([hidden]) > a");
    const left = changes.length - hidden.size;
    tools.classList.toggle("filtered", hidden.size > 0);
    shown.textContent = hidden.size ? `${left} of ${changes.length} changes shown` : `All ${left} changes shown`;
  };

  const jump = (step) => {
    const stops = [...document.querySelectorAll("#changes .change, #statements .row.changed")].filter((stop) => stop.offsetParent);
    if (!stops.length) return;
    const isSeen = (stop) => stop.getBoundingClientRect().bottom > 0 && stop.getBoundingClientRect().top < innerHeight;
    let at = stops.findIndex((stop) => stop.contains(document.activeElement) && isSeen(stop));
    if (at < 0) {
      /* Nothing that is seen is in focus: start from the top of the window. */
      const below = stops.findIndex((stop) => stop.getBoundingClientRect().top > 0);
      at = (below < 0 ? stops.length : below) - (step > 0 ? 1 : 0);
    }
    const stop = stops[Math.min(Math.max(at + step, 0), stops.length - 1)];
    stop.tabIndex = -1;
    stop.focus({ preventScroll: true });
    stop.scrollIntoView({ block: "start", behavior: "instant" });
  };

  tools.addEventListener("input", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  for (const button of tools.querySelectorAll("[data-step]")) button.addEventListener("click", () => jump(+button.dataset.step));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
    if (!fields.keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.isComposing) return;
    const step = { n: 1, p: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    jump(step);
  });
  /* A link to a change that the filters hide shows it again. */
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.closest("[hidden]")) return;
    tools.reset();
    filter();
    target.scrollIntoView({ behavior: "instant" });
  });
  /* Paper has no clicks. */
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    for (const item of closed) item.open = true;
  });
  addEventListener("afterprint", () => closed.forEach((item) => (item.open = false)));
  filter();
})();

/* Filters, the edition under the pointer, and links into what is folded. The page is whole without this. */
"use strict";
(() => {
  const tools = document.getElementById("tools");
  const shown = document.getElementById("shown");
  const rows = [...document.querySelectorAll("#lines .line")];
  const fields = tools.elements;
  const labels = [...fields.edition.options].slice(1).map((option) => option.text).reverse();
  tools.hidden = false;

  const reveal = (target) => {
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  };

  const stepAt = (row, edition) => [...row.querySelectorAll(".steps > li")].find((step) => +step.dataset.e <= edition && edition <= +step.dataset.to);

  let texts;
  const filter = () => {
    const words = fields.words.value.trim().toLowerCase();
    const { standing, did, edition } = { standing: fields.standing.value, did: fields.did.value, edition: fields.edition.value };
    if (words && !texts) texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    let left = 0;
    for (const row of rows) {
      let wanted = (!standing || row.dataset.standing === standing) && (!did || row.dataset.did.split(" ").includes(did));
      if (wanted && words) wanted = texts.get(row).includes(words);
      if (wanted && edition) {
        const step = stepAt(row, +edition);
        /* The step of that edition is what was asked for: one that kept the words is none. */
        wanted = !!step && !step.querySelector(".when > .quiet") && (!did || step.querySelector(".when > b").lastChild.data.trim() === did);
      }
      row.hidden = !wanted;
      left += wanted;
    }
    const filtered = !!(words || standing || did || edition);
    for (const part of document.querySelectorAll("#lines .part")) {
      part.hidden = !part.querySelector(".line:not([hidden])");
      const fold = part.querySelector(".fold");
      if (fold && filtered && !part.hidden) fold.open = true;
    }
    shown.textContent = filtered ? `${left} of ${rows.length} lines shown` : `All ${rows.length} lines shown`;
  };

  const goTo = (target) => {
    reveal(target);
    target.scrollIntoView({ block: "start", behavior: "instant" });
  };

  /* Which edition is under the pointer. */
  const under = (event) => {
    const strip = event.target.closest(".cells")?.querySelector(".strip, .bars");
    if (!strip) return;
    const box = strip.getBoundingClientRect();
    const edition = Math.floor(((event.clientX - box.left) / box.width) * labels.length);
    if (event.clientX >= box.left && edition >= 0 && edition < labels.length && event.clientY >= box.top && event.clientY <= box.bottom) return edition;
  };

  const readout = document.createElement("div");
  readout.className = "readout";
  readout.hidden = true;
  readout.setAttribute("aria-hidden", "true");
  document.body.append(readout);
  document.addEventListener("pointermove", (event) => {
    const edition = under(event);
    readout.hidden = edition === undefined;
    if (readout.hidden) return;
    const row = event.target.closest("details.line");
    const step = row && stepAt(row, edition);
    const bars = event.target.closest(".cells").querySelector(".bars");
    const turn = bars && document.querySelector(`#e-${edition} > summary`);
    const sum = turn && [...turn.children].slice(1).map((item) => item.textContent).join(", ");
    readout.textContent = labels[edition] + (step ? ": " + step.querySelector(".when > b").textContent + " " + (step.querySelector(".weight")?.textContent ?? "") : sum ? ": " + sum : row ? ": not there" : "");
    readout.style.transform = `translate(${Math.min(event.clientX + 12, innerWidth - readout.offsetWidth - 8)}px, ${event.clientY > 60 ? event.clientY - 40 : event.clientY + 20}px)`;
  });

  /* A click on a strip opens the line at that edition; one on a bar, the edition. The keyboard opens either as any other. */
  document.addEventListener("click", (event) => {
    const edition = under(event);
    if (edition === undefined) return;
    const row = event.target.closest("details.line");
    if (!row) {
      const turn = document.getElementById(`e-${edition}`);
      if (turn) goTo(turn);
      return;
    }
    const step = stepAt(row, edition);
    if (!step) return;
    if (event.target.closest("summary")) event.preventDefault();
    row.open = true;
    for (const other of row.querySelectorAll(".here")) other.classList.remove("here");
    step.classList.add("here");
    step.scrollIntoView({ block: "nearest", behavior: "instant" });
  });

  const follow = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("#lines [hidden]")) {
      tools.reset();
      filter();
    }
    if (target.matches("details, details *")) {
      goTo(target);
      target.querySelector("summary")?.focus({ preventScroll: true });
    }
  };
  tools.addEventListener("input", filter);
  tools.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#l-"]');
    if (link && link.hash === location.hash) follow();
  });
  filter();
  follow();
})();

// Conveniences only: without this script all of the report is there, in <details> that the browser itself opens.
"use strict";
(() => {
  const tools = document.querySelector(".tools");
  const filter = document.getElementById("filter");
  const shared = document.getElementById("only-shared");
  const differing = document.getElementById("only-differing");
  const shown = document.getElementById("shown");
  const events = [...document.querySelectorAll(".event")];
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map(events.map((event) => [event, plain(event.textContent)]));

  const sift = () => {
    const words = plain(filter.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const event of events) {
      const fits = words.every((word) => texts.get(event).includes(word))
        && (!shared.checked || event.dataset.shared) && (!differing.checked || event.dataset.differs);
      event.hidden = !fits;
      count += fits ? 1 : 0;
    }
    for (const year of document.querySelectorAll(".year")) {
      year.hidden = ![...year.nextElementSibling.children].some((event) => !event.hidden);
    }
    shown.textContent = count === events.length ? "" : `${count} of ${events.length} events`;
  };
  const each = (open) => events.filter((event) => !event.hidden).forEach((event) => {
    event.querySelector("details").open = open;
  });
  // Older browsers do not open a closed part when a link leads into it.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const own = target.querySelector(":scope > details");
    if (own) own.open = true;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView();
  };
  if (tools && events.length) {
    tools.hidden = false;
    for (const input of [filter, shared, differing]) input.addEventListener("input", sift);
    document.getElementById("open-all").addEventListener("click", () => each(true));
    document.getElementById("close-all").addEventListener("click", () => each(false));
    window.addEventListener("beforeprint", () => each(true));
  }
  window.addEventListener("hashchange", reveal);
  reveal();
})();

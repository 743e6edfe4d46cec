"use strict";
// Citations are plain links into the articles and work without this file. It opens the evidence of the sentence whose link
// is followed, moves the focus to the article and, with Escape, back, and adds keys that step through the summary.
(() => {
  // In a notebook the page has no address of its own: a fragment would change that of the notebook.
  const isEmbedded = location.protocol === "about:";
  let origin = null;
  const inReader = (element) => element.closest(".reader") !== null;
  const everyStory = [...document.querySelectorAll(".story")];
  const front = document.getElementById("stories");
  // Undefined while the list of stories is shown.
  const shownStory = () => everyStory.find((story) => story.offsetParent !== null);

  const show = (id) => {
    document.querySelectorAll("mark.shown").forEach((mark) => mark.classList.remove("shown"));
    document.querySelectorAll(".sentences > li[aria-current]").forEach((item) => item.removeAttribute("aria-current"));
    const target = document.getElementById(id);
    if (!target) return;
    if (target.matches(".story, #stories")) {
      scrollTo(0, 0);
      target.focus({ preventScroll: true });
      return;
    }
    if (!target.matches("mark")) {
      const link = target.contains(origin) ? origin : target.querySelector(":scope > .says > .quote");
      if (link) link.focus({ preventScroll: true });
      return;
    }
    [target, ...document.querySelectorAll(`[data-rest="${id}"]`)].forEach((mark) => mark.classList.add("shown"));
    const item = document.getElementById(target.nextElementSibling.getAttribute("href").slice(1));
    if (item.matches("li")) {
      item.setAttribute("aria-current", "true");
      item.querySelector(".evidence").open = true;
      // On a narrow screen the articles are below, and the evidence that has opened pushed them down.
      if (!isEmbedded) target.scrollIntoView();
    }
    target.focus({ preventScroll: true });
  };

  const go = (id) => {
    if (isEmbedded) document.getElementById(id).scrollIntoView();
    if (isEmbedded || location.hash === `#${id}`) show(id);
    else location.hash = id;
  };

  addEventListener("hashchange", () => show(location.hash.slice(1)));
  if (location.hash) show(location.hash.slice(1));

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const mark = event.target.closest(".reader mark[id]");
    if (link) {
      const target = link.getAttribute("href");
      if (!inReader(link)) origin = document.querySelector(`.reader [id="${target.slice(1)}"]`) ? link : null;
      // The browser follows other links itself, but a second click on the same link does not change the hash.
      if (isEmbedded) event.preventDefault();
      if (isEmbedded || target === location.hash) go(target.slice(1));
    } else if (mark && getSelection().isCollapsed) {
      go(mark.nextElementSibling.getAttribute("href").slice(1));
    }
  });

  const walk = (step) => {
    const story = shownStory();
    const quotes = [...(story ? story.querySelectorAll(".quote") : document.querySelectorAll(".stories a"))];
    const here = document.activeElement;
    const item = here.closest(".sentences > li, .stories > li") || (story && story.querySelector(".sentences > [aria-current]"));
    const place = quotes.findIndex((quote) => item && item.contains(quote));
    const next = quotes[Math.min(Math.max(place + step, 0), quotes.length - 1)];
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };

  const turn = (step) => {
    const story = shownStory();
    const next = everyStory[everyStory.indexOf(story) + step];
    if (next) go(next.id);
    else if (story) go(front.id);
  };

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const here = document.activeElement;
    const arrow = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    // Arrows scroll unless a sentence has the focus.
    const step = { j: 1, k: -1 }[event.key] || (here.matches(".quote, .stories a") ? arrow : undefined);
    const page = { n: 1, p: -1 }[event.key];
    if (step) {
      event.preventDefault();
      walk(step);
    } else if (page && front) {
      turn(page);
    } else if (event.key === "Escape") {
      if (origin && inReader(here)) go(origin.closest("[id]").id);
      else if (front && shownStory()) go(front.id);
    }
  });
})();

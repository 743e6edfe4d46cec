"use strict";
// Every citation is a plain link into the articles and works without this file, which adds: the evidence opens with its
// sentence, the focus follows the link and comes back with Escape, arrows walk through the summary, the map speaks.
(() => {
  const reader = document.getElementById("articles");
  const quotes = [...document.querySelectorAll(".quote")];
  const caption = document.getElementById("map-text");
  let origin = null;

  const show = (id) => {
    document.querySelectorAll("mark.shown").forEach((mark) => mark.classList.remove("shown"));
    document.querySelectorAll(".sentences > li[aria-current]").forEach((item) => item.removeAttribute("aria-current"));
    const target = document.getElementById(id);
    if (!target) return;
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
    }
    target.focus({ preventScroll: true });
  };

  // In a notebook the page has no address of its own, and a fragment would lead to the notebook's.
  const isEmbedded = location.protocol === "about:";
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
      if (!reader.contains(link)) origin = link.matches("[href^='#a']") ? link : null;
      // Elsewhere the browser goes; only a second click on one link would go unnoticed.
      const target = link.getAttribute("href");
      if (isEmbedded) event.preventDefault();
      if (isEmbedded || target === location.hash) go(target.slice(1));
    } else if (mark && getSelection().isCollapsed) {
      go(mark.nextElementSibling.getAttribute("href").slice(1));
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const place = quotes.indexOf(document.activeElement);
    if (step && place >= 0) {
      event.preventDefault();
      quotes[Math.min(Math.max(place + step, 0), quotes.length - 1)].focus();
    } else if (event.key === "Escape" && origin && reader.contains(document.activeElement)) {
      go(origin.closest("[id]").id);
    }
  });

  if (caption) {
    const rest = caption.textContent;
    const say = (event) => {
      const point = event.target.closest(".map a, .map circle");
      caption.textContent = point ? point.querySelector("title").textContent : rest;
    };
    document.querySelector(".map").addEventListener("pointerover", say);
    document.querySelector(".map").addEventListener("focusin", say);
  }
})();
